import type { CrmObject } from '#identifiers';
import { type OrgRecord, type RunningOrg, type Transaction, type Value } from '../../apps/salesforce-org/src/index.js';
import { type Random } from './random.js';

/** The overlap of the watermark by default, in ms; a transaction open for less is never lost by an incremental run (Y1). */
const OVERLAP_MS = 300_000;
/** Commits this much before the overlap ends: a Date header has whole seconds. */
const SAFE_MS = OVERLAP_MS - 15_000;

/** A transaction whose changes nobody sees yet. */
interface Open {
  transaction: Transaction;
  openedAt: number;
  /** Commits inside the overlap; the others only a reconcile finds. */
  isInTime: boolean;
  ids: string[];
}

const OBJECTS = ['Account', 'Contact', 'Lead', 'Opportunity'] as const;
const MERGEABLE = ['Account', 'Contact', 'Lead'] as const;
const NAMES = [
  'Größe "XL"',
  "O'Neil, Ltd",
  'two\nlines',
  'tab\there',
  '#N/A',
  '日本 商事',
  'NUL\u0000inside',
  ' -1 ',
  '=1+1',
  'null',
  '😀 Emoji',
  'back\\slash',
];
const EMAILS = [
  'Ann@Example.com',
  'bob+tag@mail.example',
  'c.d@gmail.com',
  'x@bücher.example',
  'no address',
  null,
  'eve@sub.acme.co.uk',
];
const AMOUNTS = [0, 0.01, 99_213_206.5, 1_614_780_582_439, 0.0005, 12_345_678_901.25, -5, 1e7, null];

/** Everything that may happen to the records of an org, chosen at random but the same for the same numbers. */
export class Changes {
  /** Records that differ until a reconcile: purged without a trace, or visible only after the overlap. */
  readonly doubtful = new Set<string>();
  /** How often each kind of change was made. */
  readonly made: Record<string, number> = {};
  private open: Open[] = [];
  private readonly reserved = new Set<string>();
  private serial = 0;

  constructor(private readonly org: RunningOrg) {}

  /** One change of a random kind. What the org refuses, as a person would be refused, changes nothing. */
  make(random: Random): void {
    const kinds: Record<string, () => void> = {
      create: () => {
        this.create(random);
      },
      update: () => {
        this.update(random);
      },
      change: () => {
        this.update(random);
      },
      delete: () => {
        this.remove(random);
      },
      undelete: () => {
        this.undelete(random);
      },
      purge: () => {
        this.purge(random, true);
      },
      'purge without trace': () => {
        this.purge(random, false);
      },
      merge: () => {
        this.merge(random);
      },
      convert: () => {
        this.convert(random);
      },
      user: () => {
        this.user(random);
      },
      role: () => {
        this.role(random);
      },
      restore: () => {
        this.restore(random);
      },
      'open a transaction': () => {
        this.begin(random);
      },
      'touch many': () => {
        this.touch(random);
      },
    };
    const kind = random.chance(0.02)
      ? 'touch many'
      : random.pick(Object.keys(kinds).filter((each) => each !== 'touch many'));
    try {
      kinds[kind]?.();
      this.made[kind] = (this.made[kind] ?? 0) + 1;
    } catch (error) {
      if (!(error instanceof Error) || error.constructor.name !== 'ChangeRefused') throw error;
    }
  }

  /** Lets time pass in the org. Open transactions that must be seen in time are committed before it is too late. */
  advance(ms: number): void {
    const { clock } = this.org.control;
    this.commit(({ isInTime, openedAt }) => isInTime && clock.now().getTime() + ms - openedAt > SAFE_MS);
    clock.advance(ms);
    this.commit(({ isInTime, openedAt }) => !isInTime && clock.now().getTime() - openedAt > OVERLAP_MS * 2);
  }

  /** Nothing is left open. */
  commitAll(): void {
    this.commit(() => true);
  }

  private commit(which: (open: Open) => boolean): void {
    for (const open of this.open.filter(which)) {
      open.transaction.commit();
      for (const id of open.ids) {
        this.reserved.delete(id);
        if (!open.isInTime) this.doubtful.add(id);
      }
      this.made['commit late'] = (this.made['commit late'] ?? 0) + 1;
    }
    this.open = this.open.filter((open) => !which(open));
  }

  private some(random: Random, object: CrmObject, isDeleted = false): OrgRecord | undefined {
    const found = this.org.control.records.list(object, {
      offset: random.whole(Math.max(1, this.org.control.records.count(object, { includeDeleted: isDeleted }))),
      limit: 1,
      matching: (record) => record.isDeleted === isDeleted && !this.reserved.has(record.id),
    });
    return found[0];
  }

