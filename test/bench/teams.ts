import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { defaultSources, mappings } from '#field-mapping';
import { Clock, type Db, execute, many, newId, one, readConfig, unprepared } from '#platform';
import { TeamConnection } from '#setup';
import { createConnector } from '../../apps/connector/src/http/create-connector.js';
import { stopProgram } from '../../apps/demo/src/processes.js';
import { orgAccess } from '../../apps/demo/src/set-up.js';
import { openTemporaryDatabase, startOrgProgram } from '../support/programs.js';
import { controlOrg, requestsSeen } from './control-org.js';

/** What a call to Salesforce takes, as seen from another network. */
const CALL_MS = 150;
const INTERVAL_MS = 300_000;
const LOOK_MS = 500;
/** Of a month, with a pass that changed something every hour. */
const HISTORY_RUNS = 6 * 24 * 30;

export interface TeamsResult {
  teams: number;
  seconds: number;
  idle: Stretch;
  /** The same with thirty days of runs behind every team. */
  withHistory: Stretch;
}

interface Stretch {
  passes: number;
  /** From when a team was due to when its pass was asked for, and to when its runs had ended. Seconds. */
  lateness: Quantiles;
  ended: Quantiles;
  /** Of one processor: this process, PostgreSQL, and both. */
  processShare: number;
  databaseShare: number;
  transactionsPerPass: number;
  callsPerPass: number;
}

interface Quantiles {
  median: number;
  p99: number;
}

interface World {
  db: Db;
  orgUrl: string;
  dataDir: string;
}

/** `bench teams`: so many idle teams on one process that does everything, on an org that takes 150 ms a call. */
export async function benchTeams({ teams, seconds }: { teams: number; seconds: number }): Promise<TeamsResult> {
  const org = await startOrgProgram(['--scale', '10', '--seed', '1', '--quota', '100000000'], 4950);
  const database = await openTemporaryDatabase();
  const app = await createConnector(
    readConfig({
      ...process.env,
      DATABASE_URL: database.ownerUrl,
      ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
      LOG_LEVEL: 'error',
      PORT: '0',
      ROLE: 'all',
      SALESFORCE_ALLOWED_HOSTS: new URL(org.url).host,
    }),
  );
  const world = { db: database.db, orgUrl: org.url, dataDir: database.dataDir };
  try {
    await app.init();
    await makeTeams(world, app.get(TeamConnection), teams);
    await controlOrg(org.url, 'faults/add', [{ times: 0, effect: { type: 'delay', ms: CALL_MS } }]);
    const idle = await measure(world, app.get(Clock), seconds);
    await writeHistory(world);
    const withHistory = await measure(world, app.get(Clock), seconds);
    return { teams, seconds, idle, withHistory };
  } finally {
    await app.close();
    await stopProgram(org.program);
    await database.stop();
  }
}

/** One team is synced; the others are connected, and stand where that one does. */
async function makeTeams({ db, orgUrl }: World, connection: TeamConnection, teams: number): Promise<void> {
  const { clientId, clientSecret } = await orgAccess(orgUrl);
  const grant = { grant: 'client_credentials', loginUrl: orgUrl, clientId, clientSecret } as const;
  const connect = async (): Promise<string> => {
    const teamId = newId();
    await execute(db, unprepared('insert into access.teams (team_id, name) values ($1, $1::text)'), [teamId]);
    const fields = defaultSources('Opportunity');
    await mappings.save(db, teamId, { object: 'Opportunity', fields, baseVersion: 0, savedAt: new Date() });
    await connection.connect(teamId, grant, () => Promise.resolve());
    return teamId;
  };
  const model = await connect();
  await untilAll(db, 6);
  const copies = [
    `mirror.object_states (team_id, object, watermark, first_completed_at, last_complete_run_started_at, stale_targets)
     select $2, object, watermark, first_completed_at, last_complete_run_started_at, '{}' from mirror.object_states`,
    `sync.object_progress (team_id, object, deletions_until, filled_from, unmapped, needs_reconcile)
     select $2, object, deletions_until, filled_from, unmapped, false from sync.object_progress`,
    `salesforce.descriptions (team_id, object, variant, etag, description, confirmed_at, fetched_at)
     select $2, object, variant, etag, description, confirmed_at, fetched_at from salesforce.descriptions`,
    `sync.runs (team_id, id, object, mode, state, requested_at, started_at, finished_at)
     select $2, gen_random_uuid(), object, 'incremental', 'succeeded', now(), now(), now() from sync.runs`,
  ];
  for (let n = 1; n < teams; n += 1) {
    const teamId = newId();
    // Before it is connected, so that its first pass is no first load.
    for (const copy of copies) await execute(db, unprepared(`insert into ${copy} where team_id = $1`), [model, teamId]);
    await execute(db, unprepared('insert into access.teams (team_id, name) values ($1, $1::text)'), [teamId]);
    const fields = defaultSources('Opportunity');
    await mappings.save(db, teamId, { object: 'Opportunity', fields, baseVersion: 0, savedAt: new Date() });
    await connection.connect(teamId, grant, () => Promise.resolve());
    const spread = `update sync.schedule set next_due_at = now() + random() * interval '${INTERVAL_MS} ms' where team_id = $1`;
    await execute(db, unprepared(spread), [teamId]);
  }
}

