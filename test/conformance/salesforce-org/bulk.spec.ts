import { type RunningOrg } from '../../../apps/salesforce-org/src/index.js';
import { waitFor } from '../../support/wait-for.js';
import { type Answer, type Client, csv, DAY_MS, errorOf, freshOrg, signInAs } from './client.js';

let org: RunningOrg;
let client: Client;

beforeAll(async () => {
  ({ org, client } = await freshOrg({ scale: 5000 }));
});
afterAll(() => org.stop());
beforeEach(() => {
  org.control.jobs.setPace({ inProgressAfterMs: 2, completeAfterMs: 4, pageRows: 100_000 });
});

const results = (id: string, query = '', version?: string): Promise<Answer> =>
  client.data(`/jobs/query/${id}/results${query}`, version === undefined ? {} : { version });

/** Every page of a job. */
async function pages(id: string, maxRecords: number): Promise<Answer[]> {
  const all: Answer[] = [];
  let locator = '';
  do {
    const page = await results(id, `?maxRecords=${String(maxRecords)}${locator === '' ? '' : `&locator=${locator}`}`);
    all.push(page);
    locator = String(page.headers['sforce-locator']);
  } while (locator !== 'null');
  return all;
}

describe('2.7 creating a job', () => {
  test('answers 200, not 201, with the job as UploadComplete', async () => {
    const answer = await client.createJob('SELECT Id FROM Account', { operation: 'queryAll' });
    expect(answer.status).toBe(200);
    expect(answer.json()).toEqual({
      id: expect.stringMatching(/^750\w{15}$/),
      operation: 'queryAll',
      object: 'Account',
      createdById: expect.stringMatching(/^005\w{15}$/),
      createdDate: expect.stringMatching(/\+0000$/),
      systemModstamp: expect.stringMatching(/\+0000$/),
      state: 'UploadComplete',
      concurrencyMode: 'Parallel',
      contentType: 'CSV',
      apiVersion: 66,
      lineEnding: 'LF',
      columnDelimiter: 'COMMA',
    });
  });

  test.each<[string, string, string]>([
    [
      'SELECT Id, BillingAddress FROM Account',
      'FUNCTIONALITY_NOT_ENABLED',
      'Selecting compound data not supported in Bulk Query',
    ],
    ['SELECT COUNT(Id) FROM Account', 'FUNCTIONALITY_NOT_ENABLED', 'Aggregate queries are not supported in Bulk Query'],
    ['SELECT Name FROM Account GROUP BY Name', 'FUNCTIONALITY_NOT_ENABLED', 'not supported in Bulk Query'],
    ['SELECT Id FROM Account OFFSET 5', 'API_ERROR', 'OFFSET is not supported'],
    ['SELECT Id, (SELECT Id FROM Contacts) FROM Account', 'FUNCTIONALITY_NOT_ENABLED', 'not supported in Bulk Query'],
    ['SELECT FIELDS(STANDARD) FROM Account', 'MALFORMED_QUERY', 'FIELDS'],
    ['SELECT Id FROM OpportunityStage', 'INVALIDENTITY', 'is not supported by the Bulk API'],
    ['SELECT Nope FROM Account', 'INVALID_FIELD', "No such column 'Nope' on entity 'Account'"],
    ['SELECT Id FROM Nope', 'INVALID_TYPE', "sObject type 'Nope' is not supported"],
    ['SELECT Id FROM', 'MALFORMED_QUERY', 'unexpected token'],
  ])('%s is refused', async (soql, code, message) => {
    const answer = await client.createJob(soql);
    expect([answer.status, errorOf(answer).errorCode]).toEqual([400, code]);
    expect(errorOf(answer).message).toContain(message);
  });

  test('a wrong operation, delimiter or unknown member is refused', async () => {
    for (const more of [{ operation: 'insert' }, { columnDelimiter: 'COLON' }, { nonsense: 1 }]) {
      expect((await client.createJob('SELECT Id FROM Account', more)).status).toBe(400);
    }
  });

  test('before v47.0 there is no query job', async () => {
    const answer = await client.data('/jobs/query', {
      version: '46.0',
      body: JSON.stringify({ operation: 'query', query: 'SELECT Id FROM Account' }),
    });
    expect(answer.status).toBe(404);
  });

  test('10,000 jobs in 24 hours, then LIMIT_EXCEEDED', async () => {
    org.control.jobs.setDailyLimit(0);
    const refused = await client.createJob('SELECT Id FROM Account');
    org.control.jobs.setDailyLimit(10_000);
    expect([refused.status, errorOf(refused).errorCode]).toEqual([400, 'LIMIT_EXCEEDED']);
  });

  test('1 TB of results in 24 hours, then LIMIT_EXCEEDED', async () => {
    org.control.jobs.setDailyMegabytes(0);
    const refused = await client.createJob('SELECT Id FROM Account');
    org.control.jobs.setDailyMegabytes(976_562);
    expect([refused.status, errorOf(refused).errorCode]).toEqual([400, 'LIMIT_EXCEEDED']);
  });

  test('a query longer than an address may be is fine in a body', async () => {
    const names = Array.from({ length: 12 }, (_, n) => `'${String(n % 10).repeat(3500)}'`);
    expect((await client.createJob(`SELECT Id FROM Account WHERE Name IN (${names.join(',')})`)).status).toBe(200);
  });
});

