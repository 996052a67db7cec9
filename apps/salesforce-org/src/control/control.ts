import { switchOnLater } from '../data/features.js';
import { Transaction } from '../data/transaction.js';
import { type Fault, type PlannedFault, type RandomTrouble } from '../faults/fault-plan.js';
import { type OldHost } from '../http/moved.js';
import { type Counters, type LoggedRequest } from '../http/request-log.js';
import { type JobPace } from '../bulk/jobs.js';
import { approve } from '../auth/authorize.js';
import { emptyBin } from '../data/recycle-bin.js';
import { INTEGRATION_USER, type Org, type UserRights } from '../org.js';
import { FieldControl } from './field-control.js';
import { RecordControl } from './record-control.js';
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

  private readonly numbered = new Map<number, Transaction>();

  /** For callers over HTTP, who cannot hold the transaction itself. */
  beginNumbered(): number {
    const number = this.numbered.size + 1;
    this.numbered.set(number, this.begin());
    return number;
  }

  transaction(number: number): Transaction {
    const transaction = this.numbered.get(number);
    if (!transaction) throw new Error(`there is no transaction ${String(number)}`);
    return transaction;
  }

  /** What the org is and how to reach it. */
  info(): Record<string, unknown> {
    const { org } = this;
    return {
      url: org.url,
      orgId: org.orgId,
      clientId: org.clientId,
      clientSecret: org.clientSecret,
      runAsUsername: org.runAsUser < 0 ? null : org.username(org.runAsUser),
      adminUsername: org.username(0),
      features: org.features,
      now: new Date(org.now()).toISOString(),
      clockOffsetMs: org.clockOffsetMs,
      rotation: org.sessions.rotation,
      sessions: org.sessions.active.size,
      cursors: org.cursors.list().length,
      quota: this.quota.get(),
      formulaFactor: org.store.settings.formulaFactor,
      random: org.faults.getRandom() ?? null,
    };
  }

  setConcurrency(values: { limit?: number; longMs?: number }): void {
    Object.assign(this.org.concurrency, values);
  }

  /** What a query over many rows does in a busy org: it is given up, unless a job runs it. */
  setQueryRowsAtMost(rows: number): void {
    this.org.queryRowsAtMost = rows;
  }

  readonly recycleBin = {
    /** Purges what has been in the bin for 15 days of the org's clock, leaving the delete log. Answers how many. */
    empty: (): number => emptyBin(this.org),
    /**
     * Forgets deletions before a time, as Salesforce does above its limit of entries: it refuses to look back further, or
     * with `quietly` answers what it has and says in earliestDateAvailable that this is not all.
     */
    purgeDeleteLog: (before: string | Date, { quietly = false }: { quietly?: boolean } = {}): void => {
      const at = new Date(before).getTime();
      for (const table of this.org.store.tables.values()) {
        table.deleteLog = table.deleteLog.filter((line) => line.at >= at);
        if (quietly) table.deleteLogForgotBefore = at;
        else table.deleteLogPurgedBefore = at;
      }
    },
  };

  /** Refuses every look into a delete log, as to a user who may not have it; undefined: no more. */
  refuseDeleteLogs(refusal: { status: number; errorCode: string; message: string } | undefined): void {
    this.org.deleteLogRefusal = refusal;
  }

  /** Retires API versions below this one, or none of them. */
  retireVersionsBelow(version: number): void {
    this.org.oldestVersion = version;
  }

  readonly features = {
    /** For ever, as in Salesforce: the records get the new fields, and no stamp moves. Person accounts come with updates. */
    switchOn: (feature: 'multiCurrency' | 'personAccounts'): void => {
      if (this.org.features[feature]) return;
      switchOnLater(this.org.store, feature);
      this.org.features[feature] = true;
      this.org.schemaVersion = { number: this.org.schemaVersion.number + 1, at: this.org.now() };
    },
  };

  readonly quota = {
    get: (): { limit: number; used: number } => ({ limit: this.org.quota.limit, used: this.org.quota.used }),
    /** `shownLimit`: what answers say of the allowance from now on, whatever it is. */
    set: (values: { limit?: number; used?: number; shownLimit?: number | undefined }): void => {
      if ('shownLimit' in values) this.org.quota.shownLimit = values.shownLimit;
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
    /** How many calls a session serves before it ends. */
    setCallsAtMost: (calls: number): void => {
      this.org.sessions.callsAtMost = calls;
    },
    /** Whether a refresh replaces the refresh token. */
    setRotation: (on: boolean): void => {
      this.org.sessions.rotation = on;
    },
    /**
     * Clicks Allow for a user on the page behind an authorization address. Answers where the browser is sent: the
     * callback with code and state, or with an error.
     */
    approve: (authorizationUrl: string, username?: string): string =>
      approve(this.org, authorizationUrl, username ?? this.org.username(INTEGRATION_USER)),
    releaseCursors: (): number => this.org.cursors.releaseAll(),
  };

  readonly host = {
    /** The org is at another address from now on, one that this server has too: what the old one does with calls. */
    move: (newUrl: string, how: OldHost): void => {
      this.org.moved.leave(new URL(this.org.url).host, how);
      this.org.url = newUrl;
    },
    moveBack: (url: string): void => {
      this.org.moved.stay();
      this.org.url = url;
    },
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
    /** Trouble at random until `faults.clear()`, or with undefined no more of it. */
    random: (trouble: RandomTrouble | undefined): void => {
      this.org.faults.setRandom(trouble);
    },
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
    setDailyMegabytes: (megabytes: number): void => {
      this.org.jobs.dailyMegabytes = megabytes;
    },
    /** The next job ends Failed with this message. */
    failNext: (message: string): void => {
      this.org.jobs.failNext.push(message);
    },
    /** Forgets every job, as Salesforce does after seven days. */
    forget: (): void => {
      this.org.jobs.forget();
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
