import { Test, type TestingModule } from '@nestjs/testing';
import { defaultSources, type MappedObject, MAPPED_OBJECTS, mappings, stages } from '#field-mapping';
import { type CrmObject } from '#mirror';
import { connect, type Db, newId, PlatformModule, readConfig } from '#platform';
import { SalesforceConnections, SalesforceOrg, HTTP_OPTIONS, type HttpOptions } from '#salesforce';
import { SetupModule, TeamConnection } from '#setup';
import {
  DEFAULT_SYNC_TUNING,
  Parity,
  RunExecutor,
  type RunMode,
  SYNC_TUNING,
  SyncModule,
  type SyncRun,
  SyncRuns,
  SyncSchedule,
  type SyncTuning,
} from '#sync';
import { type RunningOrg, startOrg, type StartOptions } from '../../apps/salesforce-org/src/index.js';

/** Waits of the product, in test time. */
const WIRE: HttpOptions = { headersTimeoutMs: 5_000, signInTimeoutMs: 5_000, idleTimeoutMs: 500, retryBaseMs: 1 };
const TUNING: SyncTuning = {
  ...DEFAULT_SYNC_TUNING,
  rowsPerPartition: 5,
  leaseSeconds: 5,
  heartbeatMs: 100,
  pollFirstMs: 5,
  pollLastMs: 50,
  retryBaseMs: 2,
  announceEveryMs: 0,
};

export interface WorkerOptions {
  tuning?: Partial<SyncTuning>;
  wire?: Partial<HttpOptions>;
}

/** One process of the service, as far as syncing is concerned; it takes no jobs by itself. */
export interface Worker {
  runs: SyncRuns;
  executor: RunExecutor;
  schedule: SyncSchedule;
  parity: Parity;
  door: SalesforceOrg;
  connections: SalesforceConnections;
  teamConnection: TeamConnection;
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
  { tuning = {}, wire = {} }: WorkerOptions = {},
): Promise<Worker> {
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    ENCRYPTION_KEY: Buffer.alloc(32, 'test').toString('base64'),
    SALESFORCE_LOGIN_URL: org.url,
    SALESFORCE_CLIENT_ID: org.clientId,
    SALESFORCE_CLIENT_SECRET: org.clientSecret,
    PUBLIC_URL: 'http://127.0.0.1:3999',
    LOG_LEVEL: process.env['RIG_LOG'] ?? 'silent',
    PORT: '0',
    ROLE: 'api',
  });
  const module: TestingModule = await Test.createTestingModule({
    imports: [PlatformModule.forRoot(config), SyncModule, SetupModule],
  })
    .overrideProvider(HTTP_OPTIONS)
    .useValue({ ...WIRE, ...wire })
    .overrideProvider(SYNC_TUNING)
    .useValue({ ...TUNING, ...tuning })
    .compile();
  await module.init();
  const runs = module.get(SyncRuns);
  const executor = module.get(RunExecutor);
  return {
    runs,
    executor,
    schedule: module.get(SyncSchedule),
    parity: module.get(Parity),
    door: module.get(SalesforceOrg),
    connections: module.get(SalesforceConnections, { strict: false }),
    teamConnection: module.get(TeamConnection),
    run: async (teamId, object, mode = 'incremental') => {
      const [requested] = await runs.request(teamId, { object, mode });
      if (requested === undefined) throw new Error(`No run of ${object}`);
      await executor.execute(teamId, requested.id);
      return runs.get(teamId, requested.id);
    },
    stop: () => module.close(),
  };
}

/** A simulated org, a database and workers on them. */
export interface Rig {
  org: RunningOrg;
  db: Db;
  databaseUrl: string;
  worker(options?: WorkerOptions): Promise<Worker>;
  stop(): Promise<void>;
}

/** The database must be migrated; it is the caller's to remove. */
export async function startRig(databaseUrl: string, options: StartOptions = {}): Promise<Rig> {
  const org = await startOrg({ scale: 200, quota: 100_000_000, ...options });
  const db = connect(databaseUrl, { applicationName: 'rig' });
  const workers: Worker[] = [];
  return {
    org,
    db,
    databaseUrl,
    worker: async (given) => {
      const worker = await startWorker(databaseUrl, org, given);
      workers.push(worker);
      return worker;
    },
    stop: async () => {
      for (const worker of workers) await worker.stop();
      await org.stop();
      await db.destroy();
    },
  };
}

/** A new team: connected, mapped by default, aligned with the org's stages; its mirror is empty. */
export async function newTeam({ org, db }: Rig, worker: Worker): Promise<string> {
  const teamId = newId();
  const { url: loginUrl, clientId, clientSecret } = org;
  const grant = { grant: 'client_credentials' as const, loginUrl, clientId, clientSecret };
  await worker.teamConnection.connect(teamId, grant, () => Promise.resolve());
  await prepareTeam({ db }, worker, teamId);
  return teamId;
}

/** Default mappings and the org's stages, for a team that is connected. */
export async function prepareTeam({ db }: Pick<Rig, 'db'>, worker: Worker, teamId: string): Promise<void> {
  await align(db, worker, teamId);
  for (const object of MAPPED_OBJECTS) await saveMapping(db, teamId, object, defaultSources(object));
}

/** Takes over the org's stages, and keeps those it had: records may carry them yet. */
export async function align(db: Db, worker: Worker, teamId: string): Promise<void> {
  const { version, values: before } = await stages.latest(db, teamId);
  const now = (await worker.door.stages(teamId)).map(({ value, isClosed, isWon }) => ({
    value,
    outcome: isWon ? ('won' as const) : isClosed ? ('lost' as const) : ('open' as const),
  }));
  const kept = before.filter(({ value }) => !now.some((stage) => stage.value === value));
  const values = [...now, ...kept].map(({ value, outcome }, position) => ({ value, outcome, position }));
  await stages.save(db, teamId, { values, baseVersion: version, savedAt: new Date() });
}

export async function saveMapping(
  db: Db,
  teamId: string,
  object: MappedObject,
  fields: Record<string, string>,
): Promise<void> {
  const baseVersion = (await mappings.latest(db, teamId, object))?.version ?? 0;
  await mappings.save(db, teamId, { object, fields, baseVersion, savedAt: new Date() });
}