describe('2.7 states', () => {
  test('UploadComplete, InProgress, JobComplete; counts once it is complete', async () => {
    org.control.jobs.setPace({ inProgressAfterMs: 60, completeAfterMs: 120 });
    const { id } = (await client.createJob('SELECT Id FROM Account')).json<{ id: string }>();
    const seen = new Set<string>();
    await waitFor(async () => {
      const job = (await client.data(`/jobs/query/${id}`)).json<{ state: string; numberRecordsProcessed: number }>();
      seen.add(job.state);
      if (job.state !== 'JobComplete') expect(job.numberRecordsProcessed).toBe(0);
      return job.state === 'JobComplete';
    });
    expect([...seen]).toEqual(['UploadComplete', 'InProgress', 'JobComplete']);
    expect((await client.data(`/jobs/query/${id}`)).json()).toMatchObject({
      jobType: 'V2Query',
      numberRecordsProcessed: org.control.records.count('Account'),
      retries: 0,
      totalProcessingTime: expect.any(Number),
      isPkChunkingSupported: true,
    });
  });

  test('a failed job carries errorMessage', async () => {
    org.control.jobs.failNext(
      'InvalidBatch : Failed to process query: QUERY_TIMEOUT: Your query request was running for too long.',
    );
    const id = await client.finishedJob('SELECT Id FROM Account');
    expect((await client.data(`/jobs/query/${id}`)).json()).toMatchObject({
      state: 'Failed',
      errorMessage: expect.stringContaining('QUERY_TIMEOUT'),
    });
    expect((await results(id)).status).toBe(400);
  });

  test('results of a job that is not complete are refused', async () => {
    org.control.jobs.setPace({ inProgressAfterMs: 10_000 });
    const { id } = (await client.createJob('SELECT Id FROM Account')).json<{ id: string }>();
    expect((await results(id)).status).toBe(400);
  });

  test('abort: PATCH state Aborted; delete: 204 once terminated, before that 400', async () => {
    org.control.jobs.setPace({ inProgressAfterMs: 10_000 });
    const { id } = (await client.createJob('SELECT Id FROM Account')).json<{ id: string }>();
    const early = await client.data(`/jobs/query/${id}`, { method: 'DELETE' });
    expect([early.status, errorOf(early)]).toEqual([
      400,
      { errorCode: 'API_ERROR', message: 'Error encountered when deleting the job because the job is not terminated' },
    ]);
    const aborted = await client.data(`/jobs/query/${id}`, {
      method: 'PATCH',
      body: JSON.stringify({ state: 'Aborted' }),
    });
    expect(aborted.json()).toMatchObject({ id, state: 'Aborted' });
    expect((await client.data(`/jobs/query/${id}`, { method: 'DELETE' })).status).toBe(204);
    const gone = await client.data(`/jobs/query/${id}`);
    expect([gone.status, errorOf(gone)]).toEqual([
      404,
      { errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' },
    ]);
  });

  test('the list holds the jobs with jobType V2Query', async () => {
    const id = await client.finishedJob('SELECT Id FROM Account');
    const list = (await client.data('/jobs/query?jobType=V2Query')).json<{
      done: boolean;
      records: { id: string; jobType: string }[];
    }>();
    expect(list.done).toBe(true);
    expect(list.records.find((one) => one.id === id)).toMatchObject({ jobType: 'V2Query' });
  });

  test('jobs are kept for seven days', async () => {
    org.control.sessions.setLife(100 * DAY_MS);
    const id = await client.finishedJob('SELECT Id FROM Account');
    org.control.clock.advance(7 * DAY_MS + 1000);
    expect((await client.data(`/jobs/query/${id}`)).status).toBe(404);
    org.control.clock.setOffset(0);
  });
});

describe('2.7 results', () => {
  test('every page repeats the header row, says how many records it has, and ends with the string null', async () => {
    const id = await client.finishedJob('SELECT Id, Name FROM Opportunity');
    const all = await pages(id, 2000);
    expect(all).toHaveLength(3);
    for (const page of all) {
      expect(page.headers['content-type']).toBe('text/csv; charset=UTF-8');
      expect(page.text.startsWith('"Id","Name"\n')).toBe(true);
      expect(csv(page.text)).toHaveLength(Number(page.headers['sforce-numberofrecords']));
    }
    expect(all.map(({ headers }) => headers['sforce-locator'] === 'null')).toEqual([false, false, true]);
    const ids = all.flatMap((page) => csv(page.text).map(({ Id }) => Id));
    expect(new Set(ids).size).toBe(org.control.records.count('Opportunity'));
  });

  test('locators are stable: a page can be read again', async () => {
    const id = await client.finishedJob('SELECT Id FROM Opportunity');
    const locator = String((await results(id, '?maxRecords=100')).headers['sforce-locator']);
    const [once, again] = [
      await results(id, `?maxRecords=50&locator=${locator}`),
      await results(id, `?maxRecords=50&locator=${locator}`),
    ];
    expect(again.text).toBe(once.text);
    expect((await results(id, '?locator=nonsense')).status).toBe(400);
  });

  test('maxRecords is a maximum: a page is capped, whatever is asked', async () => {
    org.control.jobs.setPace({ pageRows: 1000 });
    const id = await client.finishedJob('SELECT Id FROM Opportunity');
    expect((await results(id, '?maxRecords=4000')).headers['sforce-numberofrecords']).toBe('1000');
    expect((await results(id)).headers['sforce-numberofrecords']).toBe('1000');
  });

  test('zero rows: the header line only, count 0, locator null', async () => {
    const id = await client.finishedJob("SELECT Id, Name FROM Account WHERE Name = 'nobody'");
    const page = await results(id);
    expect([page.text, page.headers['sforce-numberofrecords'], page.headers['sforce-locator']]).toEqual([
      '"Id","Name"\n',
      '0',
      'null',
    ]);
  });

  test('columns stand in the order of SELECT; a parent is headed by its path', async () => {
    const id = await client.finishedJob('SELECT Name, Id, Account.Name, StageName FROM Opportunity LIMIT 1');
    expect((await results(id)).text.split('\n')[0]).toBe('"Name","Id","Account.Name","StageName"');
  });

  test.each<[string, string]>([
    ['PIPE', '|'],
    ['SEMICOLON', ';'],
    ['TAB', '\t'],
    ['CARET', '^'],
    ['BACKQUOTE', '`'],
  ])('columnDelimiter %s, lineEnding CRLF', async (columnDelimiter, delimiter) => {
    const id = await client.finishedJob('SELECT Id, Name FROM Account LIMIT 3', {
      columnDelimiter,
      lineEnding: 'CRLF',
    });
    const { text } = await results(id);
    expect(text.startsWith(`"Id"${delimiter}"Name"\r\n`)).toBe(true);
    expect(csv(text, delimiter)).toHaveLength(3);
  });

  test('gzip when it is accepted', async () => {
    const id = await client.finishedJob('SELECT Id, Name FROM Account');
    const zipped = await fetch(`${org.url}/services/data/v66.0/jobs/query/${id}/results`, {
      headers: { authorization: `Bearer ${client.accessToken}`, 'accept-encoding': 'gzip' },
    });
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    const plain = await results(id);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(await zipped.text()).toBe(plain.text);
  });

  test('another API version than the one of the job is 409', async () => {
    const id = await client.finishedJob('SELECT Id FROM Account');
    expect((await results(id, '', '65.0')).status).toBe(409);
  });

  test('rows come in no order, unless ORDER BY or LIMIT asks', async () => {
    const ids = async (soql: string): Promise<string[]> =>
      csv((await results(await client.finishedJob(soql))).text).map(({ Id }) => Id!);
    const free = await ids('SELECT Id FROM Opportunity');
    expect(free).not.toEqual([...free].sort());
    const ordered = await ids('SELECT Id FROM Opportunity ORDER BY Id');
    expect(ordered).toEqual([...free].sort());
  });

  test('the rows are those of the moment the job ran', async () => {
    const record = org.control.records.create('Account', { Name: 'Before' });
    const id = await client.finishedJob(`SELECT Name, IsDeleted FROM Account WHERE Id = '${record}'`);
    org.control.records.update('Account', record, { Name: 'After' });
    org.control.records.delete('Account', record);
    expect(csv((await results(id)).text)).toEqual([{ Name: 'Before', IsDeleted: 'false' }]);
  });

  test('queryAll jobs hold deleted rows', async () => {
    const record = org.control.records.create('Account', { Name: 'Binned' });
    org.control.records.delete('Account', record);
    const soql = `SELECT IsDeleted FROM Account WHERE Id = '${record}'`;
    expect(csv((await results(await client.finishedJob(soql))).text)).toEqual([]);
    expect(csv((await results(await client.finishedJob(soql, { operation: 'queryAll' }))).text)).toEqual([
      { IsDeleted: 'true' },
    ]);
  });

  test("another user's job is not found", async () => {
    const { client: other } = await signInAs(
      org,
      org.control.records.list('User', { limit: 3 })[2]!.values.Username as string,
    );
    const id = await client.finishedJob('SELECT Id FROM Account');
    expect((await other.data(`/jobs/query/${id}`)).status).toBe(404);
  });

  test('each request counts against the daily limit', async () => {
    const { used } = org.control.quota.get();
    const { id } = (await client.createJob('SELECT Id FROM Account')).json<{ id: string }>();
    await client.data(`/jobs/query/${id}`);
    expect(org.control.quota.get().used).toBe(used + 2);
  });
});

describe('2.7 resultPages', () => {
  interface Pages {
    resultPages: { resultUrl: string }[];
    nextRecordsUrl?: string;
    done: boolean;
  }

  test('five locators at a time, from v58.0 on; together they hold every row once', async () => {
    org.control.jobs.setPace({ pageRows: 700 });
    const id = await client.finishedJob('SELECT Id FROM Opportunity');
    const first = (await client.data(`/jobs/query/${id}/resultPages`)).json<Pages>();
    expect([first.resultPages.length, first.done]).toEqual([5, false]);
    const rest = (await client.call(first.nextRecordsUrl!)).json<Pages>();
    expect(rest.done).toBe(true);
    const ids: string[] = [];
    for (const { resultUrl } of [...first.resultPages, ...rest.resultPages])
      ids.push(...csv((await client.call(resultUrl)).text).map(({ Id }) => Id!));
    expect(ids).toHaveLength(org.control.records.count('Opportunity'));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('not before v58.0', async () => {
    const created = await client.data('/jobs/query', {
      version: '57.0',
      body: JSON.stringify({ operation: 'query', query: 'SELECT Id FROM Account' }),
    });
    const { id } = created.json<{ id: string }>();
    await waitFor(
      async () => (await client.data(`/jobs/query/${id}`)).json<{ state: string }>().state === 'JobComplete',
    );
    expect((await client.data(`/jobs/query/${id}/resultPages`, { version: '57.0' })).status).toBe(404);
  });
});
