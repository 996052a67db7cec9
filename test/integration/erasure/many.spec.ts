import { ErasureModule, PersonErasures } from '#erasure';
import { type Recording, Recordings } from '#linking';
import { execute, many, transaction, unprepared } from '#platform';
import { countOf, type LinkingUnderTest, startLinking } from '../../support/linking.js';
import { ACME, addAcme, newTeam, record, type Seed } from '../../support/seed.js';

const ALL = 10_000;
const THEIRS = 100;
const ZOE = { name: 'Zoe Quill', email: 'zoe@quill.example' };
const met: Recording = {
  ...{ kind: 'virtual_conference', startedAt: '2026-03-02T15:00:00.000Z', endedAt: '2026-03-02T15:31:00.000Z' },
  attendees: [
    { name: 'Ana Ruiz', email: 'ana@ours.example', talkTimeMs: 4 },
    { name: 'Bo Li', email: 'bo@acme.co.uk', talkTimeMs: 9 },
  ],
};

let linking: LinkingUnderTest;
let team: Seed;

beforeAll(async () => {
  linking = await startLinking(ErasureModule);
  team = await newTeam(linking.db);
  await addAcme(team);
  await team.contact(record('C', 9), { ...ZOE, account_crm_id: ACME.account });
});
afterAll(() => linking.stop());

/** The same recording under so many further ids, with its decision. */
async function copy(externalId: string, times: number): Promise<void> {
  for (const [table, id] of [
    ['recordings', 'external_id'],
    ['link_decisions', 'recording_external_id'],
  ] as const) {
    const sql = `insert into linking.${table} select (jsonb_populate_record(t, jsonb_build_object('${id}', $2 || '-' || n)
        || case when '${table}' = 'link_decisions' then jsonb_build_object('decision_id', gen_random_uuid()) else '{}' end)).*
      from linking.${table} t, generate_series(1, $3) n where t.team_id = $1 and t.${id} = $2`;
    await execute(linking.db, unprepared(sql), [team.teamId, externalId, times]);
  }
}

test('E2: one person among 10,000 recordings', async () => {
  const recordings = linking.module.get(Recordings);
  const attendees = [...(met.attendees ?? []), { ...ZOE, talkTimeMs: 20 }];
  await recordings.handIn(team.teamId, { externalId: 'bo', recording: met, isUrgent: true });
  await recordings.handIn(team.teamId, { externalId: 'zoe', recording: { ...met, attendees }, isUrgent: true });
  await copy('bo', ALL - THEIRS - 1);
  await copy('zoe', THEIRS - 1);
  expect(await countOf(linking.db, 'linking.link_decisions where team_id = $1', [team.teamId])).toBe(ALL);

  const erasures = linking.module.get(PersonErasures);
  const actor = { kind: 'operator', id: null, name: null } as const;
  const startedAt = performance.now();
  const { id } = await transaction(linking.db, (trx) =>
    erasures.request(trx, team.teamId, { email: ZOE.email }, actor),
  );
  await erasures.run(team.teamId, id);
  const seconds = (performance.now() - startedAt) / 1000;
  process.stderr.write(`erased 1 person from ${THEIRS} of ${ALL} recordings in ${seconds.toFixed(1)} s\n`);

  expect(await erasures.get(team.teamId, id)).toMatchObject({ state: 'done', recordings: THEIRS });
  const [left] = await many(
    linking.db,
    unprepared(`select
        (select count(*)::int from linking.recordings t where team_id = $1 and t::text ilike '%quill%') as recordings,
        (select count(*)::int from linking.link_decisions t where team_id = $1 and t::text ilike '%quill%') as decisions,
        (select count(*)::int from linking.link_decisions t where team_id = $1 and document is null) as redacted`),
    [team.teamId],
  );
  expect(left).toEqual({ recordings: 0, decisions: 0, redacted: THEIRS });
}, 300_000);
