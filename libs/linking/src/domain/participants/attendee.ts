import { type Address, nameKeyOf, parseAddress } from '#identifiers';
import type { Participant } from '../model/recording.js';

/** When someone was there; milliseconds since the epoch. */
export interface Presence {
  readonly from: number;
  readonly to: number;
}

/** A participant as the rules see one. */
export interface Attendee {
  /** Place in the list, from 0: the order that A2 takes. */
  readonly position: number;
  readonly name: string | undefined;
  /** The full name as it is compared; undefined when blank. */
  readonly nameKey: string | undefined;
  readonly address: Address | undefined;
  readonly externalId: string | undefined;
  readonly isInternal: boolean | undefined;
  readonly isBot: boolean;
  /** Undefined when it is not known, not when it is nothing. */
  readonly talkTimeMs: number | undefined;
  readonly joinedAt: number | undefined;
  /** Every stretch known from start to end. */
  readonly presences: readonly Presence[];
  /** What is worth knowing about how this attendee was put together: the rule and the sentence. */
  readonly history: readonly { readonly rule: string; readonly text: string }[];
}

function instant(text: string | null | undefined): number | undefined {
  const milliseconds = Date.parse(text ?? '');
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/** Reads one entry of a list as it was sent. */
export function readAttendee(participant: Participant, position: number): Attendee {
  const { joinedAt, leftAt, talkTimeMs } = participant;
  const from = instant(joinedAt);
  const to = instant(leftAt);
  const isTime = typeof talkTimeMs === 'number' && Number.isFinite(talkTimeMs) && talkTimeMs >= 0;
  const name = participant.name?.trim();
  return {
    position,
    name: name === '' ? undefined : name,
    nameKey: nameKeyOf(name),
    address: parseAddress(participant.email),
    externalId: participant.externalId?.trim() === '' ? undefined : (participant.externalId ?? undefined),
    isInternal: participant.isInternal ?? undefined,
    isBot: participant.isBot === true,
    talkTimeMs: isTime ? talkTimeMs : undefined,
    joinedAt: from,
    presences: from !== undefined && to !== undefined && from < to ? [{ from, to }] : [],
    history: [],
  };
}

/** "Bo Li (bo@acme.co.uk)". */
export function called({ name, address, position }: Attendee): string {
  if (name === undefined) return address?.text ?? `participant ${position + 1}`;
  return address === undefined ? name : `${name} (${address.text})`;
}
