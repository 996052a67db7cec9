import type { CrmObject } from '#identifiers';
import { type RunMode, type SyncTuning } from '#sync';
import { type Fault, type RunningOrg } from '../../apps/salesforce-org/src/index.js';
import { type NamedEffect } from './effects.js';

/** One way of reading, and which of its requests is struck. */
export interface ReadPath {
  name: string;
  object: CrmObject;
  mode: RunMode;
  tuning: Partial<SyncTuning>;
  /** Which requests, and how many of them pass before. */
  request: Pick<Fault, 'kind' | 'path' | 'method' | 'skip'>;
  suits: readonly NamedEffect['where'][];
  /** Only the effects that differ most: another path of the same code has them all. */
  isBrief?: boolean;
  /** What only this run can bring: without it, a mirror that was equal before would prove nothing. */
  change(org: RunningOrg, round: number): void;
}

/** Gives every record of an object another title and stamp. */
function touchAll(object: CrmObject): ReadPath['change'] {
  return ({ control }, round) => void control.records.touch(object, 1_000_000, { Title: `Title ${round}` });
}

/** A purge that left no trace, a record that became visible long after its stamp, and changes. */
function whatOnlyScansFind(object: 'Contact' | 'Lead'): ReadPath['change'] {
  return ({ control }, round) => {
    const { records, clock } = control;
    const [gone] = records.list(object, { limit: 1, offset: 3, matching: ({ isDeleted }) => !isDeleted });
    records.purge(object, gone!.id, { trace: false });
    const late = control.begin();
    late.create(object, {
      LastName: `Late ${round}`,
      Email: `late${round}@late.example`,
      ...(object === 'Lead' ? { Company: 'Late' } : {}),
    });
    clock.advance(7_200_000);
    late.commit();
    records.touch(object, 20, { Title: `Title ${round}` });
  };
}

const REST: Partial<SyncTuning> = { restRowsAtMost: 10_000 };
const BULK: Partial<SyncTuning> = { restRowsAtMost: 0, bulkPageRows: 60 };

/** Behind the first REST page of them. */
const NEXT_LEADS: Pick<ReadPath, 'object' | 'tuning' | 'request' | 'suits'> = {
  object: 'Lead',
  tuning: REST,
  request: { kind: 'query', path: '/query(All)?/0r8' },
  suits: ['any', 'page', 'behind'],
};

