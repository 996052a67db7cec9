import { many, unprepared } from '#platform';
import { type Worker } from '../../support/harness.js';
import { expectMirrorEqualsOrg, mirrored } from '../../support/mirror.js';
import { saveMapping, startTeamHarness, type TeamHarness } from '../../support/teams.js';

let harness: TeamHarness;
let bulk: Worker;
beforeAll(async () => {
  harness = await startTeamHarness({ scale: 300 });
  bulk = await harness.worker({ tuning: { restRowsAtMost: 0, bulkPageRows: 100 } });
});
afterAll(() => harness.stop());
beforeEach(() => {
  harness.org.control.requests.reset();
});

/** The org's requests since the start of the test, by what they ask for; looks at a job count once. */
function asked(): string[] {
  const names = harness.org.control.requests
    .log()
    .filter(({ counted }) => counted)
    .map(({ method, path }) => {
      const [, name = path] = /\/v[\d.]+\/(?:sobjects\/\w+\/)?([^?]*)/.exec(path) ?? [];
      return `${method} ${name.replace(/750\w+/, 'ID')}`;
    });
  return names.filter((name, index) => name !== 'GET jobs/query/ID' || names[index - 1] !== name);
}

const requestedFields = (): string[] => {
  const log = harness.org.control.requests.log();
  const query = log.map(({ path }) => new URL(path, harness.org.url).searchParams.get('q')).find((q) => q !== null);
  return (/SELECT (.*) FROM/.exec(query ?? '')?.[1] ?? '').split(', ');
};

async function run(
  worker: Worker,
  object: 'Account' | 'Contact' | 'Opportunity',
  mode: 'full' | 'incremental',
): Promise<Awaited<ReturnType<TeamHarness['run']>>> {
  const [requested] = await worker.runs.request(harness.teamId, { object, mode });
  await worker.executor.execute(harness.teamId, requested!.id);
  return worker.runs.get(harness.teamId, requested!.id);
}

const pagesOf = (object: string): number =>
  Math.ceil(harness.org.control.records.count(object, { includeDeleted: true }) / 100);

it('a first full load of three objects makes four calls more than the job, its looks and its pages need', async () => {
  const runs = [];
  for (const object of ['Account', 'Contact', 'Opportunity'] as const) runs.push(await run(bulk, object, 'full'));
  expect(runs.map(({ state }) => state)).toEqual(['succeeded', 'succeeded', 'succeeded']);
  const load = (object: string): string[] => [
    'POST jobs/query',
    'GET jobs/query/ID',
    ...Array<string>(pagesOf(object)).fill('GET jobs/query/ID/results'),
  ];
  expect(asked()).toEqual([
    'GET describe',
    // Of all objects, once.
    'GET limits/recordCount',
    ...load('Account'),
    'GET describe',
    ...load('Contact'),
    'GET describe',
    ...load('Opportunity'),
  ]);
  await expectMirrorEqualsOrg(harness, { objects: ['Account', 'Contact', 'Opportunity'] });
});

it('what is purged after a first load that asked for no delete log, the next run finds', async () => {
  const { records, clock } = harness.org.control;
  const [gone] = records.list('Contact', { limit: 1, matching: ({ isDeleted }) => !isDeleted });
  clock.advance(60_000);
  records.purge('Contact', gone!.id);
  clock.advance(121_000);
  expect(await harness.run('Contact')).toMatchObject({ state: 'succeeded', apiCalls: 1, counts: { deleted: 1 } });
  const row = (await mirrored(harness.db, harness.teamId, 'Contact')).find(({ crm_id }) => crm_id === gone!.id);
  expect(row).toMatchObject({ is_deleted: true });
});

it('a repeated full load asks for the delete log as well, and is told that nothing changed in the description', async () => {
  await run(bulk, 'Contact', 'full');
  expect(asked().slice(0, 3)).toEqual(['GET describe', 'POST composite', 'POST jobs/query']);
  expect(harness.org.control.requests.log().find(({ kind }) => kind === 'describe')).toMatchObject({ status: 304 });
});

it('what fits a page is read with two calls: the description, and the rows with the delete log', async () => {
  expect(await harness.run('Account', 'full')).toMatchObject({ state: 'succeeded', apiCalls: 2 });
  expect(asked()).toEqual(['GET describe', 'POST composite']);
});

it('a reconcile of a few records takes three calls', async () => {
  expect(await harness.run('Account', 'reconcile')).toMatchObject({ state: 'succeeded', apiCalls: 3 });
  expect(asked()).toEqual(['GET describe', 'GET queryAll', 'POST composite']);
});

it('a run keeps what it was expected to take beside what it took', async () => {
  const rows = harness.org.control.records.count('Account', { includeDeleted: true });
  expect(await harness.run('Account', 'full')).toMatchObject({ apiCalls: 2, estimate: { rows, apiCalls: 2 } });
  expect(await harness.run('Account')).toMatchObject({ apiCalls: 1, estimate: { rows: 0, apiCalls: 1 } });
});

it('what a bulk read took is kept, and what one page took is not', async () => {
  const kept = await many(
    harness.db,
    unprepared('select object, transport, rows, api_calls, seconds from sync.read_costs order by object'),
  );
  expect(kept).toEqual(
    ['Account', 'Contact', 'Opportunity'].map((object) => ({
      object,
      transport: 'bulk',
      rows: expect.any(Number),
      api_calls: expect.any(Number),
      seconds: expect.any(Number),
    })),
  );
});

it('nothing is asked for but what the mirror always has and what is mapped', async () => {
  await saveMapping(harness.db, harness.teamId, 'Lead', { name: 'Name', email: 'Email', company: 'Company' });
  expect(await harness.run('Lead', 'full')).toMatchObject({ state: 'succeeded' });
  const always = 'Id IsDeleted CreatedDate LastModifiedDate SystemModstamp MasterRecordId IsConverted';
  const converted = 'ConvertedAccountId ConvertedContactId ConvertedOpportunityId';
  const fields = `${always} ${converted} Name Email Company`.split(' ');
  expect(requestedFields()).toEqual(fields);
  harness.org.control.requests.reset();
  // A reconcile compares every value: what changed without a stamp is found too.
  await harness.run('Lead', 'reconcile');
  expect(requestedFields()).toEqual(fields);
});
