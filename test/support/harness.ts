import { Test, type TestingModule } from '@nestjs/testing';
import type { CrmObject } from '#identifiers';
import { Clock, connect, DB, type Db, execute, PlatformModule, unprepared } from '#platform';
import { HTTP_OPTIONS, type HttpOptions, SalesforceConnections, SalesforceOrg } from '#salesforce';
import { SetupModule, TeamConnection } from '#setup';
import {
  DEFAULT_SYNC_TUNING,
  Parity,
  RunExecutor,
  type RunMode,
  SYNC_TUNING,
  SyncErrors,
  SyncModule,
  type SyncRun,
  SyncRuns,
  SyncSchedule,
  type SyncTuning,
} from '#sync';
import { type RunningOrg, startOrg, type StartOptions } from '../../apps/salesforce-org/src/index.js';
import { createTestDatabase, HARNESS_APPLICATION } from './database.js';
import { testConfig } from './platform.js';

/** Waits of the product, in test time. */
const HTTP: HttpOptions = { headersTimeoutMs: 5_000, signInTimeoutMs: 5_000, idleTimeoutMs: 1_000, retryBaseMs: 2 };
const TUNING: SyncTuning = {
  ...DEFAULT_SYNC_TUNING,
  rowsPerPartition: 5,
  heartbeatMs: 50,
  pollFirstMs: 5,
  pollLastMs: 50,
  retryBaseMs: 2,
  announceEveryMs: 0,
};

export interface WorkerOptions {
  tuning?: Partial<SyncTuning> | undefined;
  http?: Partial<HttpOptions> | undefined;
  /** Adds to the environment of the worker's configuration. */
  env?: Record<string, string> | undefined;
}

/** One process of the service, as far as Salesforce and syncing are concerned; it takes no jobs by itself. */
export interface Worker {
  module: TestingModule;
  runs: SyncRuns;
  executor: RunExecutor;
  schedule: SyncSchedule;
  parity: Parity;
  errors: SyncErrors;
  org: SalesforceOrg;
  connections: SalesforceConnections;
  teamConnection: TeamConnection;
  clock: Clock;
  /** What the schedule asks for at `now`, whatever it had worked out before. */
  tick(now: Date): Promise<void>;
  /** Asks for a run and carries it out. */
  run(teamId: string, object: CrmObject, mode?: RunMode): Promise<SyncRun>;
  stop(): Promise<void>;
}

/** How a worker reaches an org and its app. */
export type OrgAccess = Pick<RunningOrg, 'url' | 'clientId' | 'clientSecret'>;

/** A worker of its own on a database and an org that are there. */
export async function startWorker(
  databaseUrl: string,
  org: OrgAccess,
  { tuning = {}, http = {}, env = {} }: WorkerOptions = {},
): Promise<Worker> {
  const config = testConfig(databaseUrl, {
    SALESFORCE_LOGIN_URL: org.url,
    SALESFORCE_CLIENT_ID: org.clientId,
    SALESFORCE_CLIENT_SECRET: org.clientSecret,
    PUBLIC_URL: 'http://127.0.0.1:3999',
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    ROLE: 'api',
    ...env,
  });
  const module = await Test.createTestingModule({
    imports: [PlatformModule.forRoot(config), SyncModule, SetupModule],
  })
    .overrideProvider(HTTP_OPTIONS)
    .useValue({ ...HTTP, ...http })
    .overrideProvider(SYNC_TUNING)
    .useValue({ ...TUNING, ...tuning })
    .compile();
  await module.init();
  const runs = module.get(SyncRuns);
  const executor = module.get(RunExecutor);
  return {
    module,
    runs,
    executor,
    schedule: module.get(SyncSchedule),
    parity: module.get(Parity),
    errors: module.get(SyncErrors),
    org: module.get(SalesforceOrg),
    connections: module.get(SalesforceConnections, { strict: false }),
    teamConnection: module.get(TeamConnection),
    clock: module.get(Clock),
    tick: async (now) => {
      await execute(module.get<Db>(DB), unprepared(`update sync.schedule set next_due_at = '-infinity'`));
      await module.get(SyncSchedule).tick(now);
    },
    run: async (teamId, object, mode = 'incremental') => {
      const [requested] = await runs.request(teamId, { object, mode });
      if (requested === undefined) throw new Error(`No run of ${object}`);
      await executor.execute(teamId, requested.id);
      return runs.get(teamId, requested.id);
    },
    stop: () => module.close(),
  };
}

export interface HarnessOptions extends StartOptions, WorkerOptions {
  /** Of a migrated database that the caller removes; left out, the harness has one of its own. */
  databaseUrl?: string;
}

/** A simulated org, a database, and workers on them. */
export interface Harness {
  org: RunningOrg;
  db: Db;
  databaseUrl: string;
  /** One more process; its options go before those of the harness. */
  worker(options?: WorkerOptions): Promise<Worker>;
  stop(): Promise<void>;
}

/** For what goes on long: an org with calls to spare, and leases that end within a test. */
export const LONG_RUN: HarnessOptions = {
  scale: 200,
  quota: 100_000_000,
  tuning: { leaseSeconds: 5, heartbeatMs: 100 },
  http: { idleTimeoutMs: 500, retryBaseMs: 1 },
};

/** `tuning`, `http` and `env` are of every worker; the rest is the org's. */
export async function startHarness(options: HarnessOptions = {}): Promise<Harness> {
  const { databaseUrl, tuning, http, env, ...orgOptions } = options;
  const [org, database] = await Promise.all([
    startOrg({ scale: 60, ...orgOptions }),
    databaseUrl === undefined ? createTestDatabase() : givenDatabase(databaseUrl),
  ]);
  const workers: Worker[] = [];
  return {
    org,
    db: database.db,
    databaseUrl: database.url,
    worker: async (given = {}) => {
      const worker = await startWorker(database.url, org, {
        tuning: { ...tuning, ...given.tuning },
        http: { ...http, ...given.http },
        env: { ...env, ...given.env },
      });
      workers.push(worker);
      return worker;
    },
    stop: async () => {
      for (const worker of workers) await worker.stop();
      await org.stop();
      await database.destroy();
    },
  };
}

function givenDatabase(url: string): Promise<{ db: Db; url: string; destroy(): Promise<void> }> {
  const db = connect(url, { applicationName: HARNESS_APPLICATION });
  return Promise.resolve({ db, url, destroy: () => db.destroy() });
}
