import { type Value } from './fields.js';
import { stageEffects } from './stages.js';
import { type Store } from './store.js';
import { type Table, type Values } from './table.js';

/** Something the org would not let a person do; the message says what. */
export class ChangeRefused extends Error {}

const DAY_MS = 86_400_000;

interface Pending {
  table: Table;
  index: number;
  /** Only what this transaction changes: what others change meanwhile stays. */
  values: Values;
  purged: boolean;
}

/**
 * A unit of change. Stamps are taken when a change is made, but nobody sees it before `commit`: a transaction that
 * stays open becomes visible after its stamps have passed.
 */
export class Transaction {
  private readonly pending = new Map<string, Pending>();
  private readonly restored = new Set<string>();
  private readonly afterCommit: (() => void)[] = [];
  private readonly openMark: { startedAt: number };
  /** The user changes are made as: a record number. */
  actor = 0;

  constructor(
    private readonly store: Store,
    private readonly now: () => number,
  ) {
    this.openMark = { startedAt: Math.floor(now() / 1000) * 1000 };
    store.open.add(this.openMark);
  }

  private stamp(): number {
    return Math.floor(this.now() / 1000) * 1000;
  }

  private table(object: string): Table {
    return this.store.table(object);
  }

  private read(table: Table, index: number, key: string): Value {
    const held = this.pending.get(`${table.def.name}:${String(index)}`);
    return held && key in held.values ? (held.values[key] ?? null) : table.value(index, key);
  }

  private change(table: Table, index: number, values: Values, purged = false): void {
    const key = `${table.def.name}:${String(index)}`;
    const before = this.pending.get(key)?.values ?? {};
    this.pending.set(key, { table, index, values: { ...before, ...values }, purged });
  }

  private touched(values: Values): Values {
    const at = this.stamp();
    const by = this.table('User').codec.encode(this.actor);
    return { LastModifiedDate: at, LastModifiedById: by, SystemModstamp: at, ...values };
  }

  /** Field names as the API calls them, to storage keys. */
  private toKeys(table: Table, values: Values): Values {
    const out: Values = {};
    for (const [name, value] of Object.entries(values)) {
      const field = table.def.fields.find((one) => one.name.toLowerCase() === name.toLowerCase());
      if (!field) throw new ChangeRefused(`${table.def.name} has no field ${name}`);
      if (field.formula) throw new ChangeRefused(`${name} is computed and cannot be written`);
      out[field.key] = value === '' ? null : value;
    }
    return out;
  }

  private locate(object: string, id: string): { table: Table; index: number } {
    const table = this.table(object);
    const index = table.find(id);
    if (index < 0) throw new ChangeRefused(`there is no ${object} ${id}`);
    return { table, index };
  }

  /** Answers the new record's id. */
  create(object: string, values: Values): string {
    const table = this.table(object);
    // Taken at once: another open transaction must not make a record of the same number.
    const index = table.next;
    table.next = index + 1;
    const at = this.stamp();
    const by = this.table('User').codec.encode(this.actor);
    const own = this.toKeys(table, values);
    const base: Values = { IsDeleted: false, CreatedDate: at, CreatedById: by };
    if (table.def.fields.some((one) => one.key === 'OwnerId')) base.OwnerId = by;
    for (const field of table.def.fields) if (field.type === 'boolean' && !(field.key in base)) base[field.key] = false;
    this.change(table, index, this.touched({ ...base, ...this.derived(table, index, own), ...own }));
    this.followLinks(table, index);
    return table.codec.encode(index);
  }

  update(object: string, id: string, values: Values): void {
    const { table, index } = this.locate(object, id);
    if (this.read(table, index, 'IsDeleted') === true) throw new ChangeRefused(`${object} ${id} is deleted`);
    const own = this.toKeys(table, values);
    this.change(table, index, this.touched({ ...this.derived(table, index, own), ...own }));
    this.followLinks(table, index);
  }

