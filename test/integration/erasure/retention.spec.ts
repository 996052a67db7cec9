import { ErasureModule, Retention, TeamDeletion } from '#erasure';
import { Meetings, type Recording, Recordings } from '#linking';
import { execute, many, unprepared } from '#platform';
import { MirrorDeletion } from '#sync';
import { countOf, type LinkingUnderTest, startLinking } from '../../support/linking.js';
import { searchDatabase } from '../../support/search-database.js';
import { ACME, addAcme, newTeam, put, record, type Seed } from '../../support/seed.js';

const DAY_MS = 24 * 3600_000;
const NOW = new Date('2026-03-02T16:00:00.000Z');
const daysAgo = (days: number): string => new Date(NOW.getTime() - days * DAY_MS).toISOString();

let linking: LinkingUnderTest;
let team: Seed;

beforeAll(async () => {
  linking = await startLinking(ErasureModule);
});
afterAll(() => linking.stop());
beforeEach(async () => {
  linking.clock.at = NOW;
  team = await newTeam(linking.db);
  await addAcme(team);
});

async function handIn(externalId: string, endedDaysAgo: number): Promise<void> {
  const recording: Recording = {
    ...{ kind: 'virtual_conference', startedAt: daysAgo(endedDaysAgo), endedAt: daysAgo(endedDaysAgo) },
    attendees: [{ name: 'Bo Li', email: 'bo@acme.co.uk', talkTimeMs: 1 }],
  };
  await linking.module.get(Recordings).handIn(team.teamId, { externalId, recording, isUrgent: true });
}
const kept = async (): Promise<string[]> => {
  const sql = unprepared('select external_id as id from linking.recordings where team_id = $1 order by 1');
  return (await many<{ id: string }>(linking.db, sql, [team.teamId])).map(({ id }) => id);
};
const retain = () => linking.module.get(Retention).runTeam(team.teamId);

describe('keepRecordingsDays', () => {
  beforeEach(async () => {
    for (const [id, days] of [
      ['r-old', 91],
      ['r-new', 89],
    ] as const)
      await handIn(id, days);
    await linking.module.get(Meetings).register(team.teamId, {
      ...{ externalId: 'm-old', title: 'Old', startsAt: daysAgo(91), endsAt: daysAgo(91) },
      ...{ attendees: [], invitees: [], personCrmIds: [] },
    });
  });

  test('0 keeps recordings for good', async () => {
    await retain();
    expect(await kept()).toEqual(['r-new', 'r-old']);
  });

  test('what ended before is erased with its meeting, told, audited, and never decided again (E1)', async () => {
    await team.settings({ keepRecordingsDays: 90 });
    await retain();
    await retain();
    expect(await kept()).toEqual(['r-new']);
    expect(await countOf(linking.db, 'linking.meetings where team_id = $1', [team.teamId])).toBe(0);
    const told = unprepared(`select payload from platform.events where team_id = $1 and type = 'recording.erased'`);
    expect(await many(linking.db, told, [team.teamId])).toEqual([
      { payload: { externalId: 'r-old', erasedAt: NOW.toISOString(), reason: 'retention' } },
    ]);
    const audited = unprepared(
      `select actor, after from access.audit_entries where team_id = $1 and action = 'recording.erase'`,
    );
    expect(await many(linking.db, audited, [team.teamId])).toEqual([
      {
        actor: { kind: 'system', id: null, name: null },
        after: { reason: 'retention', recordings: 1, endedBefore: daysAgo(90) },
      },
    ]);
    await expect(handIn('r-old', 91)).rejects.toMatchObject({ code: 'RECORDING_ERASED' });
  });
});

