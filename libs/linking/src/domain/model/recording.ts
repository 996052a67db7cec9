/** Someone on a recording's list. Everything is as the caller sent it; nothing is trusted to be well formed. */
export interface Participant {
  readonly name?: string | null;
  readonly email?: string | null;
  /** The caller's own id of the participant: the same one joins again under the same id. */
  readonly externalId?: string | null;
  readonly phone?: string | null;
  /** The caller's opinion; it counts only where there is no address (W3). */
  readonly isInternal?: boolean | null;
  readonly isBot?: boolean | null;
  /** RFC 3339. */
  readonly joinedAt?: string | null;
  /** RFC 3339. */
  readonly leftAt?: string | null;
  readonly talkTimeMs?: number | null;
  readonly response?: string | null;
}

export type RecordingKind = 'virtual_conference' | 'dialer_call';

/** A dialer call or virtual conference that was recorded. The position in a list is the order of its participants. */
export interface Recording {
  readonly kind: RecordingKind;
  readonly platform?: string | null;
  readonly title?: string | null;
  /** RFC 3339. */
  readonly startedAt: string;
  /** RFC 3339. */
  readonly endedAt: string;
  readonly owner?: { readonly email?: string | null; readonly name?: string | null } | null;
  readonly meetingExternalId?: string | null;
  readonly dialerCallExternalId?: string | null;
  readonly direction?: string | null;
  readonly fromNumber?: string | null;
  readonly toNumber?: string | null;
  readonly attendees?: readonly Participant[] | null;
  readonly invitees?: readonly Participant[] | null;
}