/** Leads fill more than one REST page of 2,000 (see `manyLeads`), contacts four pages of 60 by Bulk. */
export const READ_PATHS = {
  describe: {
    name: 'describe',
    object: 'Contact',
    mode: 'full',
    tuning: REST,
    request: { kind: 'describe' },
    isBrief: true,
    suits: ['any'],
    change: ({ control }, round) => {
      control.records.touch('Contact', 50, { Title: `Title ${round}` });
      // The description is fetched anew, not confirmed.
      control.fields.add('Contact', { name: `Round_${round}__c`, type: 'string' });
    },
  },
  bulkCount: {
    // An object that was mirrored before is counted in one call with its delete log.
    name: 'Bulk count',
    object: 'Contact',
    mode: 'full',
    tuning: BULK,
    request: { kind: 'composite' },
    isBrief: true,
    suits: ['any'],
    change: touchAll('Contact'),
  },
  restFirstPage: {
    name: 'first REST page',
    object: 'Lead',
    mode: 'full',
    tuning: REST,
    // It comes in one call with the delete log.
    request: { kind: 'composite' },
    suits: ['any', 'page', 'more'],
    change: touchAll('Lead'),
  },
  restNextPage: {
    name: 'next REST page',
    mode: 'full',
    ...NEXT_LEADS,
    change: touchAll('Lead'),
  },
  bulkCreate: {
    name: 'Bulk job made',
    object: 'Contact',
    mode: 'full',
    tuning: BULK,
    request: { kind: 'bulk', method: 'POST' },
    suits: ['any'],
    change: touchAll('Contact'),
  },
  bulkPoll: {
    name: 'Bulk job polled',
    object: 'Contact',
    mode: 'full',
    tuning: BULK,
    request: { kind: 'bulk', method: 'GET' },
    isBrief: true,
    suits: ['any'],
    change: touchAll('Contact'),
  },
  bulkFirstPage: {
    name: 'first Bulk page',
    object: 'Contact',
    mode: 'full',
    tuning: BULK,
    request: { kind: 'bulk-results' },
    isBrief: true,
    suits: ['any', 'page'],
    change: touchAll('Contact'),
  },
  bulkMiddlePage: {
    name: 'middle Bulk page',
    object: 'Contact',
    mode: 'full',
    tuning: BULK,
    request: { kind: 'bulk-results', skip: 1 },
    suits: ['any', 'page', 'behind', 'more'],
    change: touchAll('Contact'),
  },
  bulkLastPage: {
    name: 'last Bulk page',
    object: 'Contact',
    mode: 'full',
    tuning: BULK,
    request: { kind: 'bulk-results', skip: 3 },
    suits: ['any', 'page', 'behind'],
    change: touchAll('Contact'),
  },
  composite: {
    name: 'changes and delete log in one call',
    object: 'Contact',
    mode: 'incremental',
    tuning: REST,
    request: { kind: 'composite' },
    suits: ['any', 'page'],
    change: ({ control }, round) => {
      control.records.touch('Contact', 50, { Title: `Title ${round}` });
      const [purged] = control.records.list('Contact', {
        limit: 1,
        offset: 5,
        matching: ({ isDeleted }) => !isDeleted,
      });
      control.records.purge('Contact', purged!.id);
      control.clock.advance(121_000);
    },
  },
  incrementalNextPage: {
    name: 'next page of changes',
    object: 'Lead',
    mode: 'incremental',
    tuning: REST,
    request: { kind: 'query', path: '/query(All)?/0r8' },
    suits: ['any', 'page', 'behind'],
    change: ({ control }, round) => {
      const [purged] = control.records.list('Lead', { limit: 1, matching: ({ isDeleted }) => !isDeleted });
      control.records.purge('Lead', purged!.id);
      control.clock.advance(121_000);
      touchAll('Lead')({ control } as RunningOrg, round);
    },
  },
  incrementalBulkPage: {
    name: 'Bulk page of changes',
    object: 'Contact',
    mode: 'incremental',
    tuning: BULK,
    request: { kind: 'bulk-results', skip: 1 },
    isBrief: true,
    suits: ['any', 'page', 'behind', 'more'],
    change: ({ control }, round) => {
      const [purged] = control.records.list('Contact', {
        limit: 1,
        offset: 5,
        matching: ({ isDeleted }) => !isDeleted,
      });
      control.records.purge('Contact', purged!.id);
      control.clock.advance(121_000);
      touchAll('Contact')({ control } as RunningOrg, round);
    },
  },
  scanFirstPage: {
    name: 'first page of an id scan',
    object: 'Contact',
    mode: 'reconcile',
    tuning: REST,
    request: { kind: 'query', path: 'q=SELECT(?!.*COUNT)' },
    isBrief: true,
    suits: ['any', 'page'],
    change: whatOnlyScansFind('Contact'),
  },
  scanNextPage: {
    name: 'next page of an id scan',
    mode: 'reconcile',
    ...NEXT_LEADS,
    change: whatOnlyScansFind('Lead'),
  },
  scanBulkPage: {
    name: 'Bulk page of an id scan',
    object: 'Contact',
    mode: 'reconcile',
    tuning: BULK,
    request: { kind: 'bulk-results', skip: 1 },
    suits: ['any', 'page', 'behind', 'more'],
    change: whatOnlyScansFind('Contact'),
  },
} as const satisfies Record<string, ReadPath>;

/** So many leads that REST needs two pages. */
export function manyLeads({ control }: RunningOrg): void {
  const transaction = control.begin();
  for (let n = control.records.count('Lead'); n < 2_100; n += 1) {
    transaction.create('Lead', { LastName: `Many ${n}`, Company: `Company ${n}`, Email: `many${n}@many.example` });
  }
  transaction.commit();
}

/** Gives every lead a title, three hundred a second, so that a page of them ends in another second than it begins in. Answers how many. */
export function touchLeadsOverSeconds({ control: { records, clock } }: RunningOrg, title: string): number {
  const leads = records.list('Lead', { limit: Infinity, matching: ({ isDeleted }) => !isDeleted });
  const begins = Math.ceil(clock.now().getTime() / 1_000) * 1_000;
  const goTo = (second: number): void => {
    clock.setOffset(begins + second * 1_000 - Date.now());
  };
  for (const [index, { id }] of leads.entries()) {
    // Anew for each: the clock goes on while a busy machine comes to the next.
    goTo(Math.floor(index / 300));
    records.update('Lead', id, { Title: title });
  }
  goTo(Math.ceil(leads.length / 300));
  return leads.length;
}
