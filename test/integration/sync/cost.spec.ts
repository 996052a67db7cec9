import { many, unprepared } from '#platform';
import { expectMirrorEqualsOrg, mirrored, saveMapping, type Setting, startSetting, type Worker } from './setting.js';

let setting: Setting;
let bulk: Worker;
beforeAll(async () => {
  setting = await startSetting({ scale: 300 });
  bulk = await setting.worker({ restRowsAtMost: 0, bulkPageRows: 100 });
});
afterAll(() => setting.stop());
beforeEach(() => {
  setting.org.control.requests.reset();
});

/** The org's requests since the start of the test, by what they ask for; looks at a job count once. */
function asked(): string[] {
  const names = setting.org.control.requests
    .log()
    .filter(({ counted }) => counted)
    .map(({ method, path }) => {
      const [, name = path] = /\/v[\d.]+\/(?:sobjects\/\w+\/)?([^?]*)/.exec(path) ?? [];
      return `${method} ${name.replace(/750\w+/, 'ID')}`;
    });
  return names.filter((name, index) => name !== 'GET jobs/query/ID' || names[index - 1] !== name);
}

const requestedFields = (): string[] => {
  const log = setting.org.control.requests.log();
  const query = log.map(({ path }) => new URL(path, setting.org.url).searchParams.get('q')).find((q) => q !== null);
  return (/SELECT (.*) FROM/.exec(query ?? '')?.[1] ?? '').split(', ');
};

async function run(
  worker: Worker,
  object: 'Account' | 'Contact' | 'Opportunity',
  mode: 'full' | 'incremental',
): Promise<Awaited<ReturnType<Setting['run']>>> {
  const [requested] = await worker.runs.request(setting.teamId, { object, mode });
  await worker.executor.execute(setting.teamId, requested!.id);
  return worker.runs.get(setting.teamId, requested!.id);
}

const pagesOf = (object: string): number =>
  Math.ceil(setting.org.control.records.count(object, { includeDeleted: true }) / 100);

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
  await expectMirrorEqualsOrg(setting, ['Account', 'Contact', 'Opportunity']);
});

it('what is purged after a first load that asked for no delete log, the next run finds', async () => {
  const { records, clock } = setting.org.control;
  const [gone] = records.list('Contact', { limit: 1, matching: ({ isDeleted }) => !isDeleted });
  clock.advance(60_000);
  records.purge('Contact', gone!.id);
  clock.advance(121_000);
  expect(await setting.run('Contact')).toMatchObject({ state: 'succeeded', apiCalls: 1, counts: { deleted: 1 } });
  const row = (await mirrored(setting.db, setting.teamId, 'Contact')).find(({ crm_id }) => crm_id === gone!.id);
  expect(row).toMatchObject({ is_deleted: true });
});

it('a repeated full load asks for the delete log as well, and is told that nothing changed in the description', async () => {
  await run(bulk, 'Contact', 'full');
  expect(asked().slice(0, 3)).toEqual(['GET describe', 'POST composite', 'POST jobs/query']);
  expect(setting.org.control.requests.log().find(({ kind }) => kind === 'describe')).toMatchObject({ status: 304 });
});

it('what fits a page is read with two calls: the description, and the rows with the delete log', async () => {
  expect(await setting.run('Account', 'full')).toMatchObject({ state: 'succeeded', apiCalls: 2 });
  expect(asked()).toEqual(['GET describe', 'POST composite']);
});

it('a reconcile of a few records takes three calls', async () => {
  expect(await setting.run('Account', 'reconcile')).toMatchObject({ state: 'succeeded', apiCalls: 3 });
  expect(asked()).toEqual(['GET describe', 'GET queryAll', 'POST composite']);
});

it('a run keeps what it was expected to take beside what it took', async () => {
  const rows = setting.org.control.records.count('Account', { includeDeleted: true });
  expect(await setting.run('Account', 'full')).toMatchObject({ apiCalls: 2, estimate: { rows, apiCalls: 2 } });
  expect(await setting.run('Account')).toMatchObject({ apiCalls: 1, estimate: { rows: 0, apiCalls: 1 } });
});

it('what a bulk read took is kept, and what one page took is not', async () => {
  const kept = await many(
    setting.db,
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
  await saveMapping(setting.db, setting.teamId, 'Lead', { name: 'Name', email: 'Email', company: 'Company' });
  expect(await setting.run('Lead', 'full')).toMatchObject({ state: 'succeeded' });
  const always = 'Id IsDeleted CreatedDate LastModifiedDate SystemModstamp MasterRecordId IsConverted';
  const converted = 'ConvertedAccountId ConvertedContactId ConvertedOpportunityId';
  expect(requestedFields()).toEqual(`${always} ${converted} Name Email Company`.split(' '));
  setting.org.control.requests.reset();
  await setting.run('Lead', 'reconcile');
  expect(requestedFields()).toEqual(['Id', 'IsDeleted', 'SystemModstamp']);
});
