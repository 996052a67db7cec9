import { DialerCalls, DueRecordings, type Recording } from '#linking';
import { many, transaction, unprepared } from '#platform';
import { countOf, useLinking } from '../../support/linking.js';
import { ACME, addAcme, newTeam, type Seed } from '../../support/seed.js';
import { waitFor } from '../../support/wait-for.js';

// Workers side by side: what one of them is at, the others pass over. One that waited would stand still with a connection.

const linking = useLinking();
let team: Seed;
beforeEach(async () => {
  linking.clock.at = new Date('2026-03-02T15:50:00.000Z');
  team = await newTeam(linking.db);
  await addAcme(team);
});

const due = (): DueRecordings => linking.module.get(DueRecordings);

const recording: Recording = {
  kind: 'virtual_conference',
  startedAt: '2026-03-02T15:00:00.000Z',
  endedAt: '2026-03-02T15:49:00.000Z',
  attendees: [{ name: 'Bo Li', email: 'bo@acme.co.uk', talkTimeMs: 1 }],
};

/** Pending, and to be decided by now. */
async function addDue(...externalIds: string[]): Promise<void> {
  for (const externalId of externalIds) {
    const { outcome } = await linking.recordings.handIn(team.teamId, { externalId, recording, isUrgent: false });
    expect(outcome).toBe('pending');
  }
  await team.synced(new Date('2026-03-02T15:49:30.000Z'));
}

/** What `work` gives while another worker is at the row; fails when it waits for that worker. */
async function besides<T>(table: string, externalId: string, work: () => Promise<T>): Promise<T> {
  let working: Promise<T> | undefined;
  await transaction(linking.db, async (trx) => {
    const sql = unprepared(`select from ${table} where team_id = $1 and external_id = $2 for update`);
    expect(await many(trx, sql, [team.teamId, externalId])).toHaveLength(1);
    let isOver = false;
    working = work().finally(() => (isOver = true));
    working.catch(() => undefined);
    await waitFor(() => isOver);
  });
  return working as Promise<T>;
}

test('L4: a recording that another worker is at is passed over, and decided once that one let go of it', async () => {
  await addDue('r-1');
  expect(await besides('linking.recordings', 'r-1', () => due().decideOne(team.teamId, 'r-1'))).toBe(false);
  expect(await due().decideOne(team.teamId, 'r-1')).toBe(true);
});

test('L4: it holds up no other recording', async () => {
  await addDue('r-1', 'r-2', 'r-3');
  await besides('linking.recordings', 'r-1', () => due().decideDueOf(team.teamId));
  const decided = await many<{ id: string }>(
    linking.db,
    unprepared('select recording_external_id as id from linking.link_decisions where team_id = $1 order by 1'),
    [team.teamId],
  );
  expect(decided.map(({ id }) => id)).toEqual(['r-2', 'r-3']);
});

test('P4: a call whose recording another worker creates is passed over', async () => {
  await linking.module.get(DialerCalls).register(team.teamId, {
    externalId: 'd-1',
    startedAt: '2026-03-02T15:00:00.000Z',
    endedAt: '2026-03-02T15:10:00.000Z',
    direction: 'outbound',
    fromNumber: '+1',
    toNumber: '+2',
    owner: null,
    personCrmId: ACME.contact,
    recordingExternalId: 'r-9',
  });
  await besides('linking.dialer_calls', 'd-1', () => due().createFromCall(team.teamId, 'd-1'));
  const created = (): Promise<number> => countOf(linking.db, 'linking.recordings where team_id = $1', [team.teamId]);
  expect(await created()).toBe(0);
  await due().createFromCall(team.teamId, 'd-1');
  expect(await created()).toBe(1);
});
