import { type Values } from '../data/table.js';
import { Transaction } from '../data/transaction.js';
import { type Fault, type PlannedFault } from '../faults/fault-plan.js';
import { type Counters, type LoggedRequest } from '../http/request-log.js';
import { type JobPace } from '../bulk/jobs.js';
import { type Org, type UserRights } from '../org.js';
import { FieldControl } from './field-control.js';
import { StageControl } from './stage-control.js';

/** Everything a test, the demo or the org's page may do to the org from outside Salesforce's own APIs. */
export class OrgControl {
  readonly records: RecordControl;
  readonly fields: FieldControl;
  readonly stages: StageControl;

  constructor(private readonly org: Org) {
    this.records = new RecordControl(org);
    this.fields = new FieldControl(org);
    this.stages = new StageControl(org);
  }

  /** Opens a transaction: its changes take their stamps now and become visible at `commit()`. */
  begin(): Transaction {
    return new Transaction(this.org.store, () => this.org.now());
  }

  readonly quota = {
    get: (): { limit: number; used: number } => ({ limit: this.org.quota.limit, used: this.org.quota.used }),
    set: (values: { limit?: number; used?: number }): void => {
      if (values.limit !== undefined) this.org.quota.limit = values.limit;
      if (values.used !== undefined) this.org.quota.used = values.used;
    },
  };

  readonly sessions = {
    /** Ends every session (or one user's): the next call gets 401. Answers how many ended. */
    expire: (username?: string): number =>
      this.org.sessions.expireAll(username === undefined ? undefined : this.user(username)),
    /** How long a session lives after its last use. */
    setLife: (ms: number): void => {
      this.org.sessions.lifeMs = ms;
    },
    /** Withdraws every approval, as an administrator revoking the app does: refresh tokens die too. */
    revokeAll: (): void => {
      for (const approval of this.org.sessions.approvals) this.org.sessions.revoke(approval);
    },
    /** Whether a refresh replaces the refresh token. */
    setRotation: (on: boolean): void => {
      this.org.sessions.rotation = on;
    },
    releaseCursors: (): number => this.org.cursors.releaseAll(),
  };

  readonly users = {
    deactivate: (username: string): void => {
      this.setActive(username, false);
    },
    activate: (username: string): void => {
      this.setActive(username, true);
    },
    setRights: (username: string, rights: Partial<UserRights>): void => {
      this.org.setRights(this.user(username), rights);
    },
    /** The run-as user of client credentials; undefined: none is set up. */
    setRunAs: (username: string | undefined): void => {
      this.org.runAsUser = username === undefined ? -1 : this.user(username);
    },
  };

  readonly faults = {
    add: (fault: Fault): number => this.org.faults.add(fault),
    list: (): readonly PlannedFault[] => this.org.faults.list(),
    clear: (id?: number): void => {
      this.org.faults.clear(id);
    },
  };

  readonly requests = {
    log: (): readonly LoggedRequest[] => this.org.log.list(),
    counters: (): Counters => this.org.log.counters(),
    reset: (): void => {
      this.org.log.reset();
    },
  };

  readonly clock = {
    now: (): Date => new Date(this.org.now()),
    /** Sets the offset from the machine's clock. */
    setOffset: (ms: number): void => {
      this.org.clockOffsetMs = ms;
    },
    advance: (ms: number): void => {
      this.org.clockOffsetMs += ms;
    },
  };

  readonly jobs = {
    list: (): Record<string, unknown>[] => this.org.jobs.list(0).map((job) => this.org.jobs.view(job, true)),
    setPace: (pace: Partial<JobPace>): void => {
      Object.assign(this.org.jobs.pace, pace);
    },
    setDailyLimit: (limit: number): void => {
      this.org.jobs.dailyLimit = limit;
    },
    /** The next job ends Failed with this message. */
    failNext: (message: string): void => {
      this.org.jobs.failNext.push(message);
    },
  };

  /** Registers the certificate or public key (PEM) that JWT assertions are checked against. */
  setJwtPublicKey(pem: string | undefined): void {
    this.org.jwtPublicKey = pem;
  }

  private user(username: string): number {
    const user = this.org.userByName(username);
    if (user < 0) throw new Error(`the simulated org has no user ${username}`);
    return user;
  }

  private setActive(username: string, active: boolean): void {
    const id = this.org.store.table('User').codec.encode(this.user(username));
    this.records.update('User', id, { IsActive: active });
  }
}

/** A record as stored: field names to values; datetimes as epoch milliseconds, dates as 'YYYY-MM-DD'. */
export interface OrgRecord {
  id: string;
  isDeleted: boolean;
  values: Values;
}

export class RecordControl {
  constructor(private readonly org: Org) {}

  private at<T>(work: (transaction: Transaction) => T): T {
    const transaction = new Transaction(this.org.store, () => this.org.now());
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
        ? field.formula((key) => table.value(index, key))
        : table.value(index, field.key);
    }
    return { id: table.codec.encode(index), isDeleted: table.isDeleted(index), values };
  }

  /** Records in id order, deleted ones too; `matching` filters. */
  list(
    object: string,
    options: { offset?: number; limit?: number; matching?: (record: OrgRecord) => boolean } = {},
  ): OrgRecord[] {
    const { offset = 0, limit = 100, matching = () => true } = options;
    const table = this.org.store.table(object);
    const found: OrgRecord[] = [];
    let skipped = 0;
    for (let index = 0; index < table.size && found.length < limit; index += 1) {
      if (!table.exists(index)) continue;
      const record = this.record(object, index);
      if (!matching(record)) continue;
      if (skipped < offset) skipped += 1;
      else found.push(record);
    }
    return found;
  }

  count(object: string, options: { includeDeleted: boolean } = { includeDeleted: false }): number {
    return this.org.store.table(object).count(options.includeDeleted);
  }
}
