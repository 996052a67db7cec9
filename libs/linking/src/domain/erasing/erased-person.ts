import { baseOf, nameKeyOf, parseAddress } from '#identifiers';
import type { Participant, Recording } from '../model/recording.js';
import { digitsOf, MARK, marker } from './mark.js';
import { eachOf, type Json, markJson } from './mark-json.js';

/** Who is erased (E2), as the mirror and the request know them. */
export interface ErasedPerson {
  /** Addresses as they are compared: without tag, and without dots on Gmail. */
  readonly addresses: readonly string[];
  /** Contacts, Leads and person accounts that are theirs. */
  readonly crmIds: ReadonlySet<string>;
  /** Full names that nobody else in the mirror bears: they count also where no address stands beside them. */
  readonly names: readonly string[];
  readonly phones: readonly string[];
}

/** What one recording, meeting or call adds: how they are written there, which counts in it alone. */
interface Known {
  readonly addresses: Set<string>;
  readonly names: Set<string>;
  readonly phones: Set<string>;
  readonly texts: Set<string>;
}

export interface Lists {
  readonly attendees?: readonly Participant[] | null | undefined;
  readonly invitees?: readonly Participant[] | null | undefined;
  readonly owner?: Recording['owner'] | undefined;
}

const NAMING = new Set<string>(['name', 'email', 'externalId', 'phone'] satisfies (keyof Participant)[]);

/** Of a person nothing stays but that somebody was there, when, and for how long. */
function markedParticipant(participant: Participant): Participant {
  const presence = Object.entries(participant).filter(([member]) => !NAMING.has(member));
  return { name: MARK, ...Object.fromEntries(presence) };
}

/** One recording, meeting or call, with all that hangs on it, in which a person is replaced by the mark. */
export class Redaction {
  private readonly known: Known;
  private readonly phones: ReadonlySet<string>;

  constructor(private readonly person: ErasedPerson) {
    const { addresses, names, phones } = person;
    this.known = {
      addresses: new Set(addresses),
      names: new Set(names),
      phones: new Set(phones),
      texts: new Set(),
    };
    this.phones = new Set(phones.map(digitsOf).filter((digits) => digits !== undefined));
  }

  /** Learns how their records are written in this JSON: their names, and the values of the decision. */
  learn(json: Json): void {
    eachOf(json, this.person.crmIds, ({ name, snapshot }) => {
      if (typeof name === 'string' && name !== MARK) this.known.names.add(name);
      if (typeof snapshot !== 'object' || snapshot === null || Array.isArray(snapshot)) return;
      const { email, phone, name: snapshotName } = snapshot as Record<string, Json>;
      const address = parseAddress(typeof email === 'string' ? email : null);
      if (address !== undefined) this.known.addresses.add(baseOf(address));
      if (typeof phone === 'string') this.known.phones.add(phone);
      if (typeof snapshotName === 'string' && snapshotName !== MARK) this.known.names.add(snapshotName);
    });
  }

  /** Learns how they are written in the lists. Learn the JSON before. */
  learnLists({ attendees, invitees, owner }: Lists): void {
    for (const one of [...(attendees ?? []), ...(invitees ?? []), ...(owner == null ? [] : [owner])]) {
      if (!this.isTheirs(one)) continue;
      const { name, email, phone } = one as Participant;
      if (name != null && name !== MARK) this.known.names.add(name);
      if (email != null) this.known.texts.add(email);
      if (phone != null) this.known.phones.add(phone);
    }
  }

  /** A number of theirs: `isTheirs` when the call is known to be with them. */
  learnNumber(number: string | null | undefined): void {
    if (number != null) this.known.texts.add(number);
  }

  /** The lists with them replaced. */
  lists({ attendees, invitees, owner }: Lists): Lists {
    const of = (list: readonly Participant[] | null | undefined): readonly Participant[] | null | undefined =>
      list?.map((one) => (this.isTheirs(one) ? markedParticipant(one) : one));
    return {
      attendees: of(attendees),
      invitees: of(invitees),
      owner: owner != null && this.isTheirs(owner) ? { name: MARK } : owner,
    };
  }

  /** Any other JSON or text with them replaced. */
  json<T>(value: T): T {
    return markJson(value as Json, this.mark, this.person.crmIds) as T;
  }

  private get mark(): (text: string) => string {
    return marker(this.known);
  }

  /** By address; without one that can be read, by number or by a full name that is known to be theirs. */
  private isTheirs({ name, email, phone }: Participant): boolean {
    const address = parseAddress(email);
    if (address !== undefined) return this.known.addresses.has(baseOf(address));
    const digits = digitsOf(phone);
    if (digits !== undefined && this.phones.has(digits)) return true;
    const key = nameKeyOf(name);
    return key !== undefined && [...this.known.names].some((known) => nameKeyOf(known) === key);
  }
}
