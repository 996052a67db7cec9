import { DialerCalls, DueRecordings, Meetings, type Recording } from '#linking';
import { countOf, useLinking } from '../../support/linking.js';
import { newTeam, record, type Seed } from '../../support/seed.js';

const [C1, C2] = [record('C', 1), record('C', 2)];

const linking = useLinking();
let team: Seed;

const at = (time: string): string => `2026-03-02T${time}:00.000Z`;
function clock(time: string): void {
  linking.clock.at = new Date(at(time));
}

beforeEach(async () => {
  clock('16:00');
  team = await newTeam(linking.db);
  await team.contact(C1, { name: 'Bo Li', email: 'bo@acme.co.uk' });
  await team.contact(C2, { name: 'Cy Fox', email: 'cy@beta.de' });
});

const handIn = (externalId: string, recording: Recording, isUrgent = false) =>
  linking.recordings.handIn(team.teamId, { externalId, recording, isUrgent });
const decideDue = () => linking.module.get(DueRecordings).decideDue();
const personOf = async (externalId: string) => {
  const { person } = (await linking.recordings.get(team.teamId, externalId)).links;
  return person.crmId ?? person.reason ?? person.state;
};

describe('P1, P2: meetings', () => {
  const met: Recording = {
    kind: 'virtual_conference',
    startedAt: at('15:00'),
    endedAt: at('15:31'),
    meetingExternalId: 'm-1',
    attendees: [{ email: 'bo@acme.co.uk', talkTimeMs: 5 }],
  };
  const register = (personCrmIds: string[], startsAt = at('15:00')) =>
    linking.module.get(Meetings).register(team.teamId, {
      ...{ externalId: 'm-1', title: 'Acme', startsAt, endsAt: at('19:00'), attendees: [], invitees: [] },
      personCrmIds,
    });

  test('a recording that comes in before the capture is due captures what is registered, once', async () => {
    clock('15:47');
    await register([C2], at('18:00'));
    expect((await handIn('r-1', { ...met, endedAt: at('15:46') })).outcome).toBe('pending');
    const changed = await register([C1], at('18:00'));
    expect(changed.captured).toEqual({ at: at('15:47'), personCrmIds: [C2] });
    await team.synced(new Date(at('15:47')));
    await decideDue();
    expect(await personOf('r-1')).toBe(C2);
  });

  test('a relationship that was captured empty stays empty: the recording is processed', async () => {
    clock('14:00');
    await register([]);
    clock('14:51');
    expect((await register([C2])).captured).toEqual({ at: at('14:50'), personCrmIds: [] });
    clock('16:00');
    await handIn('r-1', met);
    expect(await personOf('r-1')).toBe(C1);
  });

  test('2.1: a meeting id that is used again: each start has its own Person, the nearest start counts', async () => {
    clock('14:00');
    await register([C2]);
    clock('15:30');
    await register([C1], at('17:00'));
    clock('18:00');
    await team.synced(new Date(at('18:00')));
    const from = (startedAt: string, endedAt: string) => ({ ...met, startedAt, endedAt });
    await handIn('r-first', from(at('15:02'), at('15:40')));
    await handIn('r-second', from(at('16:58'), at('17:40')));
    await handIn('r-between', from(at('16:00'), at('16:40')));
    await handIn('r-far', from('2026-02-28T15:00:00.000Z', '2026-02-28T15:40:00.000Z'));
    expect(await Promise.all(['r-first', 'r-second', 'r-between'].map(personOf))).toEqual([C2, C1, C2]);
    // None within 24 hours: processed by talk time.
    expect((await linking.recordings.get(team.teamId, 'r-far')).decision?.slots.person.evidence[0]?.rule).toBe('W1');
    expect(JSON.stringify((await linking.recordings.get(team.teamId, 'r-far')).decision)).not.toContain('m-1');
  });

  test('2.1: a meeting that is moved before it begins is one meeting still', async () => {
    clock('14:00');
    await register([C1]);
    await register([C2], at('15:05'));
    clock('16:00');
    await handIn('r-1', met);
    expect(await personOf('r-1')).toBe(C2);
    expect(await countOf(linking.db, 'linking.meetings where team_id = $1', [team.teamId])).toBe(1);
  });

  test('the lead is the team’s', async () => {
    await team.settings({ linking: { captureLeadMinutes: 0 } });
    clock('14:00');
    await register([C2]);
    clock('14:59');
    await decideDue();
    expect((await register([C1])).captured).toBeUndefined();
    clock('15:00');
    await decideDue();
    expect((await register([C2])).captured).toEqual({ at: at('15:00'), personCrmIds: [C1] });
  });

  test('a captured Person that was merged away since, through another, is its survivor; a deleted one as if absent', async () => {
    const [C3, C4] = [record('C', 3), record('C', 4)];
    await team.contact(C3, { is_deleted: true, merged_into: C4 });
    await team.contact(C4, { is_deleted: true, merged_into: C2 });
    await register([C3]);
    await handIn('r-1', met);
    expect(await personOf('r-1')).toBe(C2);
    await team.run('update mirror.contacts set is_deleted = true where team_id = $1 and crm_id = $2', C2);
    await handIn('r-2', met);
    expect(await personOf('r-2')).toBe(C1);
  });

  test('a repeat may name another meeting: what it names when it is decided counts', async () => {
    clock('15:47');
    await register([C2]);
    const late = { ...met, endedAt: at('15:46') };
    const { outcome } = await handIn('r-1', { ...late, meetingExternalId: null });
    await handIn('r-1', late);
    await team.synced(new Date(at('15:47')));
    await decideDue();
    expect([outcome, await personOf('r-1')]).toEqual(['pending', C2]);
  });
});

