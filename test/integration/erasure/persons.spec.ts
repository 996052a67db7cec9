import { createHash } from 'node:crypto';
import { ErasureModule, PersonErasures, type PersonToErase } from '#erasure';
import { DialerCalls, DueRecordings, ManualLinks, Meetings, type Recording, Recordings } from '#linking';
import { execute, many, transaction, unprepared } from '#platform';
import { type LinkingUnderTest, startLinking } from '../../support/linking.js';
import { searchDatabase } from '../../support/search-database.js';
import { ACME, addAcme, newTeam, record, type Seed } from '../../support/seed.js';

const actor = { kind: 'user', id: null, name: 'ana' } as const;
const ZOE = { name: 'Zoe Quill', email: 'zoe.q@quillworks.example' };
// Of the number with what stands before it: four digits alone are also part of a time.
const TRACES = ['zoe quill', 'quillworks', 'zoe.q', '20 7946', '207946'];
const C9 = record('C', 9);
const at = (time: string): string => `2026-03-02T${time}:00.000Z`;
const met: Recording = {
  kind: 'virtual_conference',
  title: 'Zoe Quill and us',
  startedAt: at('15:00'),
  endedAt: at('15:31'),
  meetingExternalId: 'm-1',
  attendees: [
    { name: 'Bo Li', email: 'bo@acme.co.uk', talkTimeMs: 3 },
    { name: 'Zoe Quill', email: 'mailto:Zoe.Q+x@QuillWorks.example', phone: '+44 20 7946 0123', talkTimeMs: 9 },
  ],
  invitees: [ZOE, { name: 'Bo Li', email: 'bo@acme.co.uk' }],
};

let linking: LinkingUnderTest;
let recordings: Recordings;
let erasures: PersonErasures;
let team: Seed;

beforeAll(async () => {
  linking = await startLinking(ErasureModule);
  recordings = linking.module.get(Recordings);
  erasures = linking.module.get(PersonErasures);
});
afterAll(() => linking.stop());
beforeEach(async () => {
  linking.clock.at = new Date(at('16:00'));
  team = await newTeam(linking.db);
  await addAcme(team);
  await team.contact(C9, { ...ZOE, email: ZOE.email, phone: '+44 20 7946 0999', account_crm_id: ACME.account });
});

async function erase(person: PersonToErase) {
  const { id } = await transaction(linking.db, (trx) => erasures.request(trx, team.teamId, person, actor));
  await erasures.run(team.teamId, id);
  return erasures.get(team.teamId, id);
}
const found = async (): Promise<string[]> => {
  const each = [];
  for (const trace of TRACES) each.push(...(await searchDatabase(linking.db, trace)));
  return each;
};
/** Salesforce has them no more. */
const deleted = () => team.run(`update mirror.contacts set is_deleted = true where team_id = $1 and crm_id = '${C9}'`);

/** Everything a person can be in: meeting, call, recordings decided and pending, changes by hand, audit. */
async function everywhere(): Promise<void> {
  await linking.module.get(Meetings).register(team.teamId, {
    ...{ externalId: 'm-1', title: 'With Zoe Quill', startsAt: at('15:00'), endsAt: at('15:30') },
    ...{ attendees: [ZOE], invitees: [], personCrmIds: [C9] },
  });
  await linking.module.get(DialerCalls).register(team.teamId, {
    ...{ externalId: 'd-1', startedAt: at('15:00'), endedAt: at('15:10'), direction: 'outbound', owner: null },
    ...{ fromNumber: '+1 555 0100', toNumber: '+44 20 7946 0999', personCrmId: C9, recordingExternalId: 'r-call' },
  });
  await recordings.handIn(team.teamId, { externalId: 'r-1', recording: met, isUrgent: true });
  await linking.module.get(DueRecordings).decideDue();
  await recordings.handIn(team.teamId, {
    ...{ externalId: 'r-pending', isUrgent: false },
    recording: { ...met, startedAt: at('15:40'), endedAt: at('15:50') },
  });
  const of = { teamId: team.teamId, externalId: 'r-1', slot: 'person', actor } as const;
  await transaction(linking.db, async (trx) => {
    await linking.module.get(ManualLinks).set(trx, of, ACME.contact);
    await linking.module.get(ManualLinks).set(trx, of, C9);
  });
  await execute(
    linking.db,
    unprepared(`insert into access.audit_entries (team_id, entry_id, actor, action, subject, before, after)
      values ($1, gen_random_uuid(), '{}', 'related_record.set', 'r-1/person', $2, null)`),
    [team.teamId, JSON.stringify({ crmId: C9, name: 'Zoe Quill' })],
  );
}

test.each([
  ['by address', { email: 'ZOE.Q@quillworks.example' }],
  ['by CRM id', { crmId: C9 }],
])('E2: a person erased %s is in no table any more', async (_, person) => {
  await everywhere();
  await deleted();
  expect(await found()).not.toEqual([]);
  const erasure = await erase(person);
  expect(await found()).toEqual([]);
  expect(erasure).toMatchObject({
    state: 'done',
    recordings: 3,
    meetings: 1,
    dialerCalls: 1,
    stillInSalesforce: false,
  });
});

