import { type Address, type AddressReading, nameKeyOf } from '#identifiers';
import type { Reason } from '../model/decision.js';
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
  /** The places of all its rows. */
  readonly positions: readonly number[];
  readonly name: string | undefined;
  /** The full name as it is compared (W4); undefined when blank. */
  readonly nameKey: string | undefined;
  readonly address: Address | undefined;
  /** An address was given that cannot be read (W6). */
  readonly isUnreadable: boolean;
  readonly externalId: string | undefined;
  readonly isInternal: boolean | undefined;
  readonly isBot: boolean;
  /** Invited, and said no: comes after all others. */
  readonly isDeclined: boolean;
  /** Undefined when it is not known, not when it is nothing. */
  readonly talkTimeMs: number | undefined;
  readonly joinedAt: number | undefined;
  /** Every stretch known from start to end. */
  readonly presences: readonly Presence[];
  /** How this attendee was put together: the rule and the sentence. */
  readonly history: readonly { readonly rule: string; readonly text: string }[];
}

function instant(text: string | null | undefined): number | undefined {
  const milliseconds = Date.parse(text ?? '');
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/** Reads one entry of a list as it was sent. */
export function readAttendee(participant: Participant, position: number, reading: AddressReading): Attendee {
  const { joinedAt, leftAt, talkTimeMs, response } = participant;
  const from = instant(joinedAt);
  const to = instant(leftAt);
  const isTime = typeof talkTimeMs === 'number' && Number.isFinite(talkTimeMs) && talkTimeMs >= 0;
  const name = participant.name?.trim();
  return {
    position,
    positions: [position],
    name: name === '' ? undefined : name,
    nameKey: nameKeyOf(name),
    address: reading.kind === 'address' ? reading.address : undefined,
    isUnreadable: reading.kind === 'unreadable',
    externalId: participant.externalId?.trim() === '' ? undefined : (participant.externalId ?? undefined),
    isInternal: participant.isInternal ?? undefined,
    isBot: participant.isBot === true,
    isDeclined: response?.trim().toLowerCase() === 'declined',
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

/** "Bo Li has no address."; of one that was given and cannot be read, that (W6). */
export function withoutAddressText(attendee: Attendee): string {
  return attendee.isUnreadable
    ? `The address given for ${called(attendee)} cannot be read.`
    : `${called(attendee)} has no address.`;
}

/** Why nobody of them leads to a record: one that was given and cannot be read might have (W6). */
export function noAddressReason(people: readonly Attendee[]): Reason {
  return people.some(({ isUnreadable }) => isUnreadable) ? 'UNREADABLE_ADDRESS' : 'NO_EXTERNAL_EMAIL';
}