  private values(random: Random, object: (typeof OBJECTS)[number]): Record<string, Value> {
    this.serial += 1;
    const name = `${random.pick(NAMES)} ${this.serial}`;
    switch (object) {
      case 'Account':
        return {
          Name: name,
          Website: random.pick(['www.acme.example', 'https://Bücher.example/x', 'expressl&t.net', null]),
        };
      case 'Contact':
        return {
          LastName: name,
          Email: random.pick(EMAILS),
          AccountId: this.some(random, 'Account')?.id ?? null,
          Title: random.pick(NAMES),
        };
      case 'Lead':
        return {
          LastName: name,
          Company: random.pick(NAMES),
          Email: random.pick(EMAILS),
          Phone: random.pick(['+49 89 1', null]),
        };
      case 'Opportunity':
        return {
          Name: name,
          AccountId: this.some(random, 'Account')?.id ?? null,
          StageName: random.pick(this.org.control.stages.list().filter(({ isActive }) => isActive)).value,
          CloseDate: `20${20 + random.whole(15)}-0${1 + random.whole(9)}-28`,
          Amount: random.pick(AMOUNTS),
        };
    }
  }

  private create(random: Random): void {
    const object = random.pick(OBJECTS);
    this.org.control.records.create(object, this.values(random, object));
  }

  private update(random: Random): void {
    const object = random.pick(OBJECTS);
    const record = this.some(random, object);
    if (record !== undefined) this.org.control.records.update(object, record.id, this.values(random, object));
  }

  private remove(random: Random): void {
    const object = random.pick([...OBJECTS, 'OpportunityContactRole'] as const);
    const record = this.some(random, object);
    if (record !== undefined) this.org.control.records.delete(object, record.id);
  }

  private undelete(random: Random): void {
    const object = random.pick(OBJECTS);
    const record = this.some(random, object, true);
    if (record !== undefined) this.org.control.records.undelete(object, record.id);
  }

  private purge(random: Random, trace: boolean): void {
    const object = random.pick(OBJECTS);
    const record = this.some(random, object, random.chance(0.5));
    if (record === undefined) return;
    this.org.control.records.purge(object, record.id, { trace });
    if (!trace) this.doubtful.add(record.id);
  }

  private merge(random: Random): void {
    const object = random.pick(MERGEABLE);
    const records = [this.some(random, object), this.some(random, object), this.some(random, object)];
    const ids = [
      ...new Set(
        records.flatMap((record) => (record === undefined || record.values['IsConverted'] === true ? [] : [record.id])),
      ),
    ];
    const [winner, ...losers] = ids;
    if (winner !== undefined && losers.length > 0) this.org.control.records.merge(object, winner, losers);
  }

  private convert(random: Random): void {
    const lead = this.some(random, 'Lead');
    if (lead !== undefined)
      this.org.control.records.convertLead(lead.id, random.chance(0.3) ? { opportunityName: null } : {});
  }

  private user(random: Random): void {
    const users = this.org.control.records.list('User', { limit: 1, offset: 5 + random.whole(15) });
    for (const { id } of users) {
      this.org.control.records.update('User', id, {
        IsActive: random.chance(0.8),
        Email: random.pick(['U@Example.com', 'v@example.com']),
      });
    }
  }

  private role(random: Random): void {
    const [opportunity, contact] = [this.some(random, 'Opportunity'), this.some(random, 'Contact')];
    if (opportunity === undefined || contact === undefined) return;
    this.org.control.records.create('OpportunityContactRole', {
      OpportunityId: opportunity.id,
      ContactId: contact.id,
      Role: 'Decision Maker',
    });
  }

  /** As in an org that is restored from a backup: other values, and an older stamp. A full run or a reconcile finds it (Y2). */
  private restore(random: Random): void {
    const object = random.pick(OBJECTS);
    const record = this.some(random, object);
    if (record === undefined) return;
    const stamp = this.org.control.clock.now().getTime() - 400 * 86_400_000;
    const stamps = { SystemModstamp: stamp, LastModifiedDate: stamp };
    this.org.control.records.restore(object, record.id, { ...this.values(random, object), ...stamps });
    this.doubtful.add(record.id);
  }

  private touch(random: Random): void {
    // The leads of an open transaction are locked, as they would be in Salesforce.
    const object = random.pick(this.reserved.size === 0 ? OBJECTS : (['Account', 'Contact', 'Opportunity'] as const));
    this.org.control.records.touch(object, random.chance(0.5) ? 1_000_000 : 40);
  }

  private begin(random: Random): void {
    if (this.open.length >= 3) return;
    const transaction = this.org.control.begin();
    const ids: string[] = [];
    for (let n = 0; n < 1 + random.whole(4); n += 1) {
      const object = random.pick(OBJECTS);
      ids.push(transaction.create(object, this.values(random, object)));
    }
    const lead = this.some(random, 'Lead');
    if (lead !== undefined) {
      this.reserved.add(lead.id);
      ids.push(lead.id);
      if (random.chance(0.5)) transaction.update('Lead', lead.id, { Title: `late ${this.serial}` });
      else transaction.delete('Lead', lead.id);
    }
    const openedAt = this.org.control.clock.now().getTime();
    this.open.push({ transaction, openedAt, isInTime: random.chance(0.7), ids });
  }
}
