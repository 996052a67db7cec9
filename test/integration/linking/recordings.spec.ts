import { type Recording, DueRecordings, Meetings, DialerCalls, Preview } from '#linking';
import { AppError, execute, many, transaction, unprepared } from '#platform';
import { waitFor } from '../../support/wait-for.js';
import { countOf, useLinking } from '../../support/linking.js';
import { ACME, addAcme, newTeam, record, type Seed } from '../../support/seed.js';

const { account: A1, contact: C1, opportunity: O1 } = ACME;

const bo = { name: 'Bo Li', email: 'bo@acme.co.uk', talkTimeMs: 870_000 };

function conference(more: Partial<Recording> = {}): Recording {
  return {
    kind: 'virtual_conference',
    startedAt: '2026-03-02T15:00:00.000Z',
    endedAt: '2026-03-02T15:31:00.000Z',
    owner: { email: 'ana@ours.example' },
    attendees: [{ name: 'Ana Ruiz', email: 'ana@ours.example', talkTimeMs: 612_000 }, bo],
    ...more,
  };
}

const linking = useLinking();
let team: Seed;

beforeEach(async () => {
  linking.clock.at = new Date('2026-03-02T16:00:00.000Z');
  team = await newTeam(linking.db);
});

function handIn(externalId: string, recording = conference(), isUrgent = false) {
  return linking.recordings.handIn(team.teamId, { externalId, recording, isUrgent });
}

const ids = (links: Record<string, { crmId: string | null; reason: string | null; state: string }>) =>
  Object.fromEntries(Object.entries(links).map(([slot, { crmId, reason, state }]) => [slot, crmId ?? reason ?? state]));

