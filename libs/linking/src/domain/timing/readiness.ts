import type { LinkingConfiguration } from '../model/configuration.js';
import { isFresh } from './freshness.js';
import type { DialerCall } from '../model/meeting.js';
import type { Recording } from '../model/recording.js';

/** Whether a recording is decided now, or until when at the latest it waits. */
export type Readiness =
  | { readonly isReady: true }
  /** `awaitsMirror`: a sync that starts now would bring what it waits for (Y6). */
  | { readonly isReady: false; readonly until: Date; readonly awaitsMirror: boolean };

const MINUTE_MS = 60_000;

function after(instant: string, minutes: number): number {
  return Date.parse(instant) + minutes * MINUTE_MS;
}

/** A dialer recording waits for its Person, but only so long after the call's end (P4). */
function personDueAt(recording: Recording, call: DialerCall | undefined, delayMinutes: number): number | undefined {
  if (recording.kind !== 'dialer_call' || (call !== undefined && call.personCrmId !== null)) return undefined;
  return after(call?.endedAt ?? recording.endedAt, delayMinutes);
}

/** Any recording waits for a mirror read after its end, but only so long; a disconnected team does not wait. */
function mirrorDueAt({ endedAt }: Recording, configuration: LinkingConfiguration): number | undefined {
  if (!configuration.mirror.isConnected || isFresh(configuration, endedAt)) return undefined;
  return after(endedAt, configuration.settings.linking.freshnessWaitMinutes);
}

/** When a pending recording is decided (section 4 of the rules). */
export function readinessOf(
  recording: Recording,
  call: DialerCall | undefined,
  configuration: LinkingConfiguration,
  now: Date,
): Readiness {
  const { dialerDelayMinutes } = configuration.settings.linking;
  const mirrorDue = mirrorDueAt(recording, configuration);
  const waits = [personDueAt(recording, call, dialerDelayMinutes), mirrorDue];
  const until = Math.max(...waits.map((due) => due ?? Number.NEGATIVE_INFINITY));
  if (until <= now.getTime()) return { isReady: true };
  return { isReady: false, until: new Date(until), awaitsMirror: mirrorDue !== undefined };
}