describe('P4, P5: dialer calls', () => {
  const call = {
    externalId: 'd-1',
    startedAt: at('15:20'),
    endedAt: at('15:40') as string | null,
    direction: 'outbound',
    fromNumber: '+1',
    toNumber: '+2',
    owner: null,
    personCrmId: null as string | null,
    recordingExternalId: 'r-1' as string | null,
  };
  const dialed: Recording = {
    kind: 'dialer_call',
    startedAt: at('15:20'),
    endedAt: at('15:40'),
    dialerCallExternalId: 'd-1',
  };
  const register = (more: Partial<typeof call> = {}) =>
    linking.module.get(DialerCalls).register(team.teamId, { ...call, ...more });

  test('a recording that waits for its Person is decided when the call brings it', async () => {
    clock('15:41');
    await team.synced(new Date('2026-03-02T15:40:30.000Z'));
    await register();
    expect((await handIn('r-1', dialed)).outcome).toBe('pending');
    await decideDue();
    expect(await personOf('r-1')).toBe('pending');
    await register({ personCrmId: C2 });
    await decideDue();
    expect(await personOf('r-1')).toBe(C2);
  });

  test('a call that is registered only after its recording counts', async () => {
    clock('15:41');
    await handIn('r-1', dialed);
    await register({ personCrmId: C2 });
    await team.synced(new Date('2026-03-02T15:40:30.000Z'));
    await decideDue();
    expect(await personOf('r-1')).toBe(C2);
  });

  test('a call that goes on: the delay counts from its end, not from the recording’s', async () => {
    clock('15:44');
    await team.synced(new Date('2026-03-02T15:43:30.000Z'));
    await register({ endedAt: at('15:43') });
    await handIn('r-1', dialed);
    clock('15:47');
    await decideDue();
    expect(await personOf('r-1')).toBe('pending');
    clock('15:48');
    await decideDue();
    expect(await personOf('r-1')).toBe('NO_RELATIONSHIP');
  });

  test('a recording created from its call is completed by a hand-in while it waits, and decided once', async () => {
    clock('15:45');
    await register();
    await decideDue();
    expect(await personOf('r-1')).toBe('NO_RELATIONSHIP');
    await register({ externalId: 'd-2', recordingExternalId: 'r-2', endedAt: at('15:50') });
    clock('15:55');
    await decideDue();
    expect(await personOf('r-2')).toBe('pending');
    const fuller = { ...dialed, endedAt: at('15:50'), attendees: [{ email: 'bo@acme.co.uk' }] };
    expect((await handIn('r-2', { ...fuller, dialerCallExternalId: 'd-2' })).outcome).toBe('pending');
    await team.synced(new Date(at('15:51')));
    await decideDue();
    const { recording, decision } = await linking.recordings.get(team.teamId, 'r-2');
    expect([recording.attendees?.length, decision?.slots.account.reason]).toEqual([1, 'NO_ACCOUNT_FOR_DOMAIN']);
  });

  test('a call without its end, or without its recording’s id, makes no recording', async () => {
    await register({ endedAt: null });
    await register({ externalId: 'd-2', recordingExternalId: null });
    await decideDue();
    for (const id of ['r-1', 'd-1', 'd-2']) {
      await expect(linking.recordings.get(team.teamId, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await register();
    await decideDue();
    expect(await personOf('r-1')).toBe('NO_RELATIONSHIP');
  });

  test('asked for an answer now, a dialer call without its Person gets NO_RELATIONSHIP, for good', async () => {
    clock('15:41');
    await register();
    await handIn('r-1', dialed, true);
    await register({ personCrmId: C2 });
    clock('16:00');
    await decideDue();
    expect(await personOf('r-1')).toBe('NO_RELATIONSHIP');
  });
});
