import { AppError, type Db, execute, many, maybeOne, statement, transaction } from '#platform';
import { type Plan } from '../domain/plan.js';
import { type RunCounts, type RunPhase } from '../domain/run.js';
import { type TransitionName, TRANSITIONS, UNFINISHED } from '../domain/transitions.js';
import { RUN_COLUMNS, type RunRow } from './run-rows.js';

// What the worker of a run writes. Each write names the fence the worker was given; a worker that lost the run matches no
// row, and its transaction is undone.

/** A worker's right to write a run, as long as the run has its fence. */
export interface Lease {
  teamId: string;
  runId: string;
  fence: number;
}

// Locked in the order of their ids: two workers that are given the same runs wait for each other, and not in a circle.
const CLAIM = statement(
  'sync.claim_runs',
  `with free as (
     select id from sync.runs
     where team_id = $1 and id = any($2) and state = any($5) and (state <> 'running' or lease_until < now())
     order by id for update)
   update sync.runs
   set state = '${TRANSITIONS.claim.to}', fence = fence + 1, lease_until = now() + $3 * interval '1 second',
     started_at = coalesce(started_at, $4), error_code = null, error_detail = null, is_alone = $6
   where team_id = $1 and id in (select id from free)
   returning ${RUN_COLUMNS}`,
);

export interface Claiming {
  leaseSeconds: number;
  now: Date;
  /** It is no run of a pass: see `claimAlone`. Default false. */
  isAlone?: boolean;
}

/** Takes runs that are queued, or whose worker is gone. Those that another worker has, or that ended, are left out. */
export function claimAll(
  db: Db,
  { teamId, runIds }: { teamId: string; runIds: readonly string[] },
  { leaseSeconds, now, isAlone = false }: Claiming,
): Promise<RunRow[]> {
  return many<RunRow>(db, CLAIM, [teamId, runIds, leaseSeconds, now, TRANSITIONS.claim.from, isAlone]);
}

/** The same of one. */
export async function claim(
  db: Db,
  { teamId, runId }: { teamId: string; runId: string },
  claiming: Claiming,
): Promise<RunRow | undefined> {
  return (await claimAll(db, { teamId, runIds: [runId] }, claiming))[0];
}

const LOCK_ALONE = statement(
  'sync.lock_alone',
  `select pg_advisory_xact_lock(hashtextextended('sync.alone ' || $1, 0))`,
);

const IS_ANOTHER_ALONE = statement(
  'sync.is_another_alone',
  `select 1 from sync.runs
   where team_id = $1 and id <> $2 and state = 'running' and is_alone and lease_until > now() limit 1`,
);

/**
 * The same for a run that is read outside of a pass, of which a team has one at a time in all processes (Y7): `taken` while
 * there is another. One that waits for its bulk job is at no worker, and does not count.
 */
export function claimAlone(
  db: Db,
  which: { teamId: string; runId: string },
  claiming: Claiming,
): Promise<RunRow | 'taken' | undefined> {
  const { teamId, runId } = which;
  return transaction(db, async (trx) => {
    // The statements behind the lock see what whoever had it before has committed.
    await execute(trx, LOCK_ALONE, [teamId]);
    if ((await maybeOne(trx, IS_ANOTHER_ALONE, [teamId, runId])) !== undefined) return 'taken';
    return claim(trx, which, { ...claiming, isAlone: true });
  });
}

const RENEW = statement(
  'sync.renew_lease',
  `update sync.runs set lease_until = clock_timestamp() + $4 * interval '1 second'
   where team_id = $1 and id = $2 and fence = $3 and state = 'running'`,
);

/** False when the run is no longer this worker's. */
export async function renew(db: Db, { teamId, runId, fence }: Lease, leaseSeconds: number): Promise<boolean> {
  return (await execute(db, RENEW, [teamId, runId, fence, leaseSeconds])) === 1;
}

const PARK = statement(
  'sync.park_run',
  `update sync.runs set lease_until = clock_timestamp() + $4 * interval '1 millisecond', is_alone = false
   where team_id = $1 and id = $2 and fence = $3 and state = 'running'`,
);

/** Nobody is at the run until then; whoever comes back takes it over like one whose worker is gone. RUN_TAKEN_AWAY. */
export async function park(db: Db, lease: Lease, forMs: number): Promise<void> {
  assertWritten(await execute(db, PARK, [lease.teamId, lease.runId, lease.fence, forMs]), lease);
}

const ASSERT_LEASE = statement(
  'sync.assert_lease',
  `select id from sync.runs where team_id = $1 and id = $2 and fence = $3 and state = 'running' for share`,
);

/** Before a transaction commits that does not move the run itself: until then nobody takes it over. RUN_TAKEN_AWAY. */
export async function assertLease(trx: Db, lease: Lease): Promise<void> {
  assertWritten(await execute(trx, ASSERT_LEASE, [lease.teamId, lease.runId, lease.fence]), lease);
}

const BOUND_IDLE = statement('sync.bound_idle', `select set_config('idle_in_transaction_session_timeout', $1, true)`);

/**
 * From here on the transaction locks rows. Where its process stops without dying, no longer than a lease passes before
 * PostgreSQL ends it: the locks would keep the run from every other worker.
 */
export async function boundIdle(trx: Db, leaseSeconds: number): Promise<void> {
  await execute(trx, BOUND_IDLE, [String(Math.ceil(leaseSeconds * 1000))]);
}