describe('handing in', () => {
  test('A1: a recording whose mirror is fresh is decided at once, from the mirror alone', async () => {
    await addAcme(team);
    const { outcome, answer } = await handIn('r-1');
    expect(outcome).toBe('decided');
    expect(ids(answer.relatedRecords)).toEqual({ person: C1, account: A1, opportunity: O1 });
    expect(answer.relatedRecords.account).toMatchObject({
      state: 'linked',
      origin: 'auto',
      type: 'Account',
      name: 'Acme Ltd',
      url: `https://acme.my.salesforce.com/${A1}`,
      grade: 'exact',
      mergedInto: null,
    });
    expect(answer).toMatchObject({ state: 'decided', staleMirror: false, flags: [] });
    const tile = await linking.recordings.tile(team.teamId, 'r-1');
    expect(tile.opportunity.snapshot).toMatchObject({ amount: '1000.50', closeDate: '2026-06-30' });
    expect(tile.relatedRecords.opportunity.fields).toEqual(tile.opportunity.snapshot);
  });

  test('L6.30 (N2): handed in again it returns the same decision, and the body is not taken', async () => {
    await addAcme(team);
    const first = await handIn('r-1');
    const again = await handIn('r-1', conference({ attendees: [] }));
    expect(again).toEqual({ outcome: 'decided_before', answer: first.answer });
    expect((await linking.recordings.get(team.teamId, 'r-1')).recording.attendees).toHaveLength(2);
  });

  test('L6.30 (N2): handed in by many at once it is decided once, and all get that decision', async () => {
    await addAcme(team);
    const answers = await Promise.all(Array.from({ length: 12 }, () => handIn('r-1')));
    expect(answers.filter(({ outcome }) => outcome === 'decided')).toHaveLength(1);
    expect(new Set(answers.map(({ answer }) => answer.decisionId)).size).toBe(1);
    expect(await countOf(linking.db, 'linking.link_decisions where team_id = $1', [team.teamId])).toBe(1);
    expect(
      await countOf(linking.db, `platform.events where team_id = $1 and type = 'recording.linked'`, [team.teamId]),
    ).toBe(1);
  });

  test('a recording waits for a fresh mirror, and is decided once when it comes, by however many workers', async () => {
    await addAcme(team);
    linking.clock.at = new Date('2026-03-02T15:50:00.000Z');
    const late = conference({ endedAt: '2026-03-02T15:49:00.000Z' });
    const { outcome, answer } = await handIn('r-1', late);
    expect(outcome).toBe('pending');
    expect(ids(answer.relatedRecords)).toEqual({ person: 'pending', account: 'pending', opportunity: 'pending' });
    await expect(linking.recordings.explanation(team.teamId, 'r-1')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const due = linking.module.get(DueRecordings);
    await due.decideDue();
    expect((await linking.recordings.get(team.teamId, 'r-1')).decision).toBeUndefined();
    await team.synced(new Date('2026-03-02T15:49:30.000Z'));
    await Promise.all([due.decideDue(), due.decideDue(), due.decideOne(team.teamId, 'r-1'), due.decideDue()]);
    const { decision } = await linking.recordings.get(team.teamId, 'r-1');
    expect(decision).toMatchObject({ staleMirror: false, slots: { account: { crmId: A1 } } });
    expect(await countOf(linking.db, 'linking.link_decisions where team_id = $1', [team.teamId])).toBe(1);
  });

  test('it waits so long at most, and is then decided and marked', async () => {
    await addAcme(team);
    linking.clock.at = new Date('2026-03-02T15:50:00.000Z');
    await handIn('r-1', conference({ endedAt: '2026-03-02T15:49:00.000Z' }));
    linking.clock.at = new Date('2026-03-02T16:03:59.000Z');
    await linking.module.get(DueRecordings).decideDue();
    expect((await linking.recordings.get(team.teamId, 'r-1')).decision).toBeUndefined();
    linking.clock.at = new Date('2026-03-02T16:04:00.000Z');
    await linking.module.get(DueRecordings).decideDue();
    expect((await linking.recordings.get(team.teamId, 'r-1')).decision).toMatchObject({ staleMirror: true });
  });

  test('a worker that dies while deciding leaves the recording pending; the next one decides it, once', async () => {
    await addAcme(team);
    linking.clock.at = new Date('2026-03-02T15:50:00.000Z');
    await handIn('r-1', conference({ endedAt: '2026-03-02T15:49:00.000Z' }));
    await team.synced(new Date('2026-03-02T15:49:30.000Z'));
    const due = linking.module.get(DueRecordings);
    await transaction(linking.db, async (trx) => {
      // The worker holds the recording, and waits for what it needs to decide.
      await execute(trx, unprepared('lock table mirror.accounts in access exclusive mode'));
      const dying = due.decideOne(team.teamId, 'r-1');
      const killed = expect(dying).rejects.toThrow();
      await waitFor(async () => {
        const [row] = await many<{ killed: boolean }>(
          trx,
          unprepared(`select pg_terminate_backend(pid) as killed from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'`),
        );
        return row?.killed;
      });
      await killed;
    });
    expect((await linking.recordings.get(team.teamId, 'r-1')).decision).toBeUndefined();
    await due.decideDue();
    expect((await linking.recordings.get(team.teamId, 'r-1')).decision).toMatchObject({
      slots: { account: { crmId: A1 } },
    });
    const events = `platform.events where team_id = $1 and type = 'recording.linked'`;
    expect(await countOf(linking.db, events, [team.teamId])).toBe(1);
  });

  test('a repeat of a pending recording replaces its body, and with decide now it is decided', async () => {
    await addAcme(team);
    linking.clock.at = new Date('2026-03-02T15:50:00.000Z');
    const late = conference({ endedAt: '2026-03-02T15:49:00.000Z', attendees: [] });
    await handIn('r-1', late);
    expect((await handIn('r-1', { ...late, attendees: [bo] })).outcome).toBe('pending');
    const { outcome, answer } = await handIn('r-1', { ...late, attendees: [bo] }, true);
    expect(outcome).toBe('decided');
    expect(answer).toMatchObject({ staleMirror: true, relatedRecords: { person: { crmId: C1 } } });
  });

  test('a disconnected team does not wait', async () => {
    await addAcme(team);
    await team.org(false);
    expect((await handIn('r-1', conference({ endedAt: '2026-03-02T15:49:00.000Z' }))).outcome).toBe('decided');
  });

  test('A7: without a complete mapping nothing waits for Opportunities that are never pulled', async () => {
    await addAcme(team);
    await team.run('delete from field_mapping.mappings where team_id = $1');
    await team.run(`delete from mirror.object_states where team_id = $1 and object like 'Opportunity%'`);
    const { outcome, answer } = await handIn('r-1');
    expect(outcome).toBe('decided');
    expect(ids(answer.relatedRecords)).toEqual({
      person: C1,
      account: 'MAPPING_INCOMPLETE',
      opportunity: 'MAPPING_INCOMPLETE',
    });
  });
});

describe('the decision', () => {
  test('L6.26 (N1): identical byte for byte after mapping, stages, domains and CRM data changed', async () => {
    await addAcme(team);
    await handIn('r-1');
    const stored = async () =>
      (
        await many<{ document: string }>(
          linking.db,
          unprepared('select document from linking.link_decisions where team_id = $1'),
          [team.teamId],
        )
      )[0]?.document;
    const before = await stored();
    await team.mapping({ name: 'Other__c' });
    await team.stages([]);
    await team.settings({ internalDomains: ['acme.co.uk'] });
    await team.run('update mirror.opportunities set is_deleted = true where team_id = $1');
    await team.run(`update mirror.accounts set name = 'Renamed' where team_id = $1`);
    await handIn('r-1', conference(), true);
    await linking.module.get(DueRecordings).decideDue();
    expect(await stored()).toBe(before);
    expect(JSON.stringify(await linking.recordings.explanation(team.teamId, 'r-1'))).toBe(before);
  });

  test.each([
    'update linking.link_decisions set document = $$x$$',
    'delete from linking.link_decisions',
    'truncate linking.link_decisions',
    'delete from linking.manual_changes',
  ])('N1: the database itself refuses: %s', async (sql) => {
    await addAcme(team);
    await handIn('r-1');
    await expect(execute(linking.db, unprepared(sql))).rejects.toMatchObject({ code: '42501' });
  });

  test('L6.25 (N3): the linked account is merged away: the survivor is shown, the decision unchanged', async () => {
    await addAcme(team);
    await handIn('r-1');
    const before = await linking.recordings.explanation(team.teamId, 'r-1');
    const [middle, survivor] = [record('A', 2), record('A', 3)];
    await team.account(survivor, { name: 'Acme Group' });
    await team.account(middle, { is_deleted: true, merged_into: survivor });
    await team.run(
      'update mirror.accounts set is_deleted = true, merged_into = $2 where team_id = $1 and crm_id = $3',
      middle,
      A1,
    );
    const { account } = await linking.recordings.tile(team.teamId, 'r-1');
    expect(account).toMatchObject({
      crmId: A1,
      mergedInto: survivor,
      name: 'Acme Group',
      url: `https://acme.my.salesforce.com/${survivor}`,
    });
    expect(account.snapshot).toMatchObject({ name: 'Acme Ltd' });
    expect(await linking.recordings.explanation(team.teamId, 'r-1')).toEqual(before);
  });

  test('a person account is found by its address, and is its contact', async () => {
    const account = await team.account(A1, {
      is_person_account: true,
      person_contact_crm_id: C1,
      person_email: 'Bo@acme.co.uk',
      person_email_normal: 'bo@acme.co.uk',
    });
    await team.opportunity(O1, account);
    expect(ids((await handIn('r-1')).answer.relatedRecords)).toEqual({ person: C1, account: A1, opportunity: O1 });
  });

  test('L2.3: a person account is found without its tag too', async () => {
    const account = await team.account(A1, {
      is_person_account: true,
      person_contact_crm_id: C1,
      person_email: 'Bo+crm@acme.co.uk',
      person_email_normal: 'bo+crm@acme.co.uk',
    });
    await team.opportunity(O1, account);
    expect(ids((await handIn('r-1')).answer.relatedRecords)).toEqual({ person: C1, account: A1, opportunity: O1 });
  });

  test('a converted lead leads to its contact, through a merge', async () => {
    await team.account(A1);
    await team.opportunity(O1, A1);
    await team.contact(C1, { account_crm_id: A1 });
    await team.contact(record('C', 2), { is_deleted: true, merged_into: C1 });
    await team.lead(record('L', 1), {
      email: 'bo@acme.co.uk',
      is_converted: true,
      converted_contact_crm_id: record('C', 2),
    });
    expect(ids((await handIn('r-1')).answer.relatedRecords)).toEqual({ person: C1, account: A1, opportunity: O1 });
  });

  test('A5: by website, by contacts on the domain, and by an alias whose account was merged', async () => {
    await team.account(A1, { website_host: 'acme.co.uk', website_domain: 'acme.co.uk' });
    await team.opportunity(O1, A1);
    const guest = (externalId: string, email: string) =>
      handIn(externalId, conference({ attendees: [{ email, talkTimeMs: 1 }] }));
    expect(ids((await guest('r-1', 'x@mail.acme.co.uk')).answer.relatedRecords)).toMatchObject({
      account: A1,
      opportunity: O1,
    });
    const A2 = await team.account(record('A', 2));
    await team.domain(A2, 'beta.de', 2);
    await team.domain(A2, 'else.where', 1);
    await team.opportunity(record('O', 2), A2);
    expect(ids((await guest('r-2', 'x@beta.de')).answer.relatedRecords)).toMatchObject({ account: A2 });
    await team.account(record('A', 3), { is_deleted: true, merged_into: A1 });
    await team.settings({
      internalDomains: ['ours.example'],
      domainAliases: [{ domain: 'gamma.fr', accountCrmId: record('A', 3) }],
    });
    expect(ids((await guest('r-3', 'x@eu.gamma.fr')).answer.relatedRecords)).toMatchObject({ account: A1 });
    const brand = await guest('r-4', 'x@acme.de');
    expect(ids(brand.answer.relatedRecords)).toMatchObject({ account: 'NO_ACCOUNT_FOR_DOMAIN' });
    const { slots } = await linking.recordings.explanation(team.teamId, 'r-4');
    expect(slots.account.suggestions.map(({ crmId }) => crmId)).toEqual([A1]);
  });

  test('A4, S1: open first, the furthest date, ties by contact role; private, deleted and withheld never', async () => {
    await team.account(A1);
    await team.contact(C1, { email: 'bo@acme.co.uk', account_crm_id: A1 });
    const opportunity = (n: number): string => record('O', n);
    const [won, open, tie, renamed] = [opportunity(1), opportunity(2), opportunity(3), opportunity(4)];
    const [secret, gone, broken, brokenToo] = [opportunity(5), opportunity(6), opportunity(7), opportunity(8)];
    const far = { close_date: '2030-01-01' };
    await team.opportunity(won, A1, { stage: 'Closed Won', ...far });
    await team.opportunity(open, A1);
    await team.opportunity(tie, A1, { stage: 'Negotiation' });
    await team.opportunity(renamed, A1, { stage: 'Renamed', ...far });
    await team.opportunity(secret, A1, { is_private: true, ...far });
    await team.opportunity(gone, A1, { is_deleted: true, ...far });
    // Those with errors fill the two furthest dates, which are all that is read of the open ones.
    await team.opportunity(broken, A1, { withheld: { code: 'X', field: 'Amount', value: 'y' }, ...far });
    const further = { close_date: '2031-01-01' };
    await team.opportunity(brokenToo, A1, { withheld: { code: 'X', field: 'Amount', value: 'y' }, ...further });
    await team.role(record('R', 1), open, C1);
    const { answer } = await handIn('r-1');
    expect(ids(answer.relatedRecords)).toMatchObject({ opportunity: open });
    const { slots } = await linking.recordings.explanation(team.teamId, 'r-1');
    expect(slots.opportunity.evidence.at(-1)).toMatchObject({
      rule: 'A4',
      check: 'contact role of the Person',
      runnerUp: { crmId: tie },
    });
    expect(slots.opportunity.sentences.join(' ')).toContain('has 6 opportunities, 2 open, 3 withheld.');
  });
});

describe('meetings and dialer calls', () => {
  const meeting = (personCrmIds: string[]) => ({
    externalId: 'm-1',
    title: 'Acme',
    startsAt: '2026-03-02T15:00:00.000Z',
    endsAt: '2026-03-02T15:30:00.000Z',
    attendees: [],
    invitees: [],
    personCrmIds,
  });
  const C2 = record('C', 2);

  beforeEach(async () => {
    await addAcme(team);
    await team.contact(C2, { name: 'Cy Fox' });
  });

  test('P1, P2: the relationship is captured the lead before the start, once', async () => {
    const meetings = linking.module.get(Meetings);
    linking.clock.at = new Date('2026-03-02T14:00:00.000Z');
    await meetings.register(team.teamId, meeting([C1]));
    await meetings.register(team.teamId, meeting([C2]));
    linking.clock.at = new Date('2026-03-02T14:50:00.000Z');
    await linking.module.get(DueRecordings).decideDue();
    await meetings.register(team.teamId, meeting([C1]));
    linking.clock.at = new Date('2026-03-02T16:00:00.000Z');
    const { answer } = await handIn('r-1', conference({ meetingExternalId: 'm-1' }));
    expect(answer.relatedRecords.person.crmId).toBe(C2);
  });

  test('P1: a change after the capture was due finds it done, though no worker looked', async () => {
    const meetings = linking.module.get(Meetings);
    linking.clock.at = new Date('2026-03-02T14:00:00.000Z');
    await meetings.register(team.teamId, meeting([C2]));
    linking.clock.at = new Date('2026-03-02T14:55:00.000Z');
    const changed = await meetings.register(team.teamId, meeting([C1]));
    expect(changed.captured).toEqual({ at: '2026-03-02T14:50:00.000Z', personCrmIds: [C2] });
  });

  test('P1: registered after its start it is captured at registration, after its recording at once', async () => {
    const meetings = linking.module.get(Meetings);
    linking.clock.at = new Date('2026-03-02T15:50:00.000Z');
    await handIn('r-1', conference({ meetingExternalId: 'm-1', endedAt: '2026-03-02T15:49:00.000Z' }));
    const registered = await meetings.register(team.teamId, { ...meeting([C2]), startsAt: '2026-03-02T18:00:00.000Z' });
    expect(registered.captured).toMatchObject({ personCrmIds: [C2] });
    await team.synced(new Date('2026-03-02T15:49:30.000Z'));
    await linking.module.get(DueRecordings).decideDue();
    expect((await linking.recordings.get(team.teamId, 'r-1')).links.person.crmId).toBe(C2);
  });

  test('P2: a recording without lists takes those of its meeting', async () => {
    await linking.module.get(Meetings).register(team.teamId, { ...meeting([]), invitees: [bo] });
    const { answer } = await handIn('r-1', conference({ meetingExternalId: 'm-1', attendees: [] }));
    expect(ids(answer.relatedRecords)).toMatchObject({ account: A1 });
  });

  const call = {
    externalId: 'd-1',
    startedAt: '2026-03-02T15:20:00.000Z',
    endedAt: '2026-03-02T15:40:00.000Z',
    direction: 'outbound',
    fromNumber: '+442079460000',
    toNumber: '+442079460123',
    owner: { email: 'ana@ours.example' },
    personCrmId: null,
    recordingExternalId: 'r-call',
  };

  test('P4: a recording is created from the call the delay after its end, and takes its Person', async () => {
    const due = linking.module.get(DueRecordings);
    linking.clock.at = new Date('2026-03-02T15:41:00.000Z');
    await linking.module.get(DialerCalls).register(team.teamId, { ...call, personCrmId: C1 });
    linking.clock.at = new Date('2026-03-02T15:44:59.000Z');
    await due.decideDue();
    await expect(linking.recordings.get(team.teamId, 'r-call')).rejects.toBeInstanceOf(AppError);
    linking.clock.at = new Date('2026-03-02T15:45:00.000Z');
    await Promise.all([due.decideDue(), due.createFromCall(team.teamId, 'd-1'), due.decideDue()]);
    const { links } = await linking.recordings.get(team.teamId, 'r-call');
    expect(ids(links)).toEqual({ person: C1, account: A1, opportunity: O1 });
  });

  test('P4: a recording handed in before is not created again', async () => {
    await linking.module.get(DialerCalls).register(team.teamId, call);
    const { outcome } = await handIn('r-call', conference());
    await linking.module.get(DueRecordings).decideDue();
    expect(outcome).toBe('decided');
    expect((await linking.recordings.get(team.teamId, 'r-call')).recording.kind).toBe('virtual_conference');
  });

  test('P4: a recording takes the Person of the call that names it, though it does not name the call', async () => {
    const calls = linking.module.get(DialerCalls);
    await calls.register(team.teamId, { ...call, personCrmId: C2, endedAt: null });
    const dialed: Recording = { kind: 'dialer_call', startedAt: call.startedAt, endedAt: call.endedAt };
    expect((await handIn('r-call', dialed)).answer.relatedRecords.person.crmId).toBe(C2);
  });

  test('P5, L6.23: a call without its Person waits the delay, then stays without', async () => {
    await team.run(`update mirror.contacts set phone = '+442079460123' where team_id = $1`);
    await linking.module.get(DialerCalls).register(team.teamId, { ...call, recordingExternalId: null });
    linking.clock.at = new Date('2026-03-02T15:44:00.000Z');
    const dialed: Recording = {
      kind: 'dialer_call',
      startedAt: call.startedAt,
      endedAt: call.endedAt,
      dialerCallExternalId: 'd-1',
    };
    expect((await handIn('r-1', dialed)).outcome).toBe('pending');
    expect((await handIn('r-2', dialed, true)).answer.relatedRecords.person.reason).toBe('NO_RELATIONSHIP');
    linking.clock.at = new Date('2026-03-02T15:45:00.000Z');
    await linking.module.get(DueRecordings).decideDue();
    expect(ids((await linking.recordings.get(team.teamId, 'r-1')).links).person).toBe('NO_RELATIONSHIP');
  });
});

describe('preview', () => {
  test('what if: other stages, other domains; nothing is stored', async () => {
    await addAcme(team);
    const preview = linking.module.get(Preview);
    const asIs = await preview.decide(team.teamId, conference(), { settings: undefined, stages: undefined });
    expect(asIs.slots.opportunity.crmId).toBe(O1);
    const stages = [{ value: 'Elsewhere', outcome: 'open', position: 1 }];
    const misaligned = await preview.decide(team.teamId, conference(), { settings: undefined, stages });
    expect(misaligned.slots.opportunity.reason).toBe('OPPORTUNITIES_WITHHELD');
    const ours = await preview.decide(team.teamId, conference(), {
      settings: { internalDomains: ['ours.example', 'acme.co.uk'] },
      stages: undefined,
    });
    expect(ours.slots.account.reason).toBe('NO_EXTERNAL_PARTICIPANT');
    await expect(
      preview.decide(team.teamId, conference(), { settings: { nonsense: 1 }, stages: undefined }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(await countOf(linking.db, 'linking.recordings where team_id = $1', [team.teamId])).toBe(0);
  });
});
