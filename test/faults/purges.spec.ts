import type { CrmObject } from '#identifiers';
import { type SyncTuning } from '#sync';
import { many, unprepared } from '#platform';
import { type Harness, LONG_RUN, startHarness } from '../support/harness.js';
import { expectMirrorEqualsOrg } from '../support/mirror.js';
import { newTeam } from '../support/teams.js';
import { waitFor } from '../support/wait-for.js';
import { manyLeads } from './read-paths.js';
import { connections, requested, terminate } from './workers.js';

// What the delete log named must not be forgotten, whatever happens to the read beside it.

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness(LONG_RUN);
  manyLeads(harness.org);
});
afterAll(() => harness.stop());

const BY: Record<string, Partial<SyncTuning>> = {
  REST: { restRowsAtMost: 10_000 },
  Bulk: { restRowsAtMost: 0, bulkPageRows: 60 },
};

/** Answers which record it was. */
function purgeOne(object: CrmObject): string {
  const { records, clock } = harness.org.control;
  const [purged] = records.list(object, { limit: 1, offset: 11, matching: ({ isDeleted }) => !isDeleted });
  records.purge(object, purged!.id);
  // The running minute of the log waits for the next run.
  clock.advance(121_000);
  return purged!.id;
}

test.each(Object.entries(BY))('a full run applies the purges of the delete log, by %s (Y1)', async (_name, tuning) => {
  const worker = await harness.worker({ tuning });
  const teamId = await newTeam(harness, worker);
  await worker.run(teamId, 'Contact', 'full');
  purgeOne('Contact');
  expect(await worker.run(teamId, 'Contact', 'full')).toMatchObject({ state: 'succeeded' });
  await expectMirrorEqualsOrg({ ...harness, teamId }, { objects: ['Contact'] });
});

test('a purge is not forgotten when the cursor beside it is given up (Y1)', async () => {
  const worker = await harness.worker();
  const teamId = await newTeam(harness, worker);
  await worker.run(teamId, 'Lead', 'full');
  purgeOne('Lead');
  harness.org.control.records.touch('Lead', 1_000_000);
  const lost = {
    type: 'status',
    status: 400,
    errorCode: 'INVALID_QUERY_LOCATOR',
    message: 'invalid query locator',
  } as const;
  harness.org.control.faults.add({ kind: 'query', path: '/query(All)?/0r8', effect: lost });
  expect(await worker.run(teamId, 'Lead')).toMatchObject({ state: 'succeeded' });
  await expectMirrorEqualsOrg({ ...harness, teamId }, { objects: ['Lead'] });
});

test.each(['made', 'run'])('a purge is not forgotten when the job beside it fails to be %s (Y1)', async (step) => {
  const worker = await harness.worker({ tuning: BY['Bulk']! });
  const teamId = await newTeam(harness, worker);
  await worker.run(teamId, 'Contact', 'full');
  purgeOne('Contact');
  harness.org.control.records.touch('Contact', 100);
  const { faults, jobs } = harness.org.control;
  if (step === 'made') faults.add({ kind: 'bulk', method: 'POST', times: 2, effect: { type: 'drop' } });
  else jobs.failNext('InternalServerError : Retry your request');
  expect(await worker.run(teamId, 'Contact')).toMatchObject({ state: 'succeeded' });
  await expectMirrorEqualsOrg({ ...harness, teamId }, { objects: ['Contact'] });
});

test('a purge is not forgotten when the database goes away while it is marked (Y1)', async () => {
  const worker = await harness.worker();
  const teamId = await newTeam(harness, worker);
  await worker.run(teamId, 'Contact', 'full');
  const id = purgeOne('Contact');
  const trx = await harness.db.transaction();
  const lock = unprepared('select 1 from mirror.contacts where team_id = $1 and crm_id = $2 for update');
  await many(trx, lock, [teamId, id]);
  const run = await requested(worker, teamId, 'Contact', 'incremental');
  const executing = worker.executor.execute(teamId, run.id);
  const marking = await waitFor(async () => {
    const waiting = await connections(harness, 'waiting for a lock');
    return waiting.length > 0 && waiting;
  });
  await terminate(harness, marking);
  await trx.rollback();
  await executing;
  expect(await worker.runs.get(teamId, run.id)).toMatchObject({ state: 'succeeded' });
  await expectMirrorEqualsOrg({ ...harness, teamId }, { objects: ['Contact'] });
});
