import { ErasedRecordings, ErasureModule } from '#erasure';
import { DialerCalls, DueRecordings, ManualLinks, type Recording, Recordings } from '#linking';
import { execute, many, transaction, unprepared } from '#platform';
import { countOf, type LinkingUnderTest, startLinking } from '../../support/linking.js';
import { searchDatabase } from '../../support/search-database.js';
import { ACME, addAcme, newTeam, put, record, type Seed } from '../../support/seed.js';

const actor = { kind: 'key', id: null, name: 'recorder' } as const;
const met: Recording = {
  kind: 'virtual_conference',
  title: 'Acme, a talk nobody else has',
  startedAt: '2026-03-02T15:00:00.000Z',
  endedAt: '2026-03-02T15:31:00.000Z',
  attendees: [{ name: 'Zoe Quill', email: 'zoe@quill.example', talkTimeMs: 5 }],
};

let linking: LinkingUnderTest;
let recordings: Recordings;
let team: Seed;

beforeAll(async () => {
  linking = await startLinking(ErasureModule);
  recordings = linking.module.get(Recordings);
});
afterAll(() => linking.stop());
beforeEach(async () => {
  team = await newTeam(linking.db);
  await addAcme(team);
});

const handIn = (externalId: string, recording: Recording = met) =>
  recordings.handIn(team.teamId, { externalId, recording, isUrgent: true });
const erase = (externalId: string) =>
  transaction(linking.db, (trx) =>
    linking.module
      .get(ErasedRecordings)
      .erase(trx, team.teamId, externalId, { erasedAt: linking.clock.at, actor, reason: 'requested' }),
  );

test('E1: body, decision, history, events and deliveries of the recording go, and those of others stay', async () => {
  await handIn('r-1');
  await handIn('r-2', { ...met, title: 'Another', attendees: [{ name: 'Bo Li', email: 'bo@acme.co.uk' }] });
  await transaction(linking.db, (trx) =>
    linking.module
      .get(ManualLinks)
      .set(trx, { teamId: team.teamId, externalId: 'r-1', slot: 'account', actor }, ACME.account),
  );
  await put(linking.db, 'webhooks.endpoints', {
    ...{ team_id: team.teamId, id: '00000000-0000-7000-8000-000000000001', url: 'https://x.example', secret: '' },
    events: ['recording.linked'],
  });
  await put(linking.db, 'webhooks.deliveries', {
    ...{ team_id: team.teamId, id: '00000000-0000-7000-8000-000000000002', event_id: '1', type: 'recording.linked' },
    ...{ endpoint_id: '00000000-0000-7000-8000-000000000001', occurred_at: linking.clock.at, state: 'pending' },
    payload: { externalId: 'r-1', name: 'Zoe Quill' },
  });
  expect(await searchDatabase(linking.db, 'quill')).not.toEqual([]);

  expect(await erase('r-1')).toBe(true);

  expect(await searchDatabase(linking.db, 'quill')).toEqual([]);
  expect(await searchDatabase(linking.db, 'a talk nobody else has')).toEqual([]);
  expect(await countOf(linking.db, 'webhooks.deliveries where team_id = $1', [team.teamId])).toBe(0);
  const told = await many<{ type: string; payload: object }>(
    linking.db,
    unprepared(`select type, payload from platform.events where team_id = $1 and payload ->> 'externalId' = 'r-1'`),
    [team.teamId],
  );
  const erasedAt = linking.clock.at.toISOString();
  expect(told).toEqual([{ type: 'recording.erased', payload: { externalId: 'r-1', erasedAt, reason: 'requested' } }]);
  expect((await recordings.get(team.teamId, 'r-2')).links.person.crmId).toBe(ACME.contact);
});