  /** Values that live twice: an opportunity's contact is that of its primary role, a person account has a contact. */
  private followLinks(table: Table, index: number): void {
    const read = (key: string): Value => this.read(table, index, key);
    if (table.def.name === 'OpportunityContactRole' && read('IsPrimary') === true) {
      const opportunities = this.table('Opportunity');
      const opportunity = opportunities.codec.decode(String(read('OpportunityId')));
      if (opportunity >= 0) this.change(opportunities, opportunity, { ContactId: read('ContactId') });
    }
    if (table.def.name === 'Account' && read('IsPersonAccount') === true) {
      const contacts = this.table('Contact');
      const contact = contacts.find(String(read('PersonContactId')));
      const same = {
        FirstName: read('FirstName'),
        LastName: read('LastName'),
        Name: read('Name'),
        Email: read('PersonEmail'),
      };
      if (contact >= 0) this.change(contacts, contact, this.touched(same));
    }
  }

  /** What Salesforce fills in by itself: names of people, and everything that hangs on a stage. */
  private derived(table: Table, index: number, own: Values): Values {
    const current = (key: string): Value => (key in own ? (own[key] ?? null) : this.read(table, index, key));
    const isPerson = ['Contact', 'Lead', 'User'].includes(table.def.name) || current('IsPersonAccount') === true;
    if (isPerson && ('FirstName' in own || 'LastName' in own)) {
      return { Name: [current('FirstName'), current('LastName')].filter((part) => part !== null).join(' ') };
    }
    if (table.def.name !== 'Opportunity') return {};
    return stageEffects(this.store, own, current, this.stamp());
  }

  /** Into the recycle bin, with everything that goes along. */
  delete(object: string, id: string): void {
    const { table, index } = this.locate(object, id);
    if (this.read(table, index, 'IsDeleted') === true) throw new ChangeRefused(`${object} ${id} is deleted already`);
    this.bin(table, index);
    for (const child of table.def.children.filter((one) => one.cascadeDelete)) {
      for (const each of this.childrenOf(child.object, child.field, table.codec.encode(index))) {
        if (this.read(this.table(child.object), each, 'IsDeleted') !== true)
          this.delete(child.object, this.table(child.object).codec.encode(each));
      }
    }
  }

  private bin(table: Table, index: number, values: Values = {}): void {
    const at = this.stamp();
    this.change(table, index, this.touched({ IsDeleted: true, ...values }));
    this.afterCommit.push(() => table.deleteLog.push({ index, at }));
  }

  private childrenOf(object: string, key: string, parentId: string): number[] {
    const table = this.table(object);
    const found: number[] = [];
    for (let index = 0; index < table.size; index += 1) {
      if (table.exists(index) && this.read(table, index, key) === parentId) found.push(index);
    }
    return found;
  }

  undelete(object: string, id: string): void {
    const { table, index } = this.locate(object, id);
    if (this.read(table, index, 'IsDeleted') !== true)
      throw new ChangeRefused(`${object} ${id} is not in the recycle bin`);
    const deletedAt = this.read(table, index, 'SystemModstamp');
    this.change(
      table,
      index,
      this.touched({ IsDeleted: false, ...(table.def.mergeable ? { MasterRecordId: null } : {}) }),
    );
    this.afterCommit.push(() => (table.deleteLog = table.deleteLog.filter((line) => line.index !== index)));
    // What went along into the bin comes back along.
    for (const child of table.def.children.filter((one) => one.cascadeDelete)) {
      const childTable = this.table(child.object);
      for (const each of this.childrenOf(child.object, child.field, table.codec.encode(index))) {
        const wentAlong =
          this.read(childTable, each, 'IsDeleted') === true &&
          this.read(childTable, each, 'SystemModstamp') === deletedAt;
        if (wentAlong) this.undelete(child.object, childTable.codec.encode(each));
      }
    }
  }

  /** Out of the org for good. Without a trace not even getDeleted knows of it. */
  purge(object: string, id: string, options: { trace: boolean } = { trace: true }): void {
    const { table, index } = this.locate(object, id);
    const wasDeleted = this.read(table, index, 'IsDeleted') === true;
    const at = this.stamp();
    this.change(table, index, {}, true);
    this.afterCommit.push(() => {
      if (!options.trace) table.deleteLog = table.deleteLog.filter((line) => line.index !== index);
      else if (!wasDeleted) table.deleteLog.push({ index, at });
    });
  }

