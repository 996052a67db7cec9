import { Sessions } from './auth/sessions.js';
import { BulkJobs } from './bulk/jobs.js';
import { rateOf, switchOn, type Features } from './data/features.js';
import { type FieldDef } from './data/fields.js';
import { Store } from './data/store.js';
import { type Table } from './data/table.js';
import { World } from './data/world.js';
import { seedOrg } from './data/seed-org.js';
import { readState, restoreTables, saveTables, writeState, type SavedState } from './data/saved-state.js';
import { seedPast } from './data/seed-past.js';
import { syncStagePicklist } from './data/stages.js';
import { FaultPlan } from './faults/fault-plan.js';
import { Moved } from './http/moved.js';
import { RequestLog } from './http/request-log.js';
import { Concurrency } from './rest/concurrency.js';
import { Cursors } from './rest/cursors.js';
import { Quota } from './rest/quota.js';
import { type View } from './soql/view.js';

export interface OrgOptions {
  scale: number;
  seed: number;
  features: Partial<Features>;
  clock: () => Date;
  /** API calls a day. */
  quota: number;
  isSandbox: boolean;
  /** Base data lies before this day; the start of the running month unless said. */
  anchor: Date | undefined;
  /** Allowed callback addresses beside any on this machine. */
  redirectUris: string[];
  /** PEM of the certificate or public key JWT assertions are checked against. */
  jwtPublicKey: string | undefined;
  /** Where changed records and approvals are kept from one start to the next; undefined: nowhere. */
  stateFile: string | undefined;
}

/** What makes a user special. */
export interface UserRights {
  apiEnabled: boolean;
  /** Sign-in only from allowed addresses, and this caller's is not one. */
  ipRestricted: boolean;
  readOnly: boolean;
  viewAllData: boolean;
}

export const ADMIN = 0;
export const INTEGRATION_USER = 1;

/** The simulated org: its records, people and rules, without any HTTP. */
export class Org {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly log = new RequestLog();
  readonly moved = new Moved(() => this.url);
  readonly faults: FaultPlan;
  readonly cursors = new Cursors();
  readonly quota: Quota;
  readonly jobs: BulkJobs;
  /** A REST query over more rows runs longer than it may. */
  queryRowsAtMost = Infinity;
  readonly concurrency = new Concurrency();
  readonly orgId: string;
  readonly features: Features;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris: string[];
  jwtPublicKey: string | undefined;
  /** Added to the clock of the machine. */
  clockOffsetMs = 0;
  /** Set by the server once it listens. */
  url = '';
  runAsUser = INTEGRATION_USER;
  /** Bumped by every change of fields or picklists: describe's ETag and Last-Modified. */
  schemaVersion = { number: 1, at: 0 };
  private rightsVersion = 0;
  private readonly rights = new Map<number, Partial<UserRights>>();
  /** 'object.fieldkey' hidden from the given user, or from everyone but the administrator. */
  readonly hiddenFields = new Map<string, Set<number> | 'everyone'>();

  /** 'object.fieldkey' that describe shows and queries refuse, as a broken formula or a package's field does. */
  readonly refusedFields = new Set<string>();
  /** What a look into any delete log is refused with; undefined: it is not. */
  deleteLogRefusal: { status: number; errorCode: string; message: string } | undefined;
  /** Older API versions are retired. */
  oldestVersion = 0;

