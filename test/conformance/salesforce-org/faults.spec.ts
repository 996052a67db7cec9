import { type FaultEffect, type RunningOrg } from '../../../apps/salesforce-org/src/index.js';
import { waitFor } from '../../support/wait-for.js';
import { type Answer, type Client, csv, errorOf, freshOrg } from './client.js';

let org: RunningOrg;
let client: Client;

beforeAll(async () => {
  ({ org, client } = await freshOrg({ scale: 900 }));
});
afterAll(() => org.stop());
afterEach(() => {
  org.control.faults.clear();
});

const limits = (): Promise<Answer> => client.data('/limits');

async function bulkPage(effect: FaultEffect, locator = ''): Promise<Answer> {
  const id = await client.finishedJob('SELECT Id, Name FROM Contact');
  const next =
    locator === ''
      ? ''
      : `&locator=${String((await client.data(`/jobs/query/${id}/results?maxRecords=300`)).headers['sforce-locator'])}`;
  org.control.faults.add({ kind: 'bulk-results', effect });
  return client.data(`/jobs/query/${id}/results?maxRecords=300${next}`);
}

describe('a fault strikes what it is planned for', () => {
  test('by kind, by path, by method; once, so many times, or until cleared; after so many', async () => {
    const effect: FaultEffect = { type: 'status', status: 503 };
    const statuses = async (n: number): Promise<number[]> => {
      const all: number[] = [];
      for (let k = 0; k < n; k += 1) all.push((await limits()).status);
      return all;
    };
    org.control.faults.add({ kind: 'query', effect });
    org.control.faults.add({ path: '/sobjects/', effect });
    org.control.faults.add({ method: 'POST', effect });
    expect(await statuses(2)).toEqual([200, 200]);
    org.control.faults.clear();
    org.control.faults.add({ kind: 'limits', effect, times: 2, skip: 1 });
    expect(await statuses(4)).toEqual([200, 503, 503, 200]);
    const id = org.control.faults.add({ kind: 'limits', effect, times: 0 });
    expect(await statuses(3)).toEqual([503, 503, 503]);
    org.control.faults.clear(id);
    expect(await statuses(1)).toEqual([200]);
  });

  test('it stands in the request log', async () => {
    org.control.faults.add({ effect: { type: 'status', status: 503 } });
    await limits();
    expect(org.control.requests.log().at(-1)).toMatchObject({
      kind: 'limits',
      status: 503,
      fault: 'status',
      counted: false,
    });
  });
});

describe('statuses', () => {
  test('503 with JSON and Retry-After', async () => {
    org.control.faults.add({
      effect: { type: 'status', status: 503, errorCode: 'SERVER_UNAVAILABLE', message: 'Down', retryAfterSeconds: 7 },
    });
    const answer = await limits();
    expect([answer.status, answer.headers['retry-after'], errorOf(answer)]).toEqual([
      503,
      '7',
      { errorCode: 'SERVER_UNAVAILABLE', message: 'Down' },
    ]);
  });

  test('503, 420 and 200 with HTML', async () => {
    for (const [status, words] of [
      [503, 'We are down for maintenance.'],
      [420, 'We are setting things up.'],
      [200, 'We are down for maintenance.'],
    ] as const) {
      org.control.faults.add({ effect: { type: 'status', status, body: 'html' } });
      const answer = await limits();
      expect([answer.status, answer.headers['content-type']]).toEqual([status, 'text/html;charset=UTF-8']);
      expect(answer.text).toContain(words);
    }
  });

  test('406 without a body', async () => {
    org.control.faults.add({ effect: { type: 'status', status: 406, body: 'empty' } });
    expect(await limits()).toMatchObject({ status: 406, text: '' });
  });
});

describe('broken connections', () => {
  test('drop: no answer at all', async () => {
    org.control.faults.add({ effect: { type: 'drop' } });
    await expect(limits()).rejects.toThrow(/hang up|ECONNRESET/);
  });

  test('cut: so many bytes, then the end of the connection', async () => {
    await expect(bulkPage({ type: 'cut', afterBytes: 2000 })).rejects.toThrow(/aborted|ECONNRESET/);
  });

  test('cut after nothing: the work was done all the same', async () => {
    org.control.faults.add({ kind: 'bulk', method: 'POST', effect: { type: 'cut', afterBytes: 0 } });
    const before = org.control.jobs.list().length;
    await expect(client.createJob('SELECT Id FROM Account')).rejects.toThrow(/aborted|hang up|ECONNRESET/);
    expect(org.control.jobs.list()).toHaveLength(before + 1);
  });

  test('stall: silence in the middle, then the rest', async () => {
    const startedAt = performance.now();
    const page = await bulkPage({ type: 'stall', afterBytes: 100, ms: 150 });
    expect(performance.now() - startedAt).toBeGreaterThan(140);
    expect(csv(page.text)).toHaveLength(300);
  });

  test('slow: so many bytes a second', async () => {
    org.control.faults.add({ kind: 'limits', effect: { type: 'slow', bytesPerSecond: 5000 } });
    const startedAt = performance.now();
    const { text } = await limits();
    expect(performance.now() - startedAt).toBeGreaterThan((text.length / 5000) * 1000 * 0.6);
  });

  test('delay: a late first byte', async () => {
    org.control.faults.add({ kind: 'limits', effect: { type: 'delay', ms: 120 } });
    const startedAt = performance.now();
    await limits();
    expect(performance.now() - startedAt).toBeGreaterThan(110);
  });

  test('broken gzip: the reader cannot decompress', async () => {
    const id = await client.finishedJob('SELECT Id, Name FROM Contact');
    org.control.faults.add({ kind: 'bulk-results', effect: { type: 'broken-gzip' } });
    const page = await fetch(`${org.url}/services/data/v66.0/jobs/query/${id}/results`, {
      headers: { authorization: `Bearer ${client.accessToken}` },
    });
    await expect(page.text()).rejects.toThrow();
  });
});

