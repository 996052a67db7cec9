import { many, unprepared } from '#platform';
import { type RunMode, type SyncTuning } from '#sync';
import { type Fault } from '../../apps/salesforce-org/src/index.js';
import { type Harness, LONG_RUN, startHarness, type Worker } from '../support/harness.js';
import { expectHonest, watermarkOf } from '../support/mirror.js';
import { fill, newTeam } from '../support/teams.js';
import { waitFor } from '../support/wait-for.js';
import { carriedOn, connections, holdWatermark, requested, struck, terminate } from './workers.js';

const BULK: Partial<SyncTuning> = { restRowsAtMost: 0, bulkPageRows: 60, leaseSeconds: 1 };

let harness: Harness;
let worker: Worker;
let teamId: string;
beforeAll(async () => {
  harness = await startHarness(LONG_RUN);
  worker = await harness.worker({ tuning: BULK, http: { idleTimeoutMs: 20_000 } });
  teamId = await newTeam(harness, worker);
  await fill(worker, teamId);
});
afterAll(() => harness.stop());
afterEach(() => {
  harness.org.control.faults.clear();
});

interface Point {
  fault?: Fault;
  shows: Parameters<typeof connections>[1];
}

const PAUSE = { type: 'stall', afterBytes: 50, ms: 600 } as const;
const POINTS: Record<string, Point> = {
  'while the org is described': { fault: { kind: 'describe', effect: { type: 'delay', ms: 300 } }, shows: 'any' },
  'in COPY': { fault: { kind: 'bulk-results', skip: 1, effect: PAUSE }, shows: 'copying' },
  'between two pages': { fault: { kind: 'bulk-results', skip: 2, effect: { type: 'delay', ms: 300 } }, shows: 'any' },
  'between the last merge and the watermark': { shows: 'waiting for a lock' },
};

describe('connections to PostgreSQL that are ended, as by its restart', () => {
  const cases = Object.keys(POINTS).flatMap((point) =>
    (['full', 'reconcile'] as const).map((mode) => [point, mode] as const),
  );
  test.each(cases)('%s, in a %s run', async (name, mode: RunMode) => {
    const { fault, shows } = POINTS[name]!;
    const compared = { ...harness, teamId };
    const { records, faults } = harness.org.control;
    records.touch('Contact', 1_000_000, { Title: `${name} ${mode}` });
    if (mode === 'reconcile') {
      records.purge('Contact', records.list('Contact', { limit: 1, matching: ({ isDeleted }) => !isDeleted })[0]!.id, {
        trace: false,
      });
    }
    const before = await watermarkOf(compared, 'Contact');
    const release = fault === undefined ? await holdWatermark(harness, teamId, 'Contact') : undefined;
    const planned = fault === undefined ? undefined : faults.add(fault);
    const { id } = await requested(worker, teamId, 'Contact', mode);
    const executing = worker.executor.execute(teamId, id).catch(() => undefined);
    if (planned !== undefined) await struck(harness, planned);
    const found = await waitFor(async () => {
      const now = await connections(harness, shows);
      return now.length > 0 && now;
    });
    await terminate(harness, found);
    await release?.();
    await executing;
    const run = await carriedOn(worker, teamId, id);
    expect(run).toMatchObject({ id, state: 'succeeded', error: null });
    await expectHonest(compared, run, before);
  });
});

test('a deadlock ends one try, not the run', async () => {
  const compared = { ...harness, teamId };
  const { records } = harness.org.control;
  records.touch('Contact', 1_000_000, { Title: 'deadlock' });
  const before = await watermarkOf(compared, 'Contact');
  // The run holds rows it has merged and wants the watermark's; we hold that one and want the rows.
  const trx = await harness.db.transaction();
  await many(
    trx,
    unprepared(`select 1 from mirror.object_states where team_id = $1 and object = 'Contact' for update`),
    [teamId],
  );
  await many(trx, unprepared(`set local deadlock_timeout = '30s'`));
  const { id } = await requested(worker, teamId, 'Contact', 'full');
  const executing = worker.executor.execute(teamId, id);
  await waitFor(async () => (await connections(harness, 'waiting for a lock')).length > 0);
  await many(trx, unprepared('select 1 from sync.runs where team_id = $1 and id = $2 for update'), [teamId, id]);
  await trx.rollback();
  await executing;
  const run = await carriedOn(worker, teamId, id);
  expect(run).toMatchObject({ id, state: 'succeeded', error: null });
  await expectHonest(compared, run, before);
});

test('a full disk fails the run and says so; with space again, the next one makes good', async () => {
  const compared = { ...harness, teamId };
  harness.org.control.records.touch('Contact', 1_000_000, { Title: 'disk full' });
  const before = await watermarkOf(compared, 'Contact');
  const full = `create function disk_is_full() returns trigger language plpgsql as
    $$ begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$`;
  await many(harness.db, unprepared(full));
  // The third page of four meets it.
  const trigger = `create trigger full_disk before insert or update on mirror.contacts for each row
    when (new.crm_id > $$ID$$) execute function disk_is_full()`;
  const ids = harness.org.control.records
    .list('Contact', { limit: Infinity })
    .map(({ id }) => id)
    .sort();
  await many(harness.db, unprepared(trigger.replace('ID', ids[150]!)));
  const failed = await worker.run(teamId, 'Contact', 'full');
  expect(failed).toMatchObject({ state: 'failed', error: { code: 'DATABASE_DISK_FULL' } });
  await expectHonest(compared, failed, before);
  await many(harness.db, unprepared('drop trigger full_disk on mirror.contacts'));
  await many(harness.db, unprepared('drop function disk_is_full'));
  const run = await worker.run(teamId, 'Contact', 'full');
  expect(run).toMatchObject({ state: 'succeeded', error: null });
  await expectHonest(compared, run, before);
});

test('two workers at one run: one of them has it, and nothing is read twice', async () => {
  const other = await harness.worker({ tuning: BULK });
  const { control } = harness.org;
  control.records.touch('Contact', 1_000_000, { Title: 'two workers' });
  control.requests.reset();
  const { id } = await requested(worker, teamId, 'Contact', 'full');
  const again = await requested(other, teamId, 'Contact', 'full');
  expect(again.id).toBe(id);
  await Promise.all([worker, other, worker, other].map(({ executor }) => executor.execute(teamId, id)));
  const run = await worker.runs.get(teamId, id);
  expect(run).toMatchObject({ state: 'succeeded' });
  const pages = control.requests.log().filter(({ kind }) => kind === 'bulk-results');
  expect(new Set(pages.map(({ path }) => path)).size).toBe(pages.length);
  await expectHonest({ ...harness, teamId }, run, null);
});