test('E1: a tombstone stays, the id is never decided again, and erasing it again changes nothing', async () => {
  await handIn('r-1');
  await erase('r-1');
  await expect(handIn('r-1')).rejects.toMatchObject({ code: 'RECORDING_ERASED' });
  await expect(recordings.read(team.teamId, 'r-1')).rejects.toMatchObject({ code: 'RECORDING_ERASED' });
  expect(await erase('r-1')).toBe(false);
  const [stone] = await many(
    linking.db,
    unprepared('select external_id, erased_at, actor, reason from linking.erased_recordings where team_id = $1'),
    [team.teamId],
  );
  expect(stone).toEqual({ external_id: 'r-1', erased_at: linking.clock.at, actor, reason: 'requested' });
  await expect(erase('never')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('E1: a hand-in that overtakes the erasure waits for it and is refused', async () => {
  await handIn('r-1');
  let late: Promise<unknown> | undefined;
  await transaction(linking.db, async (trx) => {
    await linking.module
      .get(ErasedRecordings)
      .erase(trx, team.teamId, 'r-1', { erasedAt: linking.clock.at, actor, reason: 'requested' });
    // It was looked up before the erasure committed; its insert waits at the key.
    late = execute(
      linking.db,
      unprepared(`insert into linking.recordings (team_id, external_id, kind, started_at, ended_at, body, received_at,
          person_state, person_origin, account_state, account_origin, opportunity_state, opportunity_origin)
        values ($1, 'r-1', 'virtual_conference', now(), now(), '{}', now(), 'pending', 'auto', 'pending', 'auto', 'pending',
          'auto') on conflict do nothing`),
      [team.teamId],
    ).catch((error: unknown) => error);
    await new Promise((resolve) => setImmediate(resolve));
  });
  expect(await late).toMatchObject({ code: 'RR410' });
  expect(await countOf(linking.db, 'linking.recordings where team_id = $1', [team.teamId])).toBe(0);
});

test('E1: the dialer call goes with its recording, and one registered again creates none', async () => {
  const call = {
    ...{ externalId: 'd-1', startedAt: met.startedAt, endedAt: met.endedAt, direction: 'outbound', owner: null },
    ...{ fromNumber: '+1 555 0100', toNumber: '+1 555 0199', personCrmId: record('C', 1), recordingExternalId: 'r-1' },
  };
  const calls = linking.module.get(DialerCalls);
  const due = linking.module.get(DueRecordings);
  await calls.register(team.teamId, call);
  await due.decideDue();
  expect((await recordings.get(team.teamId, 'r-1')).links.person.crmId).toBe(record('C', 1));
  await erase('r-1');
  expect(await searchDatabase(linking.db, '555 0199')).toEqual([]);
  await calls.register(team.teamId, call);
  await due.decideDue();
  expect(await countOf(linking.db, 'linking.recordings where team_id = $1', [team.teamId])).toBe(0);
});

describe('the erasing functions are the only way to a decision, by the database itself', () => {
  const erasing = `select set_config('related_records.erasing', pg_current_xact_id()::text, true)`;
  const tombstone = `insert into linking.erased_recordings (team_id, external_id, erased_at, actor, reason)
    values ($1, 'other', now(), '{}', '')`;
  beforeEach(() => handIn('r-1'));

  test.each([
    ['delete from linking.link_decisions where team_id = $1'],
    ['update linking.link_decisions set redacted_document = document, document = null where team_id = $1'],
    [`update linking.link_decisions set document = '{}' where team_id = $1`],
  ])('%s, by whoever takes the setting for the key', async (sql) => {
    for (const before of [[], [erasing], [erasing, tombstone]]) {
      const tried = transaction(linking.db, async (trx) => {
        for (const one of before) await execute(trx, unprepared(one), one.includes('$1') ? [team.teamId] : []);
        await execute(trx, unprepared(sql), [team.teamId]);
      });
      await expect(tried).rejects.toMatchObject({ code: '42501' });
    }
    expect((await recordings.explanation(team.teamId, 'r-1')).slots.person.state).toBe('empty');
  });

  test('a redaction that would change anything else is refused', async () => {
    await handIn('r-2', { ...met, attendees: [{ name: 'Bo Li', email: 'bo@acme.co.uk' }] });
    const { document } = await one(`select document from linking.link_decisions
      where team_id = $1 and recording_external_id = 'r-2'`);
    const redact = (changed: string) =>
      execute(linking.db, unprepared(`select linking.redact_recording($1, 'r-2', gen_random_uuid(), now(), $2)`), [
        team.teamId,
        JSON.stringify({ body: {}, title: null, names: {}, document: changed, changes: [] }),
      ]);
    for (const [from, to] of [
      [ACME.account, ACME.contact],
      ['"exact"', '"[erased]"'],
      ['"linked"', '"empty"'],
      ['Acme Ltd', 'Other Ltd'],
      ['"staleMirror":false', '"staleMirror":true'],
      ['"flags":[]', '"flags":["[erased]"]'],
    ] as const) {
      expect(document).toContain(from);
      await expect(redact(document.replace(from, to))).rejects.toMatchObject({ code: '42501' });
    }
    await redact(document.replaceAll('Bo Li', '[erased]'));
    expect((await recordings.explanation(team.teamId, 'r-2')).slots.person.name).toBe('[erased]');
  });

  async function one(sql: string): Promise<{ document: string }> {
    const [row] = await many<{ document: string }>(linking.db, unprepared(sql), [team.teamId]);
    if (row === undefined) throw new Error('No such row');
    return row;
  }
});