  constructor(readonly options: OrgOptions) {
    const start = options.clock();
    const saved = options.stateFile === undefined ? undefined : readState(options.stateFile, options);
    const monthStart = Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), 1);
    const anchor = new Date(saved?.anchor ?? options.anchor?.getTime() ?? monthStart);
    this.features = {
      personAccounts: false,
      multiCurrency: false,
      recordTypes: false,
      privateOpportunities: false,
      ...options.features,
    };
    this.store = new Store(new World(options.seed, options.scale, anchor.getTime()));
    this.schemaVersion.at = anchor.getTime();
    this.orgId = seedOrg(this.store, options);
    switchOn(this.store, this.features);
    if (!saved) seedPast(this.store, options.clock().getTime());
    this.sessions = new Sessions(this.orgId);
    if (saved) this.restore(saved);
    this.quota = new Quota(options.quota, () => this.now());
    this.jobs = new BulkJobs(this);
    this.faults = new FaultPlan();
    this.redirectUris = options.redirectUris;
    this.jwtPublicKey = options.jwtPublicKey;
    this.clientId = `3MVG9${this.orgId.slice(3, 15)}RelatedRecordsDemo${String(options.seed)}`;
    this.clientSecret = `org-${String(options.seed)}-secret`;
  }

  private restore(saved: SavedState): void {
    restoreTables(this.store, saved.tables);
    syncStagePicklist(this.store);
    for (const approval of saved.approvals)
      this.sessions.approvals.push({ ...approval, spent: new Set(approval.spent) });
  }

  /** Keeps what differs from a new org, when there is a file for it. */
  save(): void {
    const { stateFile, seed, scale } = this.options;
    if (stateFile === undefined) return;
    const approvals = this.sessions.approvals.map((one) => ({ ...one, spent: [...one.spent] }));
    writeState(stateFile, { seed, scale, anchor: this.store.world.anchor, tables: saveTables(this.store), approvals });
  }

  now(): number {
    return this.options.clock().getTime() + this.clockOffsetMs;
  }

  username(user: number): string {
    return String(this.store.table('User').value(user, 'Username'));
  }

  userByName(username: string): number {
    const table = this.store.table('User');
    for (let index = 0; index < table.size; index += 1) {
      if (table.value(index, 'Username') === username) return index;
    }
    return -1;
  }

  isActive(user: number): boolean {
    return this.store.table('User').value(user, 'IsActive') === true;
  }

  rightsOf(user: number): UserRights {
    const readOnly = user === INTEGRATION_USER;
    const base = { apiEnabled: true, ipRestricted: false, readOnly, viewAllData: user === ADMIN || readOnly };
    return { ...base, ...this.rights.get(user) };
  }

  setRights(user: number, rights: Partial<UserRights>): void {
    this.rightsVersion += 1;
    this.rights.set(user, { ...this.rights.get(user), ...rights });
  }

  isHidden(table: Table, field: FieldDef, user: number): boolean {
    const who = this.hiddenFields.get(`${table.def.name}.${field.key}`);
    if (who === undefined || user === ADMIN) return false;
    return who === 'everyone' || who.has(user);
  }

  /** What a user sees from now on (or as of a commit, for a job's results). */
  view(user: number, options: { includeDeleted: boolean; seq?: number } = { includeDeleted: false }): View {
    const visible = new Map<Table, { list: FieldDef[]; byName: Map<string, FieldDef> }>();
    const fieldsOf = (table: Table): { list: FieldDef[]; byName: Map<string, FieldDef> } => {
      let found = visible.get(table);
      if (!found) {
        const list = table.def.fields.filter((one) => !this.isHidden(table, one, user));
        found = { list, byName: new Map(list.map((one) => [one.name.toLowerCase(), one])) };
        visible.set(table, found);
      }
      return found;
    };
    const seq = options.seq ?? this.store.seq;
    return {
      seq,
      formulaRow: (table, index) => this.store.formulaRow(table, index, seq),
      now: this.now(),
      includeDeleted: options.includeDeleted,
      table: (name) => (this.isOff(name) ? undefined : this.store.tables.get(name.toLowerCase())),
      fields: (table) => fieldsOf(table).list,
      field: (table, name) => {
        const field = fieldsOf(table).byName.get(name.toLowerCase());
        return field && this.refusedFields.has(`${table.def.name}.${field.key}`) ? undefined : field;
      },
      ...(this.features.multiCurrency
        ? {
            currencyRate: (table: Table, index: number) =>
              1 / rateOf(this.store, table.def.name, (key) => table.value(index, key, seq)),
          }
        : {}),
      isShared: this.isShared(user),
      canSee: this.sharing(user),
    };
  }

  private readonly counts = new Map<Table, { at: number; count: number }>();

  /** Counted at most once an hour of the org's clock, as recordCount is. */
  staleCount(table: Table): number {
    const held = this.counts.get(table);
    if (held && this.now() - held.at < 3_600_000) return held.count;
    const count = table.count(false);
    this.counts.set(table, { at: this.now(), count });
    return count;
  }

  /** Objects that exist only with a feature. */
  isOff(object: string): boolean {
    return !this.features.multiCurrency && ['currencytype', 'datedconversionrate'].includes(object.toLowerCase());
  }

  dataVersion(): string {
    return `${String(this.store.seq)}.${String(this.schemaVersion.number)}.${String(this.store.settings.formulaFactor)}.${String(this.rightsVersion)}`;
  }

  private isShared(user: number): boolean {
    return this.features.privateOpportunities && !this.rightsOf(user).viewAllData;
  }

  /** Private opportunities are their owner's alone, unless one may view all data. */
  private sharing(user: number): View['canSee'] {
    if (!this.isShared(user)) return () => true;
    const own = this.store.table('User').codec.encode(user);
    return (table, index) =>
      table.def.name !== 'Opportunity' ||
      table.value(index, 'OwnerId') === own ||
      table.value(index, 'IsPrivate') !== true;
  }
}
