import { type Table, type Values } from '../data/table.js';
import { Transaction } from '../data/transaction.js';
import { type Org } from '../org.js';

/** A record as stored: field names to values; datetimes as epoch milliseconds, dates as 'YYYY-MM-DD'. */
export interface OrgRecord {
  id: string;
  isDeleted: boolean;
  values: Values;
}

export interface ListOptions {
  offset?: number;
  /** 100 unless said. */
  limit?: number;
  /** Records with this text in their id, name, email, website or stage. */
  search?: string;
  matching?: (record: OrgRecord) => boolean;
}

const SEARCHED = ['Name', 'Email', 'Website', 'StageName', 'Company', 'MasterLabel'];

/** Looks at the searched fields alone: a search goes over every record. */
function found(table: Table, search: string): (index: number) => boolean {
  const wanted = search.toLowerCase();
  const keys = SEARCHED.filter((name) => table.def.fields.some((one) => one.key === name));
  return (index) =>
    table.codec.encode(index).startsWith(search) ||
    keys.some((key) =>
      String(table.value(index, key) ?? '')
        .toLowerCase()
        .includes(wanted),
    );
}

/** Records changed behind the API's back, each call a transaction of its own. */
export class RecordControl {
  constructor(private readonly org: Org) {}

  private at<T>(work: (transaction: Transaction) => T): T {
    // One moment, however long the machine takes for it.
    const now = this.org.now();
    const transaction = new Transaction(this.org.store, () => now);
    try {
      const result = work(transaction);
      transaction.commit();
      return result;
    } catch (error) {
      transaction.rollback();
      throw error;
    }
  }

  /** Answers the new record's 18-character id. */
  create(object: string, values: Values): string {
    return this.at((transaction) => transaction.create(object, values));
  }

  update(object: string, id: string, values: Values): void {
    this.at((transaction) => {
      transaction.update(object, id, values);
    });
  }

  /** Changes values while SystemModstamp stands still. */
  setSilently(object: string, id: string, values: Values): void {
    this.at((transaction) => {
      transaction.setSilently(object, id, values);
    });
  }

  /** Sets values, the stamp too, as an org that is restored from a backup has them again. */
  restore(object: string, id: string, values: Values): void {
    this.at((transaction) => {
      transaction.restore(object, id, values);
    });
  }

  delete(object: string, id: string): void {
    this.at((transaction) => {
      transaction.delete(object, id);
    });
  }

  undelete(object: string, id: string): void {
    this.at((transaction) => {
      transaction.undelete(object, id);
    });
  }

  purge(object: string, id: string, options: { trace: boolean } = { trace: true }): void {
    this.at((transaction) => {
      transaction.purge(object, id, options);
    });
  }

  merge(object: string, masterId: string, loserIds: string[]): void {
    this.at((transaction) => {
      transaction.merge(object, masterId, loserIds);
    });
  }

  convertLead(
    id: string,
    options: { accountId?: string; opportunityName?: string | null } = {},
  ): { accountId: string; contactId: string; opportunityId: string | null } {
    return this.at((transaction) => transaction.convertLead(id, options));
  }

  /** Gives `count` records, spread evenly over the object, a new stamp (and the values, if any). Answers their ids. */
  touch(object: string, count: number, values: Values = {}): string[] {
    const table = this.org.store.table(object);
    const step = Math.max(1, Math.floor(table.size / Math.max(1, count)));
    return this.at((transaction) => {
      const ids: string[] = [];
      for (let index = 0; index < table.size && ids.length < count; index += step) {
        if (!table.exists(index) || table.isDeleted(index)) continue;
        const id = table.codec.encode(index);
        transaction.update(object, id, values);
        ids.push(id);
      }
      return ids;
    });
  }

  get(object: string, id: string): OrgRecord | undefined {
    const table = this.org.store.table(object);
    const index = table.find(id);
    return index < 0 ? undefined : this.record(object, index);
  }

  private record(object: string, index: number): OrgRecord {
    const table = this.org.store.table(object);
    const values: Values = {};
    for (const field of table.def.fields) {
      if (field.type === 'address') continue;
      values[field.name] = field.formula
        ? field.formula(this.org.store.formulaRow(table, index))
        : table.value(index, field.key);
    }
    return { id: table.codec.encode(index), isDeleted: table.isDeleted(index), values };
  }

  /** Records in id order, deleted ones too. */
  list(object: string, options: ListOptions = {}): OrgRecord[] {
    const { offset = 0, limit = 100, search } = options;
    const { matching } = options;
    const table = this.org.store.table(object);
    const isFound = search === undefined ? () => true : found(table, search);
    const records: OrgRecord[] = [];
    let skipped = 0;
    for (let index = 0; index < table.size && records.length < limit; index += 1) {
      if (!table.exists(index) || !isFound(index)) continue;
      if (!matching && skipped < offset) {
        skipped += 1;
        continue;
      }
      const record = this.record(object, index);
      if (matching && !matching(record)) continue;
      if (skipped < offset) skipped += 1;
      else records.push(record);
    }
    return records;
  }

  count(object: string, options: { includeDeleted: boolean } = { includeDeleted: false }): number {
    return this.org.store.table(object).count(options.includeDeleted);
  }
}