describe('pages that lie', () => {
  test('truncated at a row boundary: headers count rows that are not there', async () => {
    const page = await bulkPage({ type: 'truncate-rows', rows: 2 });
    expect(page.headers['sforce-numberofrecords']).toBe('300');
    expect(csv(page.text)).toHaveLength(298);
  });

  test('a wrong count', async () => {
    expect((await bulkPage({ type: 'wrong-count', by: -1 })).headers['sforce-numberofrecords']).toBe('299');
    org.control.faults.add({ kind: 'query', effect: { type: 'wrong-count', by: 5 } });
    expect(await client.count('SELECT COUNT() FROM Account')).toBe(org.control.records.count('Account'));
    org.control.faults.clear();
    org.control.faults.add({ kind: 'query', effect: { type: 'wrong-count', by: 5 } });
    expect(await client.count('SELECT Id FROM Account')).toBe(org.control.records.count('Account') + 5);
  });

  test('a missing locator', async () => {
    expect((await bulkPage({ type: 'missing-locator' })).headers).not.toHaveProperty('sforce-locator');
    org.control.faults.add({ kind: 'query', effect: { type: 'missing-locator' } });
    const page = (await client.query('SELECT Id FROM Contact', { batchSize: 200 })).json();
    expect(page.done).toBe(false);
    expect(page).not.toHaveProperty('nextRecordsUrl');
  });

  test('the page before comes again', async () => {
    const first = await bulkPage({ type: 'delay', ms: 0 });
    const second = await bulkPage({ type: 'duplicate-page' }, 'next');
    expect(csv(second.text)).toEqual(csv(first.text));
  });

  test('the session ends between two pages, or in the middle of one', async () => {
    org.control.faults.add({ kind: 'limits', effect: { type: 'expire-session' } });
    expect((await limits()).status).toBe(401);
    client.accessToken = (await client.token({ grant_type: 'client_credentials' })).json<{
      access_token: string;
    }>().access_token;
    await expect(bulkPage({ type: 'expire-session', afterBytes: 50 })).rejects.toThrow();
    expect((await limits()).status).toBe(401);
    client.accessToken = (await client.token({ grant_type: 'client_credentials' })).json<{
      access_token: string;
    }>().access_token;
  });

  test('the clock of the org is off', async () => {
    org.control.clock.setOffset(3_600_000);
    const { headers } = await limits();
    expect(Date.parse(headers.date!) - Date.now()).toBeGreaterThan(3_500_000);
    org.control.clock.setOffset(0);
  });
});

describe('trouble at random', () => {
  test('is the same for the same seed and requests', async () => {
    const run = async (): Promise<(number | string)[]> => {
      org.control.faults.random({ seed: 5, rate: 0.4, effects: [{ type: 'status', status: 503 }, { type: 'drop' }] });
      const seen: (number | string)[] = [];
      for (let n = 0; n < 25; n += 1)
        seen.push(
          await limits().then(
            ({ status }) => status,
            () => 'dropped',
          ),
        );
      return seen;
    };
    const [once, again] = [await run(), await run()];
    expect(again).toEqual(once);
    expect(new Set(once)).toEqual(new Set([200, 503, 'dropped']));
  });
});

test('a reader that goes away in a stall leaves nothing behind', async () => {
  org.control.faults.add({ kind: 'limits', effect: { type: 'stall', afterBytes: 10 } });
  const gone = new AbortController();
  const reading = fetch(`${org.url}/services/data/v66.0/limits`, {
    headers: { authorization: `Bearer ${client.accessToken}` },
    signal: gone.signal,
  });
  const response = await reading;
  gone.abort();
  await expect(response.text()).rejects.toThrow();
  await waitFor(() => org.control.requests.log().at(-1)?.fault === 'stall');
});
