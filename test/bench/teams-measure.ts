import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { randomInt } from 'node:crypto';
import { Recordings } from '#linking';
import { Clock, type Db, many, newId, one, unprepared } from '#platform';
import { requestsSeen } from './control-org.js';
import { type World } from './teams-world.js';

const LOOK_MS = 500;
const SAME_PASS_MS = 5_000;
/** Further apart than the gap between two passes for one team. */
const HAND_IN_MS = { from: 31_000, to: 40_000 };

export interface Stretch {
  passes: number;
  /** From when a team was due to when its pass was asked for, and to when its runs had ended. Seconds. */
  lateness: Quantiles;
  ended: Quantiles;
  /** From the end of a bystander's call to its decision. Seconds; a call that is not decided yet counts as it stands. */
  timeToLink: Quantiles;
  /** Of one processor: this process, PostgreSQL, and both. */
  processShare: number;
  databaseShare: number;
  bothShare: number;
  transactionsPerPass: number;
  callsPerPass: number;
}

interface Quantiles {
  count: number;
  median: number;
  p99: number;
}

export interface Watched {
  /** Their passes are the schedule's alone. */
  idle: readonly string[];
  /** Their calls end at random times. */
  bystanders: readonly string[];
}

/** What so many seconds bring to teams that have nothing to do with what is going on. */
export async function measure(world: World, { idle, bystanders }: Watched, seconds: number): Promise<Stretch> {
  const { db, app } = world;
  const from = app.get(Clock).now();
  const before = await standing(world);
  const startedAt = performance.now();
  const isOver = (): boolean => performance.now() - startedAt > seconds * 1000;
  const handingIn = bystanders.map((teamId) => handIn(world, teamId, isOver));
  const due = new Map<string, Date>();
  const asked: { teamId: string; at: Date }[] = [];
  while (!isOver()) {
    for (const { teamId, at } of await dueTimes(db, idle)) {
      const known = due.get(teamId);
      if (known !== undefined && at > known && known >= from) asked.push({ teamId, at: known });
      due.set(teamId, at);
    }
    await pause(LOOK_MS);
  }
  const tookMs = performance.now() - startedAt;
  const after = await standing(world);
  const passes = await passesSince(db, idle, from);
  const handedIn = (await Promise.all(handingIn)).flat();
  const lates = asked.flatMap(({ teamId, at }) => {
    const pass = passes.get(teamId)?.find(({ requestedAt }) => requestedAt >= at);
    return pass === undefined
      ? []
      : [{ asked: +pass.requestedAt - +at, ended: pass.finishedAt && +pass.finishedAt - +at }];
  });
  const share = (ms: number): number => Number((ms / tookMs).toFixed(3));
  const [processMs, databaseMs] = [after.processMs - before.processMs, after.databaseMs - before.databaseMs];
  const made = [...passes.values()].flat().length;
  const count = Math.max(1, made);
  return {
    passes: made,
    lateness: quantiles(lates.map(({ asked: ms }) => ms / 1000)),
    ended: quantiles(lates.flatMap(({ ended }) => (ended === null ? [] : [ended / 1000]))),
    timeToLink: quantiles(await linkedAfter(db, handedIn)),
    processShare: share(processMs),
    databaseShare: share(databaseMs),
    bothShare: share(processMs + databaseMs),
    transactionsPerPass: Math.round((after.transactions - before.transactions) / count),
    callsPerPass: Number(((after.calls - before.calls) / count).toFixed(2)),
  };
}

interface HandedIn {
  teamId: string;
  externalId: string;
  endedAt: Date;
}

async function handIn({ app }: World, teamId: string, isOver: () => boolean): Promise<HandedIn[]> {
  const made: HandedIn[] = [];
  const wait = async (ms: number): Promise<void> => {
    const until = performance.now() + ms;
    while (!isOver() && performance.now() < until) await pause(200);
  };
  await wait(randomInt(0, HAND_IN_MS.from));
  while (!isOver()) {
    const endedAt = new Date();
    const externalId = newId();
    await app.get(Recordings).handIn(teamId, {
      externalId,
      isUrgent: false,
      recording: {
        kind: 'virtual_conference',
        startedAt: new Date(endedAt.getTime() - 600_000).toISOString(),
        endedAt: endedAt.toISOString(),
        owner: { email: 'ana@ours.example' },
        attendees: [{ name: 'Somebody', email: `${externalId}@somewhere.example`, talkTimeMs: 60_000 }],
      },
    });
    made.push({ teamId, externalId, endedAt });
    await wait(randomInt(HAND_IN_MS.from, HAND_IN_MS.to));
  }
  return made;
}

async function linkedAfter(db: Db, handedIn: readonly HandedIn[]): Promise<number[]> {
  const sql = unprepared(
    'select decided_at as "decidedAt" from linking.recordings where team_id = $1 and external_id = $2',
  );
  const seconds: number[] = [];
  for (const { teamId, externalId, endedAt } of handedIn) {
    const { decidedAt } = await one<{ decidedAt: Date | null }>(db, sql, [teamId, externalId]);
    seconds.push((+(decidedAt ?? new Date()) - +endedAt) / 1000);
  }
  return seconds;
}

const dueTimes = (db: Db, teams: readonly string[]): Promise<{ teamId: string; at: Date }[]> =>
  many(
    db,
    unprepared(`select team_id as "teamId", min(next_due_at) as at from sync.schedule
      where team_id = any($1) group by team_id`),
    [teams],
  );

interface Pass {
  requestedAt: Date;
  /** Null while a run of it goes on. */
  finishedAt: Date | null;
}

/** The passes of each team: runs that were asked for within a few seconds. */
async function passesSince(db: Db, teams: readonly string[], from: Date): Promise<Map<string, Pass[]>> {
  const sql = unprepared(`select team_id as "teamId", requested_at as "requestedAt", finished_at as "finishedAt"
    from sync.runs where requested_at >= $1 and team_id = any($2) order by requested_at`);
  const runs = await many<Pass & { teamId: string }>(db, sql, [from, teams]);
  const passes = new Map<string, Pass[]>();
  for (const { teamId, requestedAt, finishedAt } of runs) {
    const known = passes.get(teamId) ?? [];
    const last = known.at(-1);
    if (last === undefined || +requestedAt - +last.requestedAt > SAME_PASS_MS) known.push({ requestedAt, finishedAt });
    else if (finishedAt === null || last.finishedAt === null) last.finishedAt = null;
    else if (finishedAt > last.finishedAt) last.finishedAt = finishedAt;
    passes.set(teamId, known);
  }
  return passes;
}

async function standing({
  db,
  dataDir,
  orgUrl,
}: World): Promise<{ processMs: number; databaseMs: number; transactions: number; calls: number }> {
  const { user, system } = process.cpuUsage();
  const sql = unprepared(
    'select (xact_commit + xact_rollback)::float8 as n from pg_stat_database where datname = current_database()',
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
  const pidFile = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).find((name) =>
    name.endsWith('postmaster.pid'),
  );
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
    const sum = (from: number, to: number): number => fields.slice(from, to).reduce((all, each) => all + each, 0);
    // Of the postmaster with its children that ended; of a session that lives its own.
    if (pid === postmaster) return sum(11, 15);
    return String(fields[1]) === postmaster ? sum(11, 13) : 0;
  } catch {
    return 0;
  }
}

function quantiles(values: readonly number[]): Quantiles {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Number((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN).toFixed(2));
  return { count: sorted.length, median: at(0.5), p99: at(0.99) };
}