test('E2: links, reasons and ids stay as decided, and the hash of the first document proves the rest', async () => {
  await everywhere();
  await deleted();
  const [before] = await many<{ document: string }>(
    linking.db,
    unprepared(`select document from linking.link_decisions where team_id = $1 and recording_external_id = 'r-1'`),
    [team.teamId],
  );
  const document = before?.document ?? '';
  await erase({ email: ZOE.email });
  const { redaction, ...shown } = await recordings.explanation(team.teamId, 'r-1');
  expect(redaction).toEqual({
    redactedAt: linking.clock.at.toISOString(),
    documentSha256: createHash('sha256').update(document).digest('hex'),
  });
  // Whoever has the first document finds every difference to be the mark.
  const differences: [string, unknown, unknown][] = [];
  const compare = (path: string, a: unknown, b: unknown): void => {
    if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) {
      if (a !== b) differences.push([path, a, b]);
      return;
    }
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      compare(`${path}/${key}`, (a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]);
    }
  };
  compare('', JSON.parse(document), shown);
  expect(differences.length).toBeGreaterThan(3);
  for (const [path, was, is] of differences) {
    expect(path).toMatch(/name|snapshot|sentences|input|result|suggestions|runnerUp/);
    expect([typeof was, String(is).includes('[erased]')]).toEqual(['string', true]);
  }
  expect(shown.slots.person).toMatchObject({ state: 'linked', crmId: C9, name: '[erased]' });
  expect(shown.slots.account).toMatchObject({ state: 'linked', crmId: ACME.account, name: 'Acme Ltd' });
  const tile = await recordings.tile(team.teamId, 'r-1');
  expect([tile.opportunity.crmId, tile.person.crmId]).toEqual([ACME.opportunity, C9]);
});

test('E2: while Salesforce has the person, the mirror has, and the answer says so', async () => {
  await everywhere();
  const erasure = await erase({ crmId: C9 });
  expect(erasure.stillInSalesforce).toBe(true);
  const where = new Set((await found()).map((row) => row.split(':')[0]));
  expect([...where]).toEqual(['mirror.contacts']);
});

test('E2: everybody else, and every other team, stays as it was', async () => {
  await everywhere();
  const other = await newTeam(linking.db);
  await other.contact(C9, { ...ZOE, email: ZOE.email });
  await recordings.handIn(other.teamId, { externalId: 'r-1', recording: met, isUrgent: true });
  const theirs = JSON.stringify(await recordings.get(other.teamId, 'r-1'));
  await recordings.handIn(team.teamId, {
    ...{ externalId: 'r-bo', isUrgent: true },
    recording: {
      ...met,
      meetingExternalId: null,
      title: 'Bo',
      attendees: [{ name: 'Bo Li', email: 'bo@acme.co.uk' }],
      invitees: [],
    },
  });
  const bo = JSON.stringify(await recordings.get(team.teamId, 'r-bo'));
  await erase({ email: ZOE.email });
  expect(JSON.stringify(await recordings.get(other.teamId, 'r-1'))).toBe(theirs);
  expect(JSON.stringify(await recordings.get(team.teamId, 'r-bo'))).toBe(bo);
});

test('E2: a second person in the same recording keeps the hash of the first document', async () => {
  await everywhere();
  await erase({ email: ZOE.email });
  const { redaction: first } = await recordings.explanation(team.teamId, 'r-1');
  await erase({ email: 'bo@acme.co.uk' });
  const { redaction: second } = await recordings.explanation(team.teamId, 'r-1');
  expect(second?.documentSha256).toBe(first?.documentSha256);
  expect(JSON.stringify(await recordings.get(team.teamId, 'r-1'))).not.toMatch(/bo li|bo@acme/i);
});

test('E2: a pending recording is decided without the person', async () => {
  await everywhere();
  await erase({ email: ZOE.email });
  await recordings.handIn(team.teamId, {
    ...{ externalId: 'r-later', isUrgent: true },
    recording: (await recordings.get(team.teamId, 'r-pending')).recording,
  });
  const { slots } = await recordings.explanation(team.teamId, 'r-later');
  expect(JSON.stringify(slots)).not.toMatch(/quill/i);
});

test('only a person can be erased: no company, no opportunity, no user (E2)', async () => {
  for (const crmId of [ACME.account, ACME.opportunity, '005Qy0000002007IAA', 'a01Qy0000002007IAA']) {
    await expect(erase({ crmId })).rejects.toMatchObject({ code: 'UNPROCESSABLE', errors: [{ path: 'crmId' }] });
  }
  // An account that the mirror never had may have been a person's.
  expect(await erase({ crmId: '001Qy00000099zzIAA' })).toMatchObject({ state: 'done' });
});

test('an erasure that was killed goes on where it was, and forgets the person at its end', async () => {
  await everywhere();
  const { id } = await transaction(linking.db, (trx) =>
    erasures.request(trx, team.teamId, { email: ZOE.email }, actor),
  );
  // After the first page the process is gone.
  await expect(erasures.run(team.teamId, id, AbortSignal.abort())).rejects.toThrow();
  expect(await erasures.get(team.teamId, id)).toMatchObject({ state: 'running', recordings: 0, meetings: 1 });
  await Promise.all([erasures.run(team.teamId, id), erasures.run(team.teamId, id)]);
  expect(await erasures.get(team.teamId, id)).toMatchObject({ state: 'done', recordings: 3, meetings: 1 });
  const [row] = await many<{ person: string | null }>(
    linking.db,
    unprepared('select person from erasure.erasures where team_id = $1'),
    [team.teamId],
  );
  expect(row?.person).toBeNull();
});
