import { DialerCalls, DueRecordings, Meetings, type Recording } from '#linking';
import { Jobs, Metrics } from '#platform';
import { LinkingWorker } from '../../../libs/linking/src/linking-worker.service.js';
import { countOf, useLinking } from '../../support/linking.js';
import { MemoryLog, testConfig } from '../../support/platform.js';
import { addAcme, newTeam, type Seed } from '../../support/seed.js';
import { waitFor } from '../../support/wait-for.js';

// Y7: a team whose queue is long delays another team's first capture, recording or decision by a turn, and not by the queue.

const linking = useLinking();
/** Two turns of the long queue, and what is done while the test looks. */
const BOUND = 130;
const LONG = 240;

beforeEach(() => {
  linking.clock.at = new Date('2026-03-02T15:50:00.000Z');
});

const recording: Recording = {
  kind: 'virtual_conference',
  startedAt: '2026-03-02T15:00:00.000Z',
  endedAt: '2026-03-02T15:49:00.000Z',
  attendees: [{ name: 'Bo Li', email: 'bo@acme.co.uk', talkTimeMs: 1 }],
};

async function team(): Promise<Seed> {
  const made = await newTeam(linking.db);
  await addAcme(made);
  return made;
}

/** Pending, and to be decided by now. */
async function addDue(to: Seed, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    await linking.recordings.handIn(to.teamId, { externalId: `r-${n}`, recording, isUrgent: false });
  }
  await to.synced(new Date('2026-03-02T15:49:30.000Z'));
}

async function addCall(to: Seed, n: number): Promise<void> {
  await linking.module.get(DialerCalls).register(to.teamId, {
    externalId: `d-${n}`,
    startedAt: '2026-03-02T15:00:00.000Z',
    endedAt: '2026-03-02T15:30:00.000Z',
    direction: 'outbound',
    fromNumber: '+44 20 7946 0000',
    toNumber: '+44 20 7946 0001',
    owner: null,
    personCrmId: null,
    recordingExternalId: `c-${n}`,
  });
}

const decided = ({ teamId }: Seed): Promise<number> =>
  countOf(linking.db, 'linking.link_decisions where team_id = $1', [teamId]);
const created = ({ teamId }: Seed): Promise<number> =>
  countOf(linking.db, 'linking.dialer_calls where team_id = $1 and recording_created_at is not null', [teamId]);
const captured = ({ teamId }: Seed): Promise<number> =>
  countOf(linking.db, 'linking.meetings where team_id = $1 and captured_at is not null', [teamId]);

test('a team that comes while another’s long queue is worked off has its captures, calls and decisions in the next turn', async () => {
  const [long, late] = [await team(), await team()];
  await addDue(long, LONG);
  const working = linking.module.get(DueRecordings).decideDue(new Date('2026-03-02T15:51:00.000Z'));
  await waitFor(async () => (await decided(long)) > 0);
  // Ten minutes before its start it is no longer 15:50, and not yet 15:51.
  await linking.module.get(Meetings).register(late.teamId, {
    externalId: 'm-1',
    title: 'Acme',
    startsAt: '2026-03-02T16:00:30.000Z',
    endsAt: '2026-03-02T16:30:00.000Z',
    attendees: [],
    invitees: [],
    personCrmIds: [],
  });
  await addCall(late, 1);
  await addDue(late, 1);
  const before = await decided(long);
  await waitFor(async () => (await decided(late)) === 2 && (await captured(late)) === 1);
  expect((await decided(long)) - before).toBeLessThanOrEqual(BOUND);
  await working;
  expect(await decided(long)).toBe(LONG);
}, 240_000);

test('the decisions that a pass brought are made in turns, until none is left', async () => {
  const long = await team();
  await addDue(long, 100);
  const due = linking.module.get(DueRecordings);
  let turns = 1;
  while (await due.decideTurnOf(long.teamId)) turns += 1;
  expect([turns, await decided(long)]).toEqual([3, 100]);
});

test('what cannot be decided yet takes no turn of what can', async () => {
  const team1 = await team();
  // Calls without their Person wait for it, and are older.
  for (let n = 0; n < 45; n += 1) {
    const call: Recording = {
      ...recording,
      kind: 'dialer_call',
      direction: 'outbound',
      endedAt: '2026-03-02T15:48:00.000Z',
    };
    await linking.recordings.handIn(team1.teamId, { externalId: `w-${n}`, recording: call, isUrgent: false });
  }
  await addDue(team1, 5);
  const due = linking.module.get(DueRecordings);
  expect(await due.decideTurnOf(team1.teamId)).toBe(false);
  expect(await decided(team1)).toBe(5);
});

test('the jobs of a long queue leave a worker to those of another team', async () => {
  const [long, late] = [await team(), await team()];
  for (let n = 0; n < LONG; n += 1) await addCall(long, n);
  await addCall(late, 1);
  const config = testConfig(linking.databaseUrl, { ROLE: 'worker' });
  const jobs = new Jobs(config, linking.db, new MemoryLog(), new Metrics());
  try {
    await new LinkingWorker(jobs, linking.module.get(DueRecordings)).onApplicationBootstrap();
    await waitFor(async () => (await created(late)) === 1, { timeoutMs: 60_000 });
    expect(await created(long)).toBeLessThanOrEqual(BOUND);
  } finally {
    await jobs.beforeApplicationShutdown();
  }
}, 240_000);
