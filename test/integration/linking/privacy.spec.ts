import { DialerCalls, DueRecordings, Meetings, type Recording } from '#linking';
import { many, unprepared } from '#platform';
import { useLinking } from '../../support/linking.js';
import { newTeam, record, type Seed } from '../../support/seed.js';

const at = (time: string): string => `2026-03-02T${time}:00.000Z`;
/** Eve, in several of the readings that the list's own spelling covers. */
const EVE = { name: 'Eve Quiet', email: 'mailto:Eve.Quiet+call@Private.Example' };
const LISTED = ['eve.quiet@private.example', '*.secret.example'];
const BO = { name: 'Bo Li', email: 'bo@acme.co.uk', talkTimeMs: 5 };

const linking = useLinking();
let team: Seed;

beforeEach(async () => {
  linking.clock.at = new Date(at('16:00'));
  team = await newTeam(linking.db);
  await team.settings({ excludedParticipants: LISTED });
  await team.contact(record('C', 1), { name: 'Bo Li', email: 'bo@acme.co.uk' });
  await team.contact(record('C', 2), { name: 'Eve Quiet', email: 'eve.quiet@private.example' });
});

/** Everything of the team that linking and its events keep, as one text. */
async function kept(): Promise<string> {
  const tables = ['recordings', 'link_decisions', 'manual_changes', 'meetings', 'dialer_calls'];
  const each = tables.map((table) => `select row_to_json(t)::text as row from linking.${table} t where t.team_id = $1`);
  const sql = [...each, 'select payload::text from platform.events where team_id = $1'].join(' union all ');
  return (await many<{ row: string }>(linking.db, unprepared(sql), [team.teamId])).map(({ row }) => row).join('\n');
}
const handIn = (recording: Recording) =>
  linking.recordings.handIn(team.teamId, { externalId: 'r-1', recording, isUrgent: false });
const met: Recording = {
  kind: 'virtual_conference',
  startedAt: at('15:00'),
  endedAt: at('15:31'),
  meetingExternalId: 'm-1',
  attendees: [{ ...EVE, talkTimeMs: 9 }, BO, { email: 'ann@deep.secret.example' }],
  invitees: [EVE, { name: 'Bo Li', email: 'bo@acme.co.uk' }],
};
const register = () =>
  linking.module.get(Meetings).register(team.teamId, {
    ...{ externalId: 'm-1', title: 'Acme', startsAt: at('15:00'), endsAt: at('15:30') },
    attendees: [EVE, { name: 'Bo Li', email: 'bo@acme.co.uk' }],
    invitees: [{ name: 'Eve Quiet', email: 'eve.quiet@private.example' }],
    personCrmIds: [record('C', 2)],
  });

const isGone = async (): Promise<void> => {
  const text = await kept();
  expect(text).not.toMatch(/eve|quiet|private\.example|secret\.example/i);
  expect(text).not.toContain(record('C', 2));
  expect(text).toContain('bo@acme.co.uk');
};

test('nothing of those on the privacy list is kept once a recording is decided (4)', async () => {
  await register();
  expect((await handIn(met)).outcome).toBe('decided');
  expect((await linking.recordings.get(team.teamId, 'r-1')).links.person.crmId).toBe(record('C', 1));
  await isGone();
});

test('nor of one that was decided later, nor in what a repeat answers', async () => {
  linking.clock.at = new Date(at('15:47'));
  await register();
  expect((await handIn({ ...met, endedAt: at('15:46') })).outcome).toBe('pending');
  await team.synced(new Date(at('15:47')));
  linking.clock.at = new Date(at('15:50'));
  await linking.module.get(DueRecordings).decideDue();
  await isGone();
  expect((await handIn(met)).outcome).toBe('decided_before');
  await isGone();
});

test('a name that finds its address among the invitees is known by it (W5)', async () => {
  await handIn({ ...met, attendees: [{ name: 'Eve Quiet', talkTimeMs: 9 }, BO] });
  await isGone();
});

test('a dialer call keeps neither a Person nor an owner on the list', async () => {
  await linking.module.get(DialerCalls).register(team.teamId, {
    ...{ externalId: 'd-1', startedAt: at('15:00'), endedAt: at('15:10'), direction: 'outbound' },
    ...{ fromNumber: '+1', toNumber: '+2', owner: { email: 'eve.quiet@private.example' } },
    ...{ personCrmId: record('C', 2), recordingExternalId: null },
  });
  await handIn({ ...met, kind: 'dialer_call', meetingExternalId: null, dialerCallExternalId: 'd-1', invitees: [] });
  await isGone();
});

test('without a list everything is kept as it was handed in', async () => {
  await team.settings({ excludedParticipants: [] });
  await handIn(met);
  expect((await linking.recordings.get(team.teamId, 'r-1')).recording.attendees).toEqual(met.attendees);
});