export interface Progress {
  lease: Lease;
  phase: RunPhase;
  plan: Plan;
  counts: Omit<RunCounts, 'withheld'>;
  apiCalls: number;
  bytes: number;
}

const PROGRESS = statement(
  'sync.progress_runs',
  `update sync.runs r
   set phase = p.phase, plan = p.plan, expected = p.expected, read = p.read, inserted = p.inserted, updated = p.updated,
     unchanged = p.unchanged, deleted = p.deleted, api_calls = p.api_calls, bytes = p.bytes
   from unnest($2::uuid[], $3::bigint[], $4::text[], $5::jsonb[], $6::integer[], $7::integer[], $8::integer[],
     $9::integer[], $10::integer[], $11::integer[], $12::integer[], $13::bigint[]) as
     p (id, fence, phase, plan, expected, read, inserted, updated, unchanged, deleted, api_calls, bytes)
   where r.team_id = $1 and r.id = p.id and r.fence = p.fence and r.state = 'running'`,
);

/** The checkpoints of runs of one team, whole. RUN_TAKEN_AWAY when one is no longer this worker's: then none is written. */
export async function progress(trx: Db, moved: readonly Progress[]): Promise<void> {
  const of = <T>(value: (each: Progress) => T): T[] => moved.map(value);
  const [first] = moved;
  if (first === undefined) return;
  const rows = await execute(trx, PROGRESS, [
    first.lease.teamId,
    of(({ lease }) => lease.runId),
    of(({ lease }) => lease.fence),
    of(({ phase }) => phase),
    of(({ plan }) => JSON.stringify(plan)),
    of(({ counts }) => counts.expected),
    of(({ counts }) => counts.read),
    of(({ counts }) => counts.inserted),
    of(({ counts }) => counts.updated),
    of(({ counts }) => counts.unchanged),
    of(({ counts }) => counts.deleted),
    of(({ apiCalls }) => apiCalls),
    of(({ bytes }) => bytes),
  ]);
  assertAllWritten(
    rows,
    of(({ lease }) => lease),
  );
}

const END = statement(
  'sync.end_runs',
  `update sync.runs r
   set state = e.state, phase = null, lease_until = null, withheld = coalesce(e.withheld, r.withheld),
     watermark = e.watermark, error_code = e.error_code, error_detail = e.error_detail, paused_until = e.paused_until,
     finished_at = e.finished_at, api_calls = greatest(r.api_calls, e.api_calls), bytes = greatest(r.bytes, e.bytes),
     plan = case when e.state = any($14) then r.plan else jsonb_build_object('estimate', r.plan -> 'estimate') end
   from unnest($2::uuid[], $3::bigint[], $4::text[], $5::integer[], $6::timestamptz[], $7::text[], $8::text[],
     $9::timestamptz[], $10::timestamptz[], $11::integer[], $12::bigint[], $13::jsonb[]) as
     e (id, fence, state, withheld, watermark, error_code, error_detail, paused_until, finished_at, api_calls, bytes, begun)
   where r.team_id = $1 and r.id = e.id and r.fence = e.fence and e.begun ? r.state`,
);

export interface RunEnd {
  by: TransitionName;
  withheld?: number;
  watermark?: Date | null;
  error?: { code: string; detail: string };
  pausedUntil?: Date;
  finishedAt?: Date;
  apiCalls: number;
  bytes: number;
}

/**
 * Takes runs of one team to the states of their transitions; the plan of one that is over goes. RUN_TAKEN_AWAY when one is
 * no longer this worker's: `trx` has to be undone then.
 */
export async function endAll(trx: Db, ended: readonly { lease: Lease; change: RunEnd }[]): Promise<void> {
  const of = <T>(value: (change: RunEnd) => T): T[] => ended.map(({ change }) => value(change));
  const [first] = ended;
  if (first === undefined) return;
  const rows = await execute(trx, END, [
    first.lease.teamId,
    ended.map(({ lease }) => lease.runId),
    ended.map(({ lease }) => lease.fence),
    of(({ by }) => TRANSITIONS[by].to),
    of(({ withheld }) => withheld ?? null),
    of(({ watermark }) => watermark ?? null),
    of(({ error }) => error?.code ?? null),
    of(({ error }) => error?.detail ?? null),
    of(({ pausedUntil }) => pausedUntil ?? null),
    of(({ finishedAt }) => finishedAt ?? null),
    of(({ apiCalls }) => apiCalls),
    of(({ bytes }) => bytes),
    of(({ by }) => JSON.stringify(TRANSITIONS[by].from)),
    UNFINISHED,
  ]);
  assertAllWritten(
    rows,
    ended.map(({ lease }) => lease),
  );
}

/** The same of one run. RUN_TAKEN_AWAY when it is no longer this worker's. */
export function end(trx: Db, lease: Lease, change: RunEnd): Promise<void> {
  return endAll(trx, [{ lease, change }]);
}

function assertWritten(rows: number, { runId }: Lease): void {
  if (rows === 0) throw new AppError('RUN_TAKEN_AWAY', `Run ${runId} was cancelled or is another worker's`);
}

function assertAllWritten(rows: number, leases: readonly Lease[]): void {
  if (rows === leases.length) return;
  const runs = leases.map(({ runId }) => runId).join(', ');
  throw new AppError(
    'RUN_TAKEN_AWAY',
    `${leases.length === 1 ? 'Run' : 'One of the runs'} ${runs} was cancelled or is another worker's`,
  );
}