  /** At most three at once: the losers go to the bin and point at the winner, their children move over. */
  merge(object: string, masterId: string, loserIds: string[]): void {
    const { table, index: master } = this.locate(object, masterId);
    if (!table.def.mergeable) throw new ChangeRefused(`${object} records cannot be merged`);
    if (loserIds.length < 1 || loserIds.length > 2) throw new ChangeRefused('a merge takes one or two losers');
    const masterId18 = table.codec.encode(master);
    for (const loserId of loserIds) {
      const { index } = this.locate(object, loserId);
      if (index === master) throw new ChangeRefused('a record cannot be merged with itself');
      for (const child of table.def.children) {
        const childTable = this.table(child.object);
        for (const each of this.childrenOf(child.object, child.field, table.codec.encode(index))) {
          if (this.read(childTable, each, 'IsDeleted') === true || (childTable === table && each === master)) continue;
          this.change(childTable, each, this.touched({ [child.field]: masterId18 }));
        }
      }
      this.bin(table, index, { MasterRecordId: masterId18 });
    }
    this.change(table, master, this.touched({}));
  }

  /** Makes an account, a contact and an opportunity of a lead, as one transaction does. */
  convertLead(
    id: string,
    options: { accountId?: string; opportunityName?: string | null } = {},
  ): { accountId: string; contactId: string; opportunityId: string | null } {
    const { table, index } = this.locate('Lead', id);
    if (this.read(table, index, 'IsConverted') === true) throw new ChangeRefused(`Lead ${id} is converted already`);
    const lead = (key: string): Value => this.read(table, index, key);
    const owner = lead('OwnerId');
    const accountId =
      options.accountId ??
      this.create('Account', {
        Name: lead('Company'),
        Website: lead('Website'),
        Industry: lead('Industry'),
        OwnerId: owner,
      });
    const contactId = this.create('Contact', {
      AccountId: accountId,
      FirstName: lead('FirstName'),
      LastName: lead('LastName'),
      Email: lead('Email'),
      Phone: lead('Phone'),
      Title: lead('Title'),
      OwnerId: owner,
    });
    const name = options.opportunityName === undefined ? `${String(lead('Company'))}-` : options.opportunityName;
    const today = new Date(this.now() + 30 * DAY_MS).toISOString().slice(0, 10);
    const opportunityId =
      name === null
        ? null
        : this.create('Opportunity', {
            AccountId: accountId,
            Name: name,
            StageName: 'Prospecting',
            CloseDate: today,
            OwnerId: owner,
          });
    if (opportunityId !== null)
      this.create('OpportunityContactRole', { OpportunityId: opportunityId, ContactId: contactId, IsPrimary: true });
    this.change(
      table,
      index,
      this.touched({
        IsConverted: true,
        Status: 'Closed - Converted',
        ConvertedDate: new Date(this.now()).toISOString().slice(0, 10),
        ConvertedAccountId: accountId,
        ConvertedContactId: contactId,
        ConvertedOpportunityId: opportunityId,
      }),
    );
    return { accountId, contactId, opportunityId };
  }

  /** Values set without a stamp, as formula and cross-object changes are. */
  setSilently(object: string, id: string, values: Values): void {
    const { table, index } = this.locate(object, id);
    this.change(table, index, this.toKeys(table, values));
  }

  /** As they were in a backup: stamps may go back. */
  restore(object: string, id: string, values: Values): void {
    const { table, index } = this.locate(object, id);
    this.change(table, index, this.toKeys(table, values));
    this.restored.add(`${table.def.name}:${String(index)}`);
  }

  /** Makes everything visible at once. */
  commit(): void {
    const seq = this.store.nextSeq();
    for (const [key, { table, index, values, purged }] of this.pending) {
      const before = table.changes(index) ?? {};
      const newest = Math.max(Number(before.SystemModstamp ?? 0), Number(values.SystemModstamp ?? 0));
      const stamp = this.restored.has(key) ? Number(values.SystemModstamp ?? 0) : newest;
      table.put(index, seq, { ...before, ...values, ...(stamp > 0 ? { SystemModstamp: stamp } : {}) }, purged);
    }
    for (const work of this.afterCommit) work();
    this.store.open.delete(this.openMark);
  }

  rollback(): void {
    this.store.open.delete(this.openMark);
  }
}