test('E3: of a record deleted in Salesforce the values go after keepDeletedDays; its id and its survivor stay', async () => {
  const [C8, C9] = [record('C', 8), record('C', 9)];
  for (const [crmId, days] of [
    [C8, 29],
    [C9, 31],
  ] as const) {
    await team.contact(crmId, {
      ...{ name: 'Zoe Quill', email: 'zoe@quill.example', phone: '+44 20 7946 0999', is_deleted: true },
      ...{ mirrored_at: daysAgo(days), merged_into: ACME.contact, system_modstamp: daysAgo(days) },
    });
  }
  await put(linking.db, 'sync.crm_sync_errors', {
    ...{ team_id: team.teamId, id: '00000000-0000-7000-8000-000000000001', object: 'Contact', code: 'X', crm_id: C9 },
    ...{ raw: { Email: 'zoe@quill.example' }, first_seen_at: NOW, last_seen_at: NOW, resolved_at: NOW },
  });
  await retain();
  const rows = await many<{ crm_id: string }>(
    linking.db,
    unprepared(`select crm_id, name, email, email_normal, email_base, phone, is_deleted, merged_into
      from mirror.contacts where team_id = $1 and is_deleted order by crm_id`),
    [team.teamId],
  );
  const gone = { name: null, email: null, email_normal: null, email_base: null, phone: null };
  expect(rows).toEqual([
    expect.objectContaining({ crm_id: C8, name: 'Zoe Quill' }),
    { ...gone, crm_id: C9, is_deleted: true, merged_into: ACME.contact },
  ]);
  expect(await countOf(linking.db, 'sync.crm_sync_errors where team_id = $1', [team.teamId])).toBe(0);
  expect(
    await countOf(linking.db, `mirror.contacts where team_id = $1 and not is_deleted and name is not null`, [
      team.teamId,
    ]),
  ).toBe(1);
});

describe('E3: a team is deleted whole', () => {
  const deletion = (): TeamDeletion => linking.module.get(TeamDeletion);

  async function fill(): Promise<void> {
    await handIn('r-1', 1);
    await put(linking.db, 'access.users', {
      ...{ team_id: team.teamId, user_id: '00000000-0000-7000-8000-000000000001', email: 'a@x.example', role: 'admin' },
      password_hash: '',
    });
    await execute(
      linking.db,
      unprepared(`insert into access.audit_entries (team_id, entry_id, actor, action)
        select $1, gen_random_uuid(), '{}', 'x' from generate_series(1, 12000)`),
      [team.teamId],
    );
  }

  test('and leaves nothing, in no table, while another one keeps everything', async () => {
    await fill();
    const other = await newTeam(linking.db);
    await addAcme(other);
    const seen: string[] = [];
    const rows = await deletion().delete(team.teamId, { onProgress: ({ table }) => seen.push(table) });
    expect(rows).toBeGreaterThan(12_000);
    expect(seen).toContain('access.audit_entries');
    expect(await searchDatabase(linking.db, team.teamId)).toEqual([]);
    expect(await countOf(linking.db, 'mirror.contacts where team_id = $1', [other.teamId])).toBe(1);
  });

  test('and goes on after a kill', async () => {
    await fill();
    const killed = new AbortController();
    const begun = deletion().delete(team.teamId, {
      signal: killed.signal,
      onProgress: ({ table }) => {
        if (table === 'access.audit_entries') killed.abort();
      },
    });
    await expect(begun).rejects.toThrow();
    expect(await countOf(linking.db, 'access.audit_entries where team_id = $1', [team.teamId])).toBe(7_000);
    await deletion().resume();
    expect(await searchDatabase(linking.db, team.teamId)).toEqual([]);
  });

  test('rows of a team that is not being deleted go by no function', async () => {
    await handIn('r-1', 1);
    const sql = unprepared(`select erasure.delete_team_rows($1, 'linking', 'recordings', 10)`);
    await expect(execute(linking.db, sql, [team.teamId])).rejects.toMatchObject({ code: '42501' });
    expect(await kept()).toEqual(['r-1']);
  });
});

test('E3: a mirror is deleted whole, decisions stay, and a team without connection may connect another org', async () => {
  await handIn('r-1', 1);
  const before = JSON.stringify(await linking.module.get(Recordings).explanation(team.teamId, 'r-1'));
  await team.run('update mirror.orgs set is_connected = false where team_id = $1');
  expect(await linking.module.get(MirrorDeletion).delete(team.teamId)).toBeGreaterThan(3);
  const left = await searchDatabase(linking.db, team.teamId);
  expect(left.filter((row) => /^(mirror|sync)\./.test(row))).toEqual([]);
  expect(JSON.stringify(await linking.module.get(Recordings).explanation(team.teamId, 'r-1'))).toBe(before);
});
