import { DueRecordings, ManualLinks, type Recording } from '#linking';
import { execute, many, transaction, unprepared } from '#platform';
import { countOf, useLinking } from '../../support/linking.js';
import { ACME, addAcme, newTeam, record, type Seed } from '../../support/seed.js';

const { account: A1, contact: C1, opportunity: O1 } = ACME;
const [A2, A3, O2] = [record('A', 2), record('A', 3), record('O', 2)];

const met: Recording = {
  kind: 'virtual_conference',
  startedAt: '2026-03-02T15:00:00.000Z',
  endedAt: '2026-03-02T15:31:00.000Z',
  owner: { email: 'ana@ours.example' },
  attendees: [
    { name: 'Ana Ruiz', email: 'ana@ours.example', talkTimeMs: 612_000 },
    { name: 'Bo Li', email: 'bo@acme.co.uk', talkTimeMs: 870_000 },
  ],
};

const linking = useLinking();
let team: Seed;

beforeEach(async () => {
  team = await newTeam(linking.db);
  await addAcme(team);
  await linking.recordings.handIn(team.teamId, { externalId: 'r-1', recording: met, isUrgent: false });
});

async function document(): Promise<string | undefined> {
  const sql = 'select document from linking.link_decisions where team_id = $1';
  return (await many<{ document: string }>(linking.db, unprepared(sql), [team.teamId]))[0]?.document;
}

describe('N1: what is stored stays, by the database itself', () => {
  test.each([
    'update linking.link_decisions set document = document',
    'delete from linking.link_decisions where false',
    'truncate linking.link_decisions',
    `insert into linking.link_decisions select * from linking.link_decisions
     on conflict on constraint link_decisions_pkey do update set document = 'x'`,
    'with gone as (delete from linking.link_decisions returning 1) select count(*) from gone',
    'merge into linking.link_decisions d using (select 1) s on true when matched then delete',
    `update linking.manual_changes set action = 'cleared'`,
    'delete from linking.manual_changes',
    'truncate linking.manual_changes',
    `insert into linking.manual_changes select * from linking.manual_changes
     on conflict on constraint manual_changes_pkey do update set action = 'cleared'`,
  ])('%s', async (sql) => {
    const before = await document();
    await expect(execute(linking.db, unprepared(sql))).rejects.toMatchObject({ code: '42501' });
    expect(await document()).toBe(before);
  });

  test('a decision that is there already wins over another that is inserted', async () => {
    const before = await document();
    const sql = `insert into linking.link_decisions (team_id, recording_external_id, decision_id, decided_at,
        rule_set_version, mapping_version, stages_version, stale_mirror, document)
      select team_id, recording_external_id, gen_random_uuid(), now(), '2', 1, 1, false, '{}'
      from linking.link_decisions where team_id = $1`;
    await expect(execute(linking.db, unprepared(sql), [team.teamId])).rejects.toMatchObject({ code: '23505' });
    expect(await document()).toBe(before);
  });
});

test('L6.26 (N1): identical byte for byte whatever happens later, and every reading with it', async () => {
  const before = await document();
  const read = async (): Promise<string> => JSON.stringify(await linking.recordings.explanation(team.teamId, 'r-1'));
  const slots = async (): Promise<unknown> => {
    const { links } = await linking.recordings.get(team.teamId, 'r-1');
    return [links.person.crmId, links.account.crmId, links.opportunity.crmId];
  };
  const later: (() => Promise<unknown>)[] = [
    () => team.mapping({ name: 'Other__c' }),
    () => team.stages([{ value: 'Prospecting', outcome: 'lost', position: 1 }]),
    () => team.stages([]),
    () => team.settings({ internalDomains: ['acme.co.uk'], excludedParticipants: ['bo@acme.co.uk'] }),
    () => team.settings({ domainAliases: [{ domain: 'acme.co.uk', accountCrmId: A2 }] }),
    () => team.settings({ freeMailDomains: { add: ['acme.co.uk'], remove: [] } }),
    () => team.contact(record('C', 2), { email: 'bo@acme.co.uk', account_crm_id: A2 }),
    () => team.account(A2, { name: 'Acme Group' }),
    () => team.opportunity(O2, A1, { close_date: '2030-01-01' }),
    () => team.run(`update mirror.opportunities set stage = 'Closed Lost', amount = 1 where team_id = $1`),
    () => team.run(`update mirror.contacts set name = 'Renamed', email_normal = null where team_id = $1`),
    () =>
      team.run(
        'update mirror.accounts set is_deleted = true, merged_into = $2 where team_id = $1 and crm_id = $3',
        A2,
        A1,
      ),
    () => team.run('update mirror.opportunities set is_deleted = true where team_id = $1'),
    () => team.run('update mirror.contacts set is_deleted = true where team_id = $1'),
    () => team.user(record('U', 9), 'bo@acme.co.uk'),
    () => team.org(false),
    () => team.synced(new Date('2026-03-03T10:00:00.000Z')),
  ];
  for (const change of later) {
    await change();
    linking.clock.at = new Date(linking.clock.at.getTime() + 3_600_000);
    const again = await linking.recordings.handIn(team.teamId, { externalId: 'r-1', recording: met, isUrgent: true });
    await linking.module.get(DueRecordings).decideDue();
    expect(again.outcome).toBe('decided_before');
    expect([await document(), await read(), await slots()]).toEqual([before, before, [C1, A1, O1]]);
  }
  expect(await countOf(linking.db, 'linking.link_decisions where team_id = $1', [team.teamId])).toBe(1);
});

describe('N3, M1: by hand, after a merge', () => {
  const actor = { kind: 'user', id: null, name: 'ana' };
  const setAccount = (crmId: string) =>
    transaction(linking.db, (trx) =>
      linking.module
        .get(ManualLinks)
        .set(trx, { teamId: team.teamId, externalId: 'r-1', slot: 'account', actor }, crmId),
    );

  test('an account by hand keeps the opportunity of an account that was merged into it', async () => {
    await team.account(A3, { name: 'Acme Group' });
    await team.account(A2, { is_deleted: true, merged_into: A3 });
    const merge = 'update mirror.accounts set is_deleted = true, merged_into = $2 where team_id = $1 and crm_id = $3';
    await team.run(merge, A2, A1);
    const { after } = await setAccount(A3);
    expect(after).toMatchObject({
      account: { crmId: A3, origin: 'manual' },
      opportunity: { crmId: O1, origin: 'auto' },
    });
  });

  test('another account clears it', async () => {
    await team.account(A3);
    const { after } = await setAccount(A3);
    expect(after.opportunity).toMatchObject({ state: 'empty', origin: 'manual', reason: 'CLEARED_BY_HAND' });
  });
});
