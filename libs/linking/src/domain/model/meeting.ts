import type { Relationship } from './candidates.js';
import type { Participant, Recording } from './recording.js';

/**
 * One occurrence of a meeting, by its id and its start, as it was last registered, with its Person relationship once that
 * was captured (P1).
 */
export interface Meeting {
  readonly externalId: string;
  readonly title: string;
  /** RFC 3339, as every instant here. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly attendees: readonly Participant[];
  readonly invitees: readonly Participant[];
  readonly personCrmIds: readonly string[];
  readonly captured: { readonly at: string; readonly personCrmIds: readonly string[] } | undefined;
  readonly registeredAt: string;
}

/** A dialer call as it was last registered. */
export interface DialerCall {
  readonly externalId: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly direction: string;
  readonly fromNumber: string;
  readonly toNumber: string;
  readonly owner: Recording['owner'];
  readonly personCrmId: string | null;
  readonly recordingExternalId: string | null;
}

const MINUTE_MS = 60_000;

/** When the relationship is captured: at the start less the lead, or at registration when that is later (P1). */
export function captureAt({ startsAt, registeredAt }: Meeting, captureLeadMinutes: number): Date {
  return new Date(Math.max(Date.parse(startsAt) - captureLeadMinutes * MINUTE_MS, Date.parse(registeredAt)));
}

/** The meeting with its relationship captured when the time has come; it is captured once, also when there is none. */
export function captureIfDue(meeting: Meeting, captureLeadMinutes: number, now: Date): Meeting {
  const at = captureAt(meeting, captureLeadMinutes);
  return at.getTime() > now.getTime() ? meeting : capture(meeting, at);
}

/** Captured at once, as when the recording comes in before its time. */
export function capture(meeting: Meeting, at: Date): Meeting {
  if (meeting.captured !== undefined) return meeting;
  return { ...meeting, captured: { at: at.toISOString(), personCrmIds: meeting.personCrmIds } };
}

/** What registering a meeting does to the occurrences known under its id. */
export interface Registration {
  readonly meeting: Meeting;
  /** Start of the occurrence that it changes or moves; undefined when it is another one beside them. */
  readonly replacesStart: string | undefined;
}

/**
 * Registers a meeting: the occurrence of that start again, or, with another start, the one that has not begun, which was
 * moved; after it began that is another occurrence beside it. A moved one is captured anew: its start is another.
 */
export function registerOccurrence(
  known: readonly Meeting[],
  given: Omit<Meeting, 'captured' | 'registeredAt'>,
  captureLeadMinutes: number,
  now: Date,
): Registration {
  const registered: Meeting = { ...given, captured: undefined, registeredAt: now.toISOString() };
  const same = known.find(({ startsAt }) => startsAt === given.startsAt);
  // What was due before this change is captured as it was before it.
  const captured = same === undefined ? undefined : captureIfDue(same, captureLeadMinutes, now).captured;
  const moved = known.filter(({ startsAt }) => Date.parse(startsAt) > now.getTime()).at(0);
  return {
    meeting: captureIfDue({ ...registered, captured }, captureLeadMinutes, now),
    replacesStart: (same ?? moved)?.startsAt,
  };
}

/** When a call's recording is created, if it is to be (P4). */
export function recordingDueAt(call: DialerCall, dialerDelayMinutes: number): Date | undefined {
  if (call.endedAt === null || call.recordingExternalId === null) return undefined;
  return new Date(Date.parse(call.endedAt) + dialerDelayMinutes * MINUTE_MS);
}

/** The recording that is created from the call data. */
export function recordingOf(call: DialerCall): Recording {
  return {
    kind: 'dialer_call',
    title: null,
    startedAt: call.startedAt,
    endedAt: call.endedAt ?? call.startedAt,
    owner: call.owner ?? null,
    dialerCallExternalId: call.externalId,
    direction: call.direction,
    fromNumber: call.fromNumber,
    toNumber: call.toNumber,
    attendees: [],
    invitees: [],
  };
}

/** The meeting or call that a recording names, as far as it is registered. */
export interface Registered {
  readonly meeting: Meeting | undefined;
  readonly call: DialerCall | undefined;
}

/** The recording with what its meeting or call knows where it says nothing itself: lists and owner. */
export function completeRecording(recording: Recording, { meeting, call }: Registered): Recording {
  const some = (own: Recording['attendees'], other: readonly Participant[] | undefined): readonly Participant[] =>
    own == null || own.length === 0 ? (other ?? []) : own;
  return {
    ...recording,
    owner: recording.owner ?? call?.owner ?? null,
    attendees: some(recording.attendees, meeting?.attendees),
    invitees: some(recording.invitees, meeting?.invitees),
  };
}

/** The Person relationship a recording takes: of its meeting as captured, of its call as it is now (P2, P4). */
export function relationshipOf({ kind }: Recording, { meeting, call }: Registered): Relationship | undefined {
  if (kind === 'dialer_call') {
    if (call === undefined) return undefined;
    const { externalId, personCrmId } = call;
    return { source: 'dialer_call', externalId, personCrmIds: personCrmId === null ? [] : [personCrmId] };
  }
  if (meeting === undefined) return undefined;
  const { externalId, captured, personCrmIds } = meeting;
  return { source: 'meeting', externalId, personCrmIds: captured?.personCrmIds ?? personCrmIds };
}
