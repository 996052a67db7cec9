import { parse } from 'csv-parse/sync';
import type { Meter } from '#salesforce';
import { connected } from '../../support/connect.js';
import { type Harness, startHarness, type Worker } from '../../support/harness.js';
import { waitFor } from '../../support/wait-for.js';

let harness: Harness;
let worker: Worker;
let teamId: string;

beforeAll(async () => {
  harness = await startHarness({ scale: 2000 });
  worker = await harness.worker();
  teamId = await connected(harness, worker);
});
afterAll(() => harness.stop());
beforeEach(() => {
  harness.org.control.faults.clear();
  harness.org.control.requests.reset();
});

const meter = (): Meter => ({ apiCalls: 0, bytes: 0 });

async function text(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

describe('query', () => {
  test('pages through everything, the same rows the org has', async () => {
    const spent = meter();
    let page = await worker.org.query(teamId, 'SELECT Id FROM Account', { batchSize: 200, meter: spent });
    const ids = page.records.map(({ Id }) => Id);
    while (!page.done) {
      page = await worker.org.queryMore(teamId, page, { meter: spent });
      ids.push(...page.records.map(({ Id }) => Id));
    }
    expect(ids).toHaveLength(page.totalSize);
    expect(new Set(ids).size).toBe(harness.org.control.records.count('Account'));
    expect(spent.apiCalls).toBe(Math.ceil(page.totalSize / 200));
    expect(spent.bytes).toBeGreaterThan(1000);
  });

  test('numbers keep every digit', async () => {
    const [{ id } = { id: '' }] = harness.org.control.records.list('Opportunity', { limit: 1 });
    harness.org.control.records.update('Opportunity', id, { Amount: 9007199254740993 });
    const { records } = await worker.org.query(teamId, `SELECT Amount FROM Opportunity WHERE Id = '${id}'`);
    expect(typeof records[0]?.Amount).toBe('string');
    expect(records[0]?.Amount).toMatch(/^[\d.E]+$/);
  });

  test('rows of the recycle bin only when asked for', async () => {
    const id = harness.org.control.records.create('Lead', { LastName: 'Gone', Company: 'Gone' });
    harness.org.control.records.delete('Lead', id);
    const soql = `SELECT COUNT() FROM Lead WHERE Id = '${id}'`;
    expect(await worker.org.count(teamId, soql)).toBe(0);
    expect(await worker.org.count(teamId, soql, { includeDeleted: true })).toBe(1);
  });

  test.each([
    ['SELECT Nope FROM Account', 'SALESFORCE_FIELD_UNKNOWN'],
    ['SELECT Id FROM Nope', 'SALESFORCE_OBJECT_UNKNOWN'],
    ['SELECT FROM', 'SALESFORCE_REFUSED'],
  ])('%s is %s', async (soql, code) => {
    await expect(worker.org.query(teamId, soql)).rejects.toMatchObject({ code });
  });

  test('a query too long for an address is refused with its own code', async () => {
    const soql = `SELECT Id FROM Account WHERE Name = '${'x'.repeat(17_000)}'`;
    await expect(worker.org.query(teamId, soql)).rejects.toMatchObject({ code: 'SALESFORCE_REQUEST_TOO_LONG' });
  });

  test('a cursor that Salesforce gave up is told apart', async () => {
    const page = await worker.org.query(teamId, 'SELECT Id FROM Account', { batchSize: 200 });
    harness.org.control.sessions.releaseCursors();
    await expect(worker.org.queryMore(teamId, page)).rejects.toMatchObject({ code: 'SALESFORCE_CURSOR_LOST' });
  });

  test('an aborted call ends with the reason', async () => {
    const aborted = AbortSignal.abort(new Error('enough'));
    await expect(worker.org.query(teamId, 'SELECT Id FROM Account', { signal: aborted })).rejects.toThrow('enough');
  });
});

describe('trouble that passes is repeated unseen', () => {
  test.each([
    ['maintenance', { status: 503, body: 'html' as const }],
    ['a moving org', { status: 420, body: 'html' as const }],
    ['a page that says 200', { status: 200, body: 'html' as const }],
    ['an empty 406', { status: 406, body: 'empty' as const }],
    ['a gateway', { status: 502, body: 'empty' as const }],
    [
      'too many at once',
      {
        status: 403,
        body: 'json' as const,
        errorCode: 'REQUEST_LIMIT_EXCEEDED',
        message: 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.',
      },
    ],
  ])('%s', async (_name, effect) => {
    harness.org.control.faults.add({ kind: 'query', times: 3, effect: { type: 'status', ...effect } });
    expect(await worker.org.count(teamId, 'SELECT COUNT() FROM Account')).toBeGreaterThan(0);
    expect(harness.org.control.requests.log().filter(({ kind }) => kind === 'query')).toHaveLength(4);
  });

  test.each([
    ['a dropped connection', { type: 'drop' as const }],
    ['a body cut in the middle', { type: 'cut' as const, afterBytes: 40 }],
    ['a body that stops', { type: 'stall' as const, afterBytes: 40 }],
    ['damaged compression', { type: 'broken-gzip' as const }],
    ['a session that ends in the middle of the body', { type: 'expire-session' as const, afterBytes: 40 }],
  ])('%s', async (_name, effect) => {
    const whole = await worker.org.query(teamId, 'SELECT Id, Name FROM Account', { batchSize: 200 });
    harness.org.control.faults.add({ kind: 'query', times: 2, effect });
    const page = await worker.org.query(teamId, 'SELECT Id, Name FROM Account', { batchSize: 200 });
    expect(page.records).toEqual(whole.records);
  });

  test('but not for ever', async () => {
    harness.org.control.faults.add({ kind: 'query', times: 0, effect: { type: 'status', status: 503, body: 'html' } });
    await expect(worker.org.count(teamId, 'SELECT COUNT() FROM Account')).rejects.toMatchObject({
      code: 'SALESFORCE_UNAVAILABLE',
      kind: 'transient',
    });
    expect(harness.org.control.requests.log().filter(({ kind }) => kind === 'query')).toHaveLength(5);
  });

  test('the daily limit is not argued with', async () => {
    const { limit, used } = harness.org.control.quota.get();
    harness.org.control.quota.set({ used: limit });
    await expect(worker.org.count(teamId, 'SELECT COUNT() FROM Account')).rejects.toMatchObject({
      code: 'SALESFORCE_LIMIT_REACHED',
    });
    harness.org.control.quota.set({ used });
    expect(harness.org.control.requests.log().filter(({ kind }) => kind === 'query')).toHaveLength(1);
  });
});

describe('describe', () => {
  test('says what the connected user sees; unchanged, it is not sent again', async () => {
    const whole = meter();
    const described = await worker.org.describe(teamId, 'Opportunity', { meter: whole });
    expect(described.fields.find(({ name }) => name === 'StageName')).toMatchObject({
      type: 'picklist',
      nullable: false,
    });
    expect(described.fields.find(({ name }) => name === 'AccountId')?.referenceTo).toEqual(['Account']);
    const again = meter();
    expect(await worker.org.describe(teamId, 'Opportunity', { meter: again })).toEqual(described);
    expect(again.apiCalls).toBe(1);
    expect(again.bytes).toBe(0);
    const remembered = meter();
    await worker.org.describe(teamId, 'Opportunity', { meter: remembered, maxAgeMs: 60_000 });
    expect(remembered.apiCalls).toBe(0);
  });

  test('a new field is seen at the next call', async () => {
    await worker.org.describe(teamId, 'Account');
    harness.org.control.fields.add('Account', { name: 'Region__c', type: 'string', label: 'Region' });
    const { fields } = await worker.org.describe(teamId, 'Account');
    expect(fields.find(({ name }) => name === 'Region__c')).toMatchObject({
      custom: true,
      label: 'Region',
      type: 'string',
    });
  });

  test('an object that is not there has its own code', async () => {
    await expect(worker.org.describe(teamId, 'Nope__c')).rejects.toMatchObject({ code: 'SALESFORCE_OBJECT_UNKNOWN' });
  });
});

describe('the rest of the org', () => {
  test('stages come in order, with what is closed and won', async () => {
    const stages = await worker.org.stages(teamId);
    expect(stages.find(({ value }) => value === 'Closed Won')).toMatchObject({
      isClosed: true,
      isWon: true,
      isActive: true,
    });
    expect(stages.map(({ sortOrder }) => sortOrder)).toEqual(
      stages.map(({ sortOrder }) => sortOrder).toSorted((a, b) => Number(a) - Number(b)),
    );
  });

  test('the delete log says what was deleted when', async () => {
    const id = harness.org.control.records.create('Contact', { LastName: 'Gone' });
    harness.org.control.records.delete('Contact', id);
    const now = harness.org.control.clock.now().getTime();
    const { records, latestAt } = await worker.org.deleted(
      teamId,
      'Contact',
      new Date(now - 3_600_000),
      new Date(now + 60_000),
    );
    expect(records.map(({ crmId }) => crmId)).toContain(id);
    expect(latestAt.getTime()).toBeGreaterThan(now - 300_000);
  });

  test('a window the delete log does not cover has its own code', async () => {
    const now = harness.org.control.clock.now().getTime();
    const call = worker.org.deleted(teamId, 'Contact', new Date(now - 60 * 86_400_000), new Date(now));
    await expect(call).rejects.toMatchObject({ code: 'SALESFORCE_DELETE_LOG_GONE' });
  });

  test('limits and record counts', async () => {
    expect((await worker.org.limits(teamId)).DailyApiRequests?.max).toBe(harness.org.control.quota.get().limit);
    const counts = await worker.org.recordCounts(teamId, ['Account', 'Lead']);
    expect(counts.Account).toBeGreaterThan(0);
    expect(Object.keys(counts).toSorted()).toEqual(['Account', 'Lead']);
  });

  test('a composite of a query and a delete log costs one call, and its parts fail alone', async () => {
    const now = harness.org.control.clock.now();
    const { used } = harness.org.control.quota.get();
    const spent = meter();
    const results = await worker.org.composite(
      teamId,
      [
        { kind: 'query', soql: 'SELECT Id, AnnualRevenue FROM Account LIMIT 5' },
        { kind: 'deleted', object: 'Account', from: new Date(now.getTime() - 3_600_000), to: now },
        { kind: 'query', soql: 'SELECT Nope FROM Account' },
      ],
      { meter: spent },
    );
    expect(results.map(({ kind }) => kind)).toEqual(['query', 'deleted', 'refused']);
    expect(results[2]).toMatchObject({ error: { code: 'SALESFORCE_FIELD_UNKNOWN' } });
    expect(spent.apiCalls).toBe(1);
    expect(harness.org.control.quota.get().used).toBe(used + 1);
  });
});

describe('bulk query', () => {
  const SOQL = 'SELECT Id, Name, Amount, CloseDate, SystemModstamp FROM Opportunity';

  async function completeJob(soql: string): Promise<{ id: string; rows: number }> {
    const { id } = await worker.org.bulkQuery.create(teamId, soql);
    const job = await waitFor(async () => {
      const status = await worker.org.bulkQuery.status(teamId, id);
      return status.state === 'JobComplete' && status;
    });
    return { id, rows: job.recordsProcessed ?? 0 };
  }

  test.each(['gzip', 'identity'] as const)(
    'pages read one by one hold every row once, each with its header (%s)',
    async (encoding) => {
      const job = await completeJob(SOQL);
      const ids: string[] = [];
      let locator: string | undefined;
      let pages = 0;
      do {
        const page = await worker.org.bulkQuery.results(teamId, job.id, { locator, maxRecords: 700, encoding });
        const rows: Record<string, string>[] = parse(await text(page.body), { columns: true });
        expect(rows).toHaveLength(page.records);
        expect(Object.keys(rows[0] ?? {})).toEqual(['Id', 'Name', 'Amount', 'CloseDate', 'SystemModstamp']);
        ids.push(...rows.map(({ Id }) => Id ?? ''));
        locator = page.nextLocator;
        pages += 1;
      } while (locator !== undefined);
      expect(pages).toBeGreaterThan(2);
      expect(ids).toHaveLength(job.rows);
      expect(new Set(ids).size).toBe(harness.org.control.records.count('Opportunity'));
      harness.org.control.jobs.forget();
      await expect(worker.org.bulkQuery.status(teamId, job.id)).rejects.toMatchObject({ code: 'SALESFORCE_NOT_FOUND' });
    },
  );

  test('a session that ends between pages is renewed, and no error is taken for data', async () => {
    const job = await completeJob(SOQL);
    const { body, nextLocator } = await worker.org.bulkQuery.results(teamId, job.id, { maxRecords: 700 });
    await text(body);
    harness.org.control.sessions.expire();
    const next = await worker.org.bulkQuery.results(teamId, job.id, { locator: nextLocator, maxRecords: 700 });
    expect(await text(next.body)).toMatch(/^"Id","Name"/);
  });

  test.each([
    ['cut in the middle', { type: 'cut' as const, afterBytes: 3000 }, 'SALESFORCE_RESPONSE_CUT'],
    ['that stops', { type: 'stall' as const, afterBytes: 3000 }, 'SALESFORCE_TIMEOUT'],
    ['with damaged compression', { type: 'broken-gzip' as const }, 'SALESFORCE_RESPONSE_CUT'],
  ])('a page %s fails in its reader, and can be read again', async (_name, effect, code) => {
    const job = await completeJob(SOQL);
    harness.org.control.faults.add({ kind: 'bulk-results', effect });
    const broken = await worker.org.bulkQuery.results(teamId, job.id);
    await expect(text(broken.body)).rejects.toMatchObject({ code, kind: 'transient' });
    const whole = await worker.org.bulkQuery.results(teamId, job.id);
    expect(parse(await text(whole.body), { columns: true })).toHaveLength(whole.records);
  });

  test('a page without its locator is no last page', async () => {
    const job = await completeJob(SOQL);
    harness.org.control.faults.add({ kind: 'bulk-results', effect: { type: 'missing-locator' } });
    const reading = worker.org.bulkQuery.results(teamId, job.id);
    await expect(reading).rejects.toMatchObject({ code: 'SALESFORCE_RESPONSE_INVALID' });
  });

  test('rows missing at the end of a page are there for the reader to see', async () => {
    const job = await completeJob(SOQL);
    harness.org.control.faults.add({ kind: 'bulk-results', effect: { type: 'truncate-rows', rows: 3 } });
    const page = await worker.org.bulkQuery.results(teamId, job.id);
    expect(parse(await text(page.body), { columns: true })).toHaveLength(page.records - 3);
  });

  test('an aborted reader ends the transfer', async () => {
    const job = await completeJob(SOQL);
    harness.org.control.faults.add({ kind: 'bulk-results', effect: { type: 'slow', bytesPerSecond: 10_000 } });
    const stop = new AbortController();
    const page = await worker.org.bulkQuery.results(teamId, job.id, { signal: stop.signal });
    const reading = text(page.body);
    stop.abort(new Error('enough'));
    await expect(reading).rejects.toThrow('enough');
  });

  test('what the org refuses at creation has its code, and a job that cannot be known to exist is made once', async () => {
    await expect(worker.org.bulkQuery.create(teamId, 'SELECT Nope FROM Account')).rejects.toMatchObject({
      code: 'SALESFORCE_FIELD_UNKNOWN',
    });
    harness.org.control.requests.reset();
    harness.org.control.faults.add({
      kind: 'bulk',
      times: 0,
      effect: { type: 'status', status: 502, body: 'empty' },
    });
    await expect(worker.org.bulkQuery.create(teamId, SOQL)).rejects.toMatchObject({ code: 'SALESFORCE_UNAVAILABLE' });
    // A slow answer that an earlier test left is logged when it ends, after the reset.
    expect(harness.org.control.requests.log().filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test('an aborted job says so', async () => {
    harness.org.control.jobs.setPace({ inProgressAfterMs: 60_000, completeAfterMs: 60_000 });
    const { id } = await worker.org.bulkQuery.create(teamId, SOQL);
    await worker.org.bulkQuery.abort(teamId, id);
    expect((await worker.org.bulkQuery.status(teamId, id)).state).toBe('Aborted');
  });
});
