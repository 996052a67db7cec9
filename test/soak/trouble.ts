import { type Fault, type FaultEffect, type RunningOrg } from '../../apps/salesforce-org/src/index.js';
import { type Random } from './random.js';

/** Fields that are hidden and shown, refused and taken again. */
const LOSABLE: readonly (readonly [object: string, name: string])[] = [
  ['Contact', 'Title'],
  ['Contact', 'Email'],
  ['Opportunity', 'Amount'],
  ['Account', 'Website'],
  ['Lead', 'Phone'],
];

const status = (code: number, errorCode?: string, message?: string): FaultEffect => ({
  type: 'status',
  status: code,
  ...(errorCode === undefined ? {} : { errorCode }),
  ...(message === undefined ? {} : { message }),
});

/** How Salesforce ends a session: with other codes and forms than the usual one, too. */
const ENDED_SESSIONS: FaultEffect[] = [
  { type: 'expire-session' },
  { type: 'expire-session', errorCode: 'INVALID_AUTH_HEADER' },
  { type: 'expire-session', body: 'xml' },
  { type: 'expire-session', body: 'html' },
  { type: 'expire-session', body: 'empty' },
  { type: 'expire-session', afterBytes: 60 },
];

/** What is not whole, and does not say so. */
const DAMAGED: FaultEffect[] = [
  { type: 'short-body' },
  { type: 'short-body', bytes: 400 },
  { type: 'broken-gzip' },
  { type: 'truncate-rows', rows: 2 },
  { type: 'wrong-count', by: 1 },
  { type: 'missing-locator' },
  { type: 'duplicate-page' },
];

/** Bulk refused in each way: its jobs not made, not found, not read. */
const NO_BULK: Fault[] = [
  { kind: 'bulk', method: 'POST', effect: status(403, 'FUNCTIONALITY_NOT_ENABLED', 'Bulk API is not enabled') },
  { kind: 'bulk', method: 'POST', effect: status(403, 'API_DISABLED_FOR_ORG', 'The REST API is not enabled.') },
  { kind: 'bulk', method: 'POST', effect: status(400, 'INVALIDENTITY', 'Entity is not supported by the Bulk API') },
  { kind: 'bulk', method: 'POST', effect: status(400) },
  { kind: 'bulk', method: 'POST', effect: { type: 'drop' } },
  { kind: 'bulk', method: 'GET', effect: status(500, 'UNKNOWN_EXCEPTION') },
  { kind: 'bulk', method: 'GET', effect: status(404, 'NOT_FOUND', 'The requested resource does not exist') },
  { kind: 'bulk-results', effect: status(503, 'SERVER_UNAVAILABLE') },
  { kind: 'bulk-results', effect: status(404, 'NOT_FOUND', 'The requested resource does not exist') },
];

