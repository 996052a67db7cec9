import type { LinkingConfiguration } from '../model/configuration.js';
import {
  capture,
  captureIfDue,
  registerOccurrence,
  completeRecording,
  type DialerCall,
  type Meeting,
  relationshipOf,
} from '../model/meeting.js';
import { readinessOf } from './readiness.js';
import type { Recording } from '../model/recording.js';
import { configuration, recording } from '../testing/build.js';

const at = (time: string) => new Date(`2026-03-02T${time}:00.000Z`);
const ended = { endedAt: at('15:50').toISOString() };

const call: DialerCall = {
  externalId: 'd-1',
  startedAt: at('15:40').toISOString(),
  endedAt: at('15:50').toISOString(),
  direction: 'outbound',
  fromNumber: '+1',
  toNumber: '+2',
  owner: { email: 'ana@ours.example' },
  personCrmId: null,
  recordingExternalId: null,
};

function isReady(
  time: string,
  given: Recording,
  of: DialerCall | undefined,
  configured: LinkingConfiguration,
): boolean {
  return readinessOf(given, of, configured, at(time)).isReady;
}

/** Every object was last read at that time. */
function synced(time: string, more: { isConnected?: boolean; object?: string } = {}): LinkingConfiguration {
  const { mirror, ...rest } = configuration();
  const objects = mirror.objects.map((state) =>
    more.object === undefined || more.object === state.object
      ? { ...state, lastCompleteRunStartedAt: at(time).toISOString() }
      : { ...state, lastCompleteRunStartedAt: at('15:55').toISOString() },
  );
  return { ...rest, mirror: { ...mirror, isConnected: more.isConnected ?? true, objects } };
}

test('L4: a recording waits for a run that started after its end, of every object that is read', () => {
  const given = recording(ended);
  expect(isReady('15:56', given, undefined, synced('15:51'))).toBe(true);
  expect(isReady('15:56', given, undefined, synced('15:50'))).toBe(false);
  for (const object of ['Account', 'Contact', 'Lead', 'User', 'Opportunity', 'OpportunityContactRole']) {
    expect(isReady('15:56', given, undefined, synced('15:49', { object }))).toBe(false);
  }
  const unmapped = {
    ...synced('15:49', { object: 'Opportunity' }),
    opportunityMapping: { version: 0, isComplete: false },
  };
  expect(isReady('15:56', given, undefined, unmapped)).toBe(true);
});

test('L4: it waits fifteen minutes at most; a disconnected team does not wait', () => {
  const given = recording(ended);
  expect(readinessOf(given, undefined, synced('15:49'), at('15:51'))).toEqual({
    ...{ isReady: false, until: at('16:05') },
    awaitsMirror: true,
  });
  expect(isReady('16:05', given, undefined, synced('15:49'))).toBe(true);
  expect(isReady('15:51', given, undefined, synced('15:49', { isConnected: false }))).toBe(true);
});

test('L4: a dialer recording waits for its Person, five minutes after the call’s end at most', () => {
  const given = recording({ kind: 'dialer_call', ...ended });
  const fresh = synced('15:51');
  expect(isReady('15:54', given, call, fresh)).toBe(false);
  expect(isReady('15:55', given, call, fresh)).toBe(true);
  expect(isReady('15:52', given, { ...call, personCrmId: 'C1' }, fresh)).toBe(true);
  expect(isReady('15:54', given, undefined, fresh)).toBe(false);
  const longer = { ...call, endedAt: at('15:52').toISOString() };
  expect(isReady('15:56', given, longer, fresh)).toBe(false);
  expect(isReady('15:57', given, longer, fresh)).toBe(true);
  expect(isReady('15:54', given, call, synced('15:49', { isConnected: false }))).toBe(false);
});

const meeting: Meeting = {
  externalId: 'm-1',
  title: 'Acme',
  startsAt: at('15:00').toISOString(),
  endsAt: at('15:30').toISOString(),
  attendees: [],
  invitees: [{ email: 'bo@acme.co.uk' }],
  personCrmIds: ['C1'],
  captured: undefined,
  registeredAt: at('14:00').toISOString(),
};

test('P1: captured the lead before the start, or at registration when that is later, and once', () => {
  expect(captureIfDue(meeting, 10, at('14:49')).captured).toBeUndefined();
  const captured = captureIfDue(meeting, 10, at('14:55'));
  expect(captured.captured).toEqual({ at: at('14:50').toISOString(), personCrmIds: ['C1'] });
  const late = { ...meeting, registeredAt: at('15:10').toISOString() };
  expect(captureIfDue(late, 10, at('15:10')).captured?.at).toBe(at('15:10').toISOString());
  expect(capture({ ...captured, personCrmIds: ['C2'] }, at('15:20'))).toMatchObject({
    captured: { personCrmIds: ['C1'] },
  });
  expect(capture({ ...meeting, personCrmIds: [] }, at('14:10')).captured?.personCrmIds).toEqual([]);
});

test('P1, 2.1: another start before it began moves the meeting, after it began it is another occurrence', () => {
  const given = { ...meeting, startsAt: at('17:00').toISOString() };
  const held = capture(meeting, at('14:50'));
  expect(registerOccurrence([held], given, 10, at('14:59'))).toMatchObject({
    replacesStart: meeting.startsAt,
    meeting: { startsAt: given.startsAt, captured: undefined },
  });
  expect(registerOccurrence([held], given, 10, at('15:01')).replacesStart).toBeUndefined();
  const again = registerOccurrence(
    [held],
    { ...given, startsAt: meeting.startsAt, personCrmIds: ['C9'] },
    10,
    at('15:01'),
  );
  expect(again).toMatchObject({ replacesStart: meeting.startsAt, meeting: { captured: { personCrmIds: ['C1'] } } });
});

test('P2, P4: a conference takes its meeting’s Person, a call its own', () => {
  const registered = { meeting: capture({ ...meeting }, at('14:50')), call: { ...call, personCrmId: 'C2' } };
  expect(relationshipOf(recording(), registered)?.personCrmIds).toEqual(['C1']);
  expect(relationshipOf(recording({ kind: 'dialer_call' }), registered)?.personCrmIds).toEqual(['C2']);
  expect(relationshipOf(recording(), { meeting: undefined, call })).toBeUndefined();
});

test('a recording’s own lists and owner go before those of its meeting or call', () => {
  const own = recording({ attendees: [{ email: 'cy@beta.de' }], owner: null });
  const complete = completeRecording(own, { meeting, call });
  expect(complete.attendees).toEqual([{ email: 'cy@beta.de' }]);
  expect(complete.invitees).toEqual(meeting.invitees);
  expect(complete.owner).toEqual(call.owner);
});
