import { IdCodec } from './ids.js';
import { keyOf, mix, permutation, unit, type Permutation } from './hash.js';

/** How many records of each object the org is born with, from one number: opportunities. */
export interface Sizes {
  Account: number;
  Contact: number;
  Lead: number;
  Opportunity: number;
  OpportunityContactRole: number;
  User: number;
}

export type BaseObject = keyof Sizes;

const PREFIXES: Record<BaseObject, string> = {
  Account: '001',
  Contact: '003',
  Lead: '00Q',
  Opportunity: '006',
  OpportunityContactRole: '00K',
  User: '005',
};

const DAY_MS = 86_400_000;
/** Base records were last changed within this many days before the anchor. */
const HISTORY_DAYS = 540;
/** How many base records share one second, repeated: ties of 1 to 13, as recorded in real orgs. */
const TIES = [1, 1, 2, 1, 3, 1, 1, 13, 1, 2, 5, 1];
const TIE_CYCLE = TIES.reduce((sum, n) => sum + n, 0);
const TIE_STARTS = TIES.flatMap((n, group) => Array.from({ length: n }, () => group));

function sizesOf(scale: number): Sizes {
  return {
    Account: Math.max(1, Math.ceil(scale / 3)),
    Contact: Math.max(1, scale),
    Lead: Math.max(1, Math.ceil(scale / 3)),
    Opportunity: scale,
    OpportunityContactRole: Math.floor(scale * 0.8),
    User: 24 + Math.min(176, Math.floor(scale / 5000)),
  };
}

/** The fixed facts generated rows are computed from. */
export class World {
  readonly sizes: Sizes;
  /** What every generated value hangs on. */
  readonly key: number;
  readonly ids: Record<BaseObject, IdCodec>;
  private readonly ranks: Record<BaseObject, Permutation>;
  private readonly profiles: IdCodec;
  private contactsByAccount: { starts: Int32Array; contacts: Int32Array } | undefined;

  constructor(
    readonly seed: number,
    scale: number,
    /** Epoch milliseconds; base data lies before it. */
    readonly anchor: number,
  ) {
    this.key = keyOf(seed);
    this.sizes = sizesOf(scale);
    const each = <T>(make: (object: BaseObject) => T): Record<BaseObject, T> => ({
      Account: make('Account'),
      Contact: make('Contact'),
      Lead: make('Lead'),
      Opportunity: make('Opportunity'),
      OpportunityContactRole: make('OpportunityContactRole'),
      User: make('User'),
    });
    this.ids = each((object) => new IdCodec(PREFIXES[object], seed));
    this.profiles = new IdCodec('00e', seed);
    this.ranks = each((object) => permutation(this.sizes[object], this.key));
  }

  /** 0 System Administrator, 1 Integration (API only), 2 Standard User. */
  profileId(n: number): string {
    return this.profiles.encode(n);
  }

  hash(salt: number, index: number): number {
    return mix(this.key, salt, index);
  }

  unit(salt: number, index: number): number {
    return unit(this.key, salt, index);
  }

  /** Where a base record stands in the order of SystemModstamp; ids and stamps are unrelated, as in a living org. */
  rankOf(object: BaseObject, index: number): number {
    return this.ranks[object].forward(index);
  }

  indexAtRank(object: BaseObject, rank: number): number {
    return this.ranks[object].backward(rank);
  }

  /** Whole seconds, growing with the rank, with ties. */
  stampAtRank(object: BaseObject, rank: number): number {
    const groups = Math.ceil(this.sizes[object] / TIE_CYCLE) * TIES.length;
    const group = Math.floor(rank / TIE_CYCLE) * TIES.length + (TIE_STARTS[rank % TIE_CYCLE] ?? 0);
    const spanSeconds = (HISTORY_DAYS * DAY_MS) / 1000 - 3600;
    return this.anchor - HISTORY_DAYS * DAY_MS + Math.floor((group / groups) * spanSeconds) * 1000;
  }

  stampOf(object: BaseObject, index: number): number {
    return this.stampAtRank(object, this.rankOf(object, index));
  }

  /** The first rank whose stamp is at or after `ms`. */
  rankAtStamp(object: BaseObject, ms: number): number {
    let [low, high] = [0, this.sizes[object]];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.stampAtRank(object, middle) < ms) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  createdOf(object: BaseObject, index: number): number {
    const ageDays = this.hash(91, index) % 400;
    return this.stampOf(object, index) - ageDays * DAY_MS - (this.hash(92, index) % 50_000) * 1000;
  }

  /** Few accounts have many children, many have few, some none. */
  private skewed(salt: number, index: number): number {
    return Math.floor(this.sizes.Account * this.unit(salt, index) ** 1.6);
  }

  /** -1: a private contact. */
  accountOfContact(index: number): number {
    return this.hash(31, index) % 25 === 0 ? -1 : this.skewed(32, index);
  }

  accountOfOpportunity(index: number): number {
    return this.hash(41, index) % 50 === 0 ? -1 : this.skewed(42, index);
  }

  /** The n-th of the account's contacts, or -1 when it has none. */
  contactOfAccount(account: number, n: number): number {
    if (account < 0) return -1;
    const { starts, contacts } = (this.contactsByAccount ??= this.indexContacts());
    const from = starts[account] ?? 0;
    const size = (starts[account + 1] ?? from) - from;
    return size === 0 ? -1 : (contacts[from + (n % size)] ?? -1);
  }

  private indexContacts(): { starts: Int32Array; contacts: Int32Array } {
    const starts = new Int32Array(this.sizes.Account + 1);
    const accounts = new Int32Array(this.sizes.Contact);
    for (let i = 0; i < accounts.length; i += 1) {
      const account = this.accountOfContact(i);
      accounts[i] = account;
      if (account >= 0) starts[account + 1] = (starts[account + 1] ?? 0) + 1;
    }
    for (let a = 1; a < starts.length; a += 1) starts[a] = (starts[a] ?? 0) + (starts[a - 1] ?? 0);
    const next = starts.slice();
    const contacts = new Int32Array(starts[this.sizes.Account] ?? 0);
    for (let i = 0; i < accounts.length; i += 1) {
      const account = accounts[i] ?? -1;
      if (account < 0) continue;
      const at = next[account] ?? 0;
      contacts[at] = i;
      next[account] = at + 1;
    }
    return { starts, contacts };
  }
}
