import { Test, type TestingModule } from '@nestjs/testing';
import { defaultSources, type MappedObject, mappings, stages } from '#field-mapping';
import { CRM_OBJECTS, type CrmObject, MIRROR_TABLES } from '#mirror';
import { Clock, type Db, many, newId, PlatformModule, unprepared } from '#platform';
import { SalesforceOrg, HTTP_OPTIONS, type HttpOptions } from '#salesforce';
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
import { type RunningOrg, startOrg, type StartOptions } from '../../../apps/salesforce-org/src/index.js';
import { createTestDatabase } from '../../support/database.js';
import { testConfig } from '../../support/platform.js';

const WIRE: HttpOptions = { headersTimeoutMs: 5_000, signInTimeoutMs: 5_000, idleTimeoutMs: 1_000, retryBaseMs: 2 };
const TUNING: SyncTuning = {
  ...DEFAULT_SYNC_TUNING,
  rowsPerPartition: 5,
  heartbeatMs: 50,
  pollFirstMs: 5,
  pollLastMs: 50,
  retryBaseMs: 2,
  announceEveryMs: 0,
};

/** One process of the service, as far as syncing is concerned; it takes no jobs by itself. */
export interface Worker {
  module: TestingModule;
  runs: SyncRuns;
  executor: RunExecutor;
  schedule: SyncSchedule;
  parity: Parity;
  errors: SyncErrors;
  door: SalesforceOrg;
  clock: Clock;
}

export interface Setting extends Worker {
  org: RunningOrg;
  db: Db;
  teamId: string;
  /** Another process on the same database. */
  worker(tuning?: Partial<SyncTuning>): Promise<Worker>;
  /** What an admin does when the connection needs attention. */
  connectOrg(): Promise<void>;
  /** Asks for a run and carries it out. */
  run(object: CrmObject, mode?: RunMode): Promise<SyncRun>;
  /** A full run of every object. */
  fill(): Promise<SyncRun[]>;
  stop(): Promise<void>;
}

/** A simulated org, a database, and a team connected, mapped by default and aligned with the org's stages. */
export async function startSetting(options: StartOptions & { env?: Record<string, string> } = {}): Promise<Setting> {
  const [org, database] = await Promise.all([startOrg({ scale: 60, ...options }), createTestDatabase()]);
  const config = testConfig(database.url, { SALESFORCE_LOGIN_URL: org.url, ROLE: 'api', ...options.env });
  const started: TestingModule[] = [];
  const worker = async (tuning: Partial<SyncTuning> = {}): Promise<Worker> => {
    const module = await Test.createTestingModule({
      imports: [PlatformModule.forRoot(config), SyncModule, SetupModule],
    })
      .overrideProvider(HTTP_OPTIONS)
      .useValue(WIRE)
      .overrideProvider(SYNC_TUNING)
      .useValue({ ...TUNING, ...tuning })
      .compile();
    await module.init();
    started.push(module);
    return {
      module,
      runs: module.get(SyncRuns),
      executor: module.get(RunExecutor),
      schedule: module.get(SyncSchedule),
      parity: module.get(Parity),
      errors: module.get(SyncErrors),
      door: module.get(SalesforceOrg),
      clock: module.get(Clock),
    };
  };
  const first = await worker();
  const teamId = newId();
  const grant = {
    grant: 'client_credentials' as const,
    loginUrl: org.url,
    clientId: org.clientId,
    clientSecret: org.clientSecret,
  };
  const connectOrg = async (): Promise<void> => {
    await first.module.get(TeamConnection).connect(teamId, grant, () => Promise.resolve());
  };
  await connectOrg();
  await saveMapping(database.db, teamId, 'Opportunity', defaultSources('Opportunity'));
  const orgStages = await first.door.stages(teamId);
  const values = orgStages.map(({ value, isClosed, isWon }, position) => ({
    value,
    outcome: isWon ? ('won' as const) : isClosed ? ('lost' as const) : ('open' as const),
    position,
  }));
  await stages.save(database.db, teamId, { values, baseVersion: 0, savedAt: new Date() });
  const run = async (object: CrmObject, mode: RunMode = 'incremental'): Promise<SyncRun> => {
    const [requested] = await first.runs.request(teamId, { object, mode });
    await first.executor.execute(teamId, requested!.id);
    return first.runs.get(teamId, requested!.id);
  };
  return {
    ...first,
    org,
    db: database.db,
    teamId,
    worker,
    connectOrg,
    run,
    fill: async () => {
      const runs: SyncRun[] = [];
      for (const object of CRM_OBJECTS) runs.push(await run(object, 'full'));
      return runs;
    },
    stop: async () => {
      for (const module of started) await module.close();
      await org.stop();
      await database.destroy();
    },
  };
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

/** Rows of an object's mirror in the order of their ids, without when they were written. */
export function mirrored(db: Db, teamId: string, object: CrmObject): Promise<Record<string, unknown>[]> {
  const { table } = MIRROR_TABLES[object];
  return many(db, unprepared(`select * from mirror.${table} where team_id = $1 order by crm_id`), [teamId]);
}

/** When each row was last written: equal before and after, nothing was. */
export async function written(db: Db, teamId: string, object: CrmObject): Promise<unknown[]> {
  const { table } = MIRROR_TABLES[object];
  return many(
    db,
    unprepared(`select crm_id, mirrored_at, xmin, xmax from mirror.${table} where team_id = $1 order by 1`),
    [teamId],
  );
}

/** Holds the live rows of the mirror against the org's own store, value by value. */
export async function expectMirrorEqualsOrg(
  { db, teamId, org }: Setting,
  objects: readonly CrmObject[] = CRM_OBJECTS,
): Promise<void> {
  for (const object of objects) {
    const mapping =
      object === 'User' || object === 'OpportunityContactRole'
        ? {}
        : ((await mappings.latest(db, teamId, object))?.fields ?? {});
    const rows = await mirrored(db, teamId, object);
    const live = rows.filter(({ is_deleted }) => is_deleted === false);
    const wanted = org.control.records
      .list(object, { limit: Infinity, matching: ({ isDeleted }) => !isDeleted })
      .map(({ id, values }) => ({ id, ...pick(object, mapping, (source) => plain(values[source])) }));
    const had = live.map((row) => ({
      id: row['crm_id'],
      ...pick(object, mapping, (_source, column) => plain(row[column])),
    }));
    expect({ object, rows: had }).toEqual({ object, rows: [...wanted].sort((a, b) => (a.id < b.id ? -1 : 1)) });
  }
}

function pick(
  object: CrmObject,
  mapping: Readonly<Record<string, string>>,
  value: (source: string, column: string) => unknown,
): Record<string, unknown> {
  const mapped = MIRROR_TABLES[object].columns.flatMap(({ name, target, source }) => {
    const from = target === undefined ? source : mapping[target];
    const isCompared = from !== undefined && !['Id', 'IsDeleted', 'CurrencyIsoCode', 'MasterRecordId'].includes(from);
    return isCompared ? [[name, value(from, name)] as const] : [];
  });
  return Object.fromEntries(mapped);
}

/** One form for what the org's store and the driver say differently. */
function plain(value: unknown): unknown {
  // An org without the feature has no such field, and the mirror says false.
  if (value === undefined || value === null || value === '' || value === false) return null;
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  return typeof value === 'string' ? value.replaceAll('\u0000', '') : value;
}
