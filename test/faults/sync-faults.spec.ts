import { type Fault } from '../../apps/salesforce-org/src/index.js';
import { type Worker } from '../support/harness.js';
import { expectMirrorEqualsOrg } from '../support/mirror.js';
import { startTeamHarness, type TeamHarness } from '../support/teams.js';

/** Trouble, and what a run says that meets it every time. Met once, every one of them is overcome. */
const TROUBLE: [name: string, effect: Fault['effect'], code: string][] = [
  ['no answer', { type: 'drop' }, 'SALESFORCE_UNREACHABLE'],
  ['an internal error', { type: 'status', status: 500, errorCode: 'UNKNOWN_EXCEPTION' }, 'SALESFORCE_UNAVAILABLE'],
  ['a maintenance page', { type: 'status', status: 503, body: 'html' }, 'SALESFORCE_UNAVAILABLE'],
  ['a web page with status 200', { type: 'status', status: 200, body: 'html' }, 'SALESFORCE_UNAVAILABLE'],
  ['an empty 406', { type: 'status', status: 406, body: 'empty' }, 'SALESFORCE_UNAVAILABLE'],
  ['an instance that moves', { type: 'status', status: 420, body: 'html' }, 'SALESFORCE_UNAVAILABLE'],
  [
    'too many requests at once',
    {
      type: 'status',
      status: 403,
      errorCode: 'REQUEST_LIMIT_EXCEEDED',
      message: 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.',
    },
    'SALESFORCE_BUSY',
  ],
  ['a body that is cut', { type: 'cut', afterBytes: 300 }, 'SALESFORCE_RESPONSE_CUT'],
  ['a body that stalls', { type: 'stall', afterBytes: 300 }, 'SALESFORCE_TIMEOUT'],
  ['rows missing at the end', { type: 'truncate-rows', rows: 2 }, 'EXTRACTION_INCOMPLETE'],
  ['a count that is too high', { type: 'wrong-count', by: 3 }, 'EXTRACTION_INCOMPLETE'],
  ['a count that is too low', { type: 'wrong-count', by: -3 }, 'EXTRACTION_INCOMPLETE'],
  ['damaged compression', { type: 'broken-gzip' }, 'SALESFORCE_RESPONSE_CUT'],
  ['an expired session', { type: 'expire-session' }, 'SALESFORCE_SESSION_REFUSED'],
  [
    'a session that expires in the middle of the body',
    { type: 'expire-session', afterBytes: 300 },
    'SALESFORCE_RESPONSE_CUT',
  ],
];
const BULK_ONLY: typeof TROUBLE = [
  ['a page without a locator', { type: 'missing-locator' }, 'SALESFORCE_RESPONSE_INVALID'],
  ['the page before again', { type: 'duplicate-page' }, 'EXTRACTION_INCOMPLETE'],
];

let harness: TeamHarness;
let bulk: Worker;
beforeAll(async () => {
  harness = await startTeamHarness({ scale: 60 });
  bulk = await harness.worker({ tuning: { restRowsAtMost: 0, bulkPageRows: 25, attempts: 2 } });
  await harness.fill();
});
afterAll(() => harness.stop());
afterEach(async () => {
  harness.org.control.faults.clear();
  await harness.connectOrg();
});

/** Changes the org, runs under a fault, and holds what the run says against the mirror. */
async function underFault(worker: Worker, mode: 'full' | 'incremental', fault: Fault): Promise<string> {
  harness.org.control.records.touch('Contact', 30, { Title: `title ${Math.random()}` });
  harness.org.control.faults.add(fault);
  const [requested] = await worker.runs.request(harness.teamId, { object: 'Contact', mode });
  await worker.executor.execute(harness.teamId, requested!.id);
  const run = await worker.runs.get(harness.teamId, requested!.id);
  if (run.state === 'succeeded') await expectMirrorEqualsOrg(harness, { objects: ['Contact'] });
  return run.error === null ? run.state : `${run.state} ${run.error.code}`;
}

/** The next run without trouble is good, and goes on from what is safe. */
async function recovers(): Promise<void> {
  harness.org.control.faults.clear();
  await harness.connectOrg();
  expect(await harness.run('Contact')).toMatchObject({ state: 'succeeded' });
  await expectMirrorEqualsOrg(harness, { objects: ['Contact'] });
}

describe.each([...TROUBLE, ...BULK_ONLY])('bulk results with %s', (_name, effect, code) => {
  it('once is overcome', async () => {
    expect(await underFault(bulk, 'full', { kind: 'bulk-results', skip: 1, effect })).toBe('succeeded');
  });

  it('for ever is read by REST', async () => {
    expect(await underFault(bulk, 'full', { kind: 'bulk-results', skip: 1, times: 0, effect })).toBe(
      code === 'SALESFORCE_SESSION_REFUSED' ? `failed ${code}` : 'succeeded',
    );
    await recovers();
  });
});

describe.each(TROUBLE)('a window by REST with %s', (_name, effect, code) => {
  it('once is overcome', async () => {
    expect(await underFault(harness.first, 'incremental', { kind: 'composite', effect })).toBe('succeeded');
  });

  it('for ever is said, never succeeded, and the next good run recovers', async () => {
    const said = await underFault(harness.first, 'incremental', { kind: 'composite', times: 0, effect });
    expect(said).toBe(`failed ${code}`);
    await recovers();
  });
});

it.each(['create', 'status'])('a job whose %s fails once is made or looked at again', async (step) => {
  const method = step === 'create' ? 'POST' : 'GET';
  const path = step === 'create' ? '/jobs/query$' : '/jobs/query/\\w+$';
  expect(await underFault(bulk, 'full', { method, path, effect: { type: 'status', status: 503 } })).toBe('succeeded');
});

it('a job that fails is made again', async () => {
  harness.org.control.jobs.failNext('Failed to process query: QUERY_TIMEOUT');
  expect(await underFault(bulk, 'full', { kind: 'limits', effect: { type: 'drop' } })).toBe('succeeded');
});