async function untilAll(db: Db, runs: number): Promise<void> {
  for (;;) {
    const ended = unprepared(`select count(*)::integer as n from sync.runs where state in ('succeeded', 'partial')`);
    if ((await one<{ n: number }>(db, ended)).n >= runs) return;
    await pause(LOOK_MS);
  }
}

async function writeHistory({ db }: World): Promise<void> {
  await execute(
    db,
    unprepared(`insert into sync.runs (team_id, id, object, mode, state, updated, requested_at, started_at, finished_at)
      select s.team_id, gen_random_uuid(), s.object, 'incremental', 'succeeded', 1, at, at, at
      from sync.schedule s, generate_series(1, ${HISTORY_RUNS / 6}) n, lateral (select now() - n * interval '1 hour') t (at)`),
  );
  await execute(db, unprepared('analyze sync.runs'));
}

async function measure(world: World, clock: Clock, seconds: number): Promise<Stretch> {
  const { db, orgUrl } = world;
  const from = clock.now();
  const due = new Map<string, Date>();
  const asked = new Map<string, Date>();
  const before = await standing(world, orgUrl);
  const startedAt = performance.now();
  while (performance.now() - startedAt < seconds * 1000) {
    for (const { teamId, at } of await dueTimes(db)) {
      const known = due.get(teamId);
      if (known !== undefined && at > known && known >= from) asked.set(`${teamId} ${known.toISOString()}`, known);
      due.set(teamId, at);
    }
    await pause(LOOK_MS);
  }
  const tookMs = performance.now() - startedAt;
  const after = await standing(world, orgUrl);
  const passes = await passesSince(db, from);
  const lates = passes.flatMap(({ teamId, requestedAt, finishedAt }) => {
    const times = [...asked].filter(([key, at]) => key.startsWith(teamId) && at <= requestedAt);
    const at = times.at(-1)?.[1];
    return at === undefined ? [] : [{ asked: +requestedAt - +at, ended: finishedAt && +finishedAt - +at }];
  });
  const count = Math.max(1, passes.length);
  return {
    passes: passes.length,
    lateness: quantiles(lates.map(({ asked: ms }) => ms / 1000)),
    ended: quantiles(lates.flatMap(({ ended }) => (ended === null ? [] : [ended / 1000]))),
    processShare: (after.processMs - before.processMs) / tookMs,
    databaseShare: (after.databaseMs - before.databaseMs) / tookMs,
    transactionsPerPass: (after.transactions - before.transactions) / count,
    callsPerPass: (after.calls - before.calls) / count,
  };
}

const dueTimes = (db: Db): Promise<{ teamId: string; at: Date }[]> =>
  many(db, unprepared(`select team_id as "teamId", min(next_due_at) as at from sync.schedule group by team_id`));

const passesSince = (db: Db, from: Date): Promise<{ teamId: string; requestedAt: Date; finishedAt: Date | null }[]> =>
  many(
    db,
    unprepared(`select team_id as "teamId", min(requested_at) as "requestedAt", max(finished_at) as "finishedAt"
      from sync.runs where requested_at >= $1 group by team_id, date_trunc('minute', requested_at)`),
    [from],
  );

async function standing(
  { db, dataDir }: World,
  orgUrl: string,
): Promise<{ processMs: number; databaseMs: number; transactions: number; calls: number }> {
  const { user, system } = process.cpuUsage();
  const sql = unprepared(
    'select (xact_commit + xact_rollback)::integer as n from pg_stat_database where datname = current_database()',
  );
  return {
    processMs: (user + system) / 1000,
    databaseMs: postgresMs(dataDir),
    transactions: (await one<{ n: number }>(db, sql)).n,
    calls: await requestsSeen(orgUrl),
  };
}

/** Processor time of the server in `dataDir` and its sessions, ended ones included (Linux). */
function postgresMs(dataDir: string): number {
  const clusters = readdirSync(dataDir, { recursive: true, encoding: 'utf8' });
  const pidFile = clusters.find((name) => name.endsWith('postmaster.pid'));
  if (pidFile === undefined) return NaN;
  const postmaster = readFileSync(join(dataDir, pidFile), 'utf8').split('\n')[0] ?? '';
  const ticks = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => ticksOf(pid, postmaster));
  return ticks.reduce((sum, each) => sum + each, 0) * 10;
}

function ticksOf(pid: string, postmaster: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent, own] = [fields[1], [11, 12].map((at) => fields[at] ?? 0)];
    if (pid === postmaster) return [11, 12, 13, 14].reduce((sum, at) => sum + (fields[at] ?? 0), 0);
    return String(parent) === postmaster ? own.reduce((sum, each) => sum + each, 0) : 0;
  } catch {
    return 0;
  }
}

function quantiles(seconds: readonly number[]): Quantiles {
  const sorted = seconds.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  return { median: at(0.5), p99: at(0.99) };
}
