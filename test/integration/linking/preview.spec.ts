import { Meetings, Preview, type Recording } from '#linking';
import { many, unprepared } from '#platform';
import { useLinking } from '../../support/linking.js';
import { ACME, addAcme, newTeam, type Seed } from '../../support/seed.js';

const { account: A1, contact: C1 } = ACME;

const linking = useLinking();
let team: Seed;

beforeEach(async () => {
  team = await newTeam(linking.db);
  await addAcme(team);
});

const met: Recording = {
  kind: 'virtual_conference',
  startedAt: '2026-03-02T15:00:00.000Z',
  endedAt: '2026-03-02T15:31:00.000Z',
  meetingExternalId: 'm-1',
  attendees: [{ name: 'Bo Li', email: 'bo@acme.co.uk', talkTimeMs: 5 }],
};
const guest: Recording = { ...met, attendees: [{ email: 'x@beta.de', talkTimeMs: 5 }] };
const preview = (recording: Recording, changed: { settings?: object; stages?: readonly unknown[] } = {}) =>
  linking.module.get(Preview).decide(team.teamId, recording, { settings: undefined, stages: undefined, ...changed });

const ours = { internalDomains: ['ours.example'] };

test.each<[string, Recording, object | undefined, readonly object[] | undefined]>([
  ['an internal domain', met, { internalDomains: ['ours.example', 'acme.co.uk'] }, undefined],
  ['the privacy list', met, { ...ours, excludedParticipants: ['*.co.uk', 'acme.co.uk'] }, undefined],
  ['an alias', guest, { ...ours, domainAliases: [{ domain: 'beta.de', accountCrmId: A1 }] }, undefined],
  ['free mail', guest, { ...ours, freeMailDomains: { add: ['beta.de'], remove: [] } }, undefined],
  ['stages', met, undefined, [{ value: 'Prospecting', outcome: 'lost', position: 1 }]],
  ['other stages', met, undefined, [{ value: 'Elsewhere', outcome: 'open', position: 1 }]],
])(
  'L6.27: a preview of another configuration is what happens once it is saved: %s',
  async (_, recording, settings, stages) => {
    const asIs = await preview(recording);
    const changed = { ...(settings === undefined ? {} : { settings }), ...(stages === undefined ? {} : { stages }) };
    const { slots, flags } = await preview(recording, changed);
    if (settings !== undefined) await team.settings(settings);
    if (stages !== undefined) await team.stages(stages);
    await linking.recordings.handIn(team.teamId, { externalId: 'r-1', recording, isUrgent: true });
    const live = await linking.recordings.explanation(team.teamId, 'r-1');
    expect({ slots: live.slots, flags: live.flags }).toEqual({ slots, flags });
    expect(slots).not.toEqual(asIs.slots);
  },
);

test('a preview stores nothing anywhere, and captures nothing', async () => {
  const meeting = { externalId: 'm-1', title: 'Acme', attendees: [], invitees: [], personCrmIds: [C1] };
  const later = { startsAt: '2026-03-02T18:00:00.000Z', endsAt: '2026-03-02T19:00:00.000Z' };
  await linking.module.get(Meetings).register(team.teamId, { ...meeting, ...later });
  const stored = () =>
    many(
      linking.db,
      unprepared(`select (select count(*) from linking.recordings) as recordings,
          (select count(*) from linking.link_decisions) as decisions, (select count(*) from platform.events) as events,
          (select count(*) from pgboss.job) as jobs, (select json_agg(m) from linking.meetings m) as meetings`),
    );
  const before = await stored();
  const { slots } = await preview({ ...met, attendees: [] });
  expect([slots.person.crmId, await stored()]).toEqual([C1, before]);
});
