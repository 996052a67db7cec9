import { AppError, type Db, execute, maybeOne, statement, transaction } from '#platform';
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

const CLAIM = statement(
  'sync.claim_run',
  `update sync.runs
   set state = '${TRANSITIONS.claim.to}', fence = fence + 1, lease_until = now() + $3 * interval '1 second',
     started_at = coalesce(started_at, $4), error_code = null, error_detail = null, is_alone = $6
   where team_id = $1 and id = $2 and state = any($5) and (state <> 'running' or lease_until < now())
   returning ${RUN_COLUMNS}`,
);

export interface Claiming {
  leaseSeconds: number;
  now: Date;
  /** It is no run of a pass: see `claimAlone`. Default false. */
  isAlone?: boolean;
}

/** Takes a queued run, or one whose worker is gone. Undefined when another worker has it, or it ended. */
export function claim(
  db: Db,
  { teamId, runId }: { teamId: string; runId: string },
  { leaseSeconds, now, isAlone = false }: Claiming,
): Promise<RunRow | undefined> {
  return maybeOne<RunRow>(db, CLAIM, [teamId, runId, leaseSeconds, now, TRANSITIONS.claim.from, isAlone]);
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
  phase: RunPhase;
  plan: Plan;
  counts: Omit<RunCounts, 'withheld'>;
  apiCalls: number;
  bytes: number;
}

const PROGRESS = statement(
  'sync.progress_run',
  `update sync.runs
   set phase = $4, plan = $5, expected = $6, read = $7, inserted = $8, updated = $9, unchanged = $10, deleted = $11,
     api_calls = $12, bytes = $13
   where team_id = $1 and id = $2 and fence = $3 and state = 'running'`,
);

/** The checkpoint, whole. RUN_TAKEN_AWAY when it is no longer this worker's. */
export async function progress(
  trx: Db,
  lease: Lease,
  { phase, plan, counts, apiCalls, bytes }: Progress,
): Promise<void> {
  const { expected, read, inserted, updated, unchanged, deleted } = counts;
  const values = [phase, JSON.stringify(plan), expected, read, inserted, updated, unchanged, deleted, apiCalls, bytes];
  assertWritten(await execute(trx, PROGRESS, [lease.teamId, lease.runId, lease.fence, ...values]), lease);
}

const END = statement(
  'sync.end_run',
  `update sync.runs
   set state = $4, phase = null, lease_until = null, withheld = coalesce($5, withheld), watermark = $6, error_code = $7,
     error_detail = $8, paused_until = $9, finished_at = $10, api_calls = greatest(api_calls, $11),
     bytes = greatest(bytes, $12),
     plan = case when $4 = any($14) then plan else jsonb_build_object('estimate', plan -> 'estimate') end
   where team_id = $1 and id = $2 and fence = $3 and state = any($13)`,
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

/** Takes the run to the state of a transition; the plan of one that is over goes. RUN_TAKEN_AWAY when it is no longer this worker's. */
export async function end(trx: Db, lease: Lease, change: RunEnd): Promise<void> {
  const { from, to } = TRANSITIONS[change.by];
  const rows = await execute(trx, END, [
    lease.teamId,
    lease.runId,
    lease.fence,
    to,
    change.withheld ?? null,
    change.watermark ?? null,
    change.error?.code ?? null,
    change.error?.detail ?? null,
    change.pausedUntil ?? null,
    change.finishedAt ?? null,
    change.apiCalls,
    change.bytes,
    from,
    UNFINISHED,
  ]);
  assertWritten(rows, lease);
}

function assertWritten(rows: number, { runId }: Lease): void {
  if (rows === 0) throw new AppError('RUN_TAKEN_AWAY', `Run ${runId} was cancelled or is another worker's`);
}