const NO_DELETE_LOG = [
  { status: 400, errorCode: 'INVALID_REPLICATION_DATE', message: 'startDate is too old' },
  { status: 400, errorCode: 'EXCEEDED_ID_LIMIT', message: 'too many deletions' },
  { status: 403, errorCode: 'INSUFFICIENT_ACCESS', message: 'no access' },
  { status: 404, errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' },
];

/** Refusals of the token endpoint that pass. None of them is the end of a refresh token. */
const NO_TOKEN: FaultEffect[] = [
  { type: 'status', status: 503, body: 'html' },
  { type: 'status', status: 500, body: 'empty' },
  { type: 'status', status: 400, body: 'oauth', errorCode: 'invalid_grant', message: 'login rate exceeded' },
  {
    type: 'status',
    status: 400,
    body: 'oauth',
    errorCode: 'invalid_grant',
    message: 'unable to obtain lock, try again',
  },
  { type: 'status', status: 400, body: 'oauth', errorCode: 'unknown_error', message: 'retry your request' },
  {
    type: 'status',
    status: 400,
    body: 'oauth',
    errorCode: 'invalid_grant',
    message: 'nobody has seen this text before',
  },
];

const READS: NonNullable<Fault['kind']>[] = [
  'query',
  'bulk',
  'bulk-results',
  'describe',
  'replication',
  'composite',
  'limits',
];

const MOVES = ['redirects', 'page', 'not-found', 'gone'] as const;

/** What an org, its administrators and the network do to whoever reads it; all of it ends with `end`. */
export class Trouble {
  /** How often each kind was made. */
  readonly made: Record<string, number> = {};
  private readonly hidden = new Set<readonly [string, string]>();
  private readonly refused = new Set<readonly [string, string]>();

  constructor(
    private readonly org: RunningOrg,
    private readonly seed: number,
  ) {}

  /** The trouble of a step, in place of that of the step before. Fields stay as they are. */
  begin(random: Random, step: number): void {
    this.pass();
    const { faults } = this.org.control;
    if (random.chance(0.5)) {
      const effects = random.chance(0.5) ? undefined : random.pick([ENDED_SESSIONS, DAMAGED]);
      const rate = random.pick([0.02, 0.1, 0.3]);
      faults.random({ seed: this.seed + step, rate, ...(effects === undefined ? {} : { effects }) });
    }
    for (const [kind, make] of Object.entries(this.kinds)) {
      if (!random.chance(0.05)) continue;
      make(random);
      this.made[kind] = (this.made[kind] ?? 0) + 1;
    }
  }

  /** All is well again. */
  end(): void {
    this.pass();
    const { fields } = this.org.control;
    for (const [object, name] of this.hidden) fields.show(object, name);
    for (const [object, name] of this.refused) fields.accept(object, name);
    this.hidden.clear();
    this.refused.clear();
  }

  private pass(): void {
    const { control } = this.org;
    control.faults.clear();
    control.setConcurrency({ limit: 25, longMs: 20_000 });
    control.quota.set({ limit: 100_000_000, used: 0 });
    control.refuseDeleteLogs(undefined);
    control.retireVersionsBelow(0);
    // Where the org has moved is looked for once a minute: from now on it is found at both of its names.
    control.host.moveBack(this.hostNow());
  }

  private hostNow(): string {
    return String(this.org.control.info()['url']);
  }

  private readonly kinds: Record<string, (random: Random) => void> = {
    'every session ended': () => void this.org.control.sessions.expire(),
    'calls used up': (random) => {
      this.org.control.quota.set({ limit: random.whole(8), used: 0 });
    },
    'job failed': () => {
      this.org.control.jobs.failNext('InternalServerError : Retry your request');
    },
    'one call at a time': () => {
      this.org.control.setConcurrency({ limit: 1, longMs: 0 });
    },
    'cursors released': () => void this.org.control.sessions.releaseCursors(),
    'delete log refused': (random) => {
      this.org.control.refuseDeleteLogs(random.pick(NO_DELETE_LOG));
    },
    'bulk refused': (random) => {
      this.org.control.faults.add({ ...random.pick(NO_BULK), times: 0 });
    },
    'session refused': (random) => {
      const fault = { kind: random.pick(READS), times: 1 + random.whole(5), effect: random.pick(ENDED_SESSIONS) };
      this.org.control.faults.add(fault);
    },
    'token refused': (random) => {
      this.org.control.faults.add({ kind: 'oauth', times: 1 + random.whole(4), effect: random.pick(NO_TOKEN) });
      this.org.control.sessions.expire();
    },
    'part refused': (random) => {
      const url = random.pick(['deleted', 'FROM%20Contact', 'FROM%20Lead', 'describe', 'OpportunityStage']);
      const effect = { type: 'refuse-parts', url, status: 500, errorCode: 'UNKNOWN_EXCEPTION' } as const;
      this.org.control.faults.add({ kind: 'composite', times: 1 + random.whole(3), effect });
    },
    'org moved': (random) => {
      const { url, control } = this.org;
      // `url` is where it started; both names lead to this machine.
      const names = [url, url.replace('127.0.0.1', 'localhost')];
      control.host.move(names.find((name) => name !== this.hostNow()) ?? url, random.pick(MOVES));
    },
    'version retired': () => {
      this.org.control.retireVersionsBelow(1_000);
    },
    'field hidden or shown': (random) => {
      const { fields } = this.org.control;
      const field = random.pick(LOSABLE);
      if (this.hidden.delete(field)) {
        fields.show(...field);
        return;
      }
      this.hidden.add(field);
      fields.hide(...field);
    },
    'field refused or taken': (random) => {
      const { fields } = this.org.control;
      const field = random.pick(LOSABLE);
      if (this.refused.delete(field)) {
        fields.accept(...field);
        return;
      }
      this.refused.add(field);
      fields.refuse(...field);
    },
    'stage changed': (random) => {
      const { stages } = this.org.control;
      const active = stages.list().filter(({ isActive, isClosed }) => isActive && !isClosed);
      const stage = random.pick(active).value;
      if (active.length < 4 || random.chance(0.4)) stages.add(`Stage ${random.whole(1e9)}`);
      else if (random.chance(0.4)) stages.rename(stage, `${stage} ${random.whole(1000)}`);
      else if (random.chance(0.5)) stages.deactivate(stage);
      else stages.retype(stage, { isClosed: true, isWon: random.chance(0.5) });
    },
  };
}
