import type { CrmObject } from '#identifiers';
import { type Db, execute, many, maybeOne, statement, unprepared } from '#platform';
import { type LastRequest } from '../domain/due.js';
import { type RunMode } from '../domain/run.js';
import { DONE, TRANSITIONS, UNFINISHED } from '../domain/transitions.js';
import { RUN_COLUMNS, type RunRow } from './run-rows.js';

// Runs as people and the schedule see them. What a worker writes is in run-writes.ts.

const quoted = (states: readonly string[]): string => states.map((state) => `'${state}'`).join(', ');

const INSERT = statement(
  'sync.insert_run',
  `insert into sync.runs (team_id, id, object, mode, state, requested_at) values ($1, $2, $3, $4, 'queued', $5)
   on conflict (team_id, object) where state in (${quoted(UNFINISHED)}) do nothing
   returning ${RUN_COLUMNS}`,
);

const ASK_RECORDS = statement(
  'sync.ask_records_of_run',
  `update sync.runs set crm_ids = $3
   where team_id = $1 and id = $2 and state = 'queued' and plan is null and crm_ids is null returning ${RUN_COLUMNS}`,
);

/** A run that has not begun also reads these records; undefined when it has, or reads others. */
export function askRecords(
  trx: Db,
  teamId: string,
  id: string,
  crmIds: readonly string[],
): Promise<RunRow | undefined> {
  return maybeOne<RunRow>(trx, ASK_RECORDS, [teamId, id, crmIds]);
}

export interface NewRun {
  id: string;
  object: CrmObject;
  mode: RunMode;
  requestedAt: Date;
}

/** A queued run; undefined while one of the object is unfinished. */
export function insert(db: Db, teamId: string, run: NewRun): Promise<RunRow | undefined> {
  return maybeOne<RunRow>(db, INSERT, [teamId, run.id, run.object, run.mode, run.requestedAt]);
}

const UNFINISHED_OF = statement(
  'sync.unfinished_run',
  `select ${RUN_COLUMNS} from sync.runs
   where team_id = $1 and object = $2 and state in (${quoted(UNFINISHED)})`,
);

export function unfinished(db: Db, teamId: string, object: CrmObject): Promise<RunRow | undefined> {
  return maybeOne<RunRow>(db, UNFINISHED_OF, [teamId, object]);
}

const WAITING = statement(
  'sync.waiting_run',
  `select ${RUN_COLUMNS} from sync.runs
   where team_id = $1 and object = $2 and state in (${quoted([...UNFINISHED, 'needs_approval'])})
   order by id desc limit 1`,
);

/** The newest run of the object that is not over, or waits for approval. */
export function waiting(db: Db, teamId: string, object: CrmObject): Promise<RunRow | undefined> {
  return maybeOne<RunRow>(db, WAITING, [teamId, object]);
}

const GET = statement('sync.get_run', `select ${RUN_COLUMNS} from sync.runs where team_id = $1 and id = $2`);

export function get(db: Db, teamId: string, id: string): Promise<RunRow | undefined> {
  return maybeOne<RunRow>(db, GET, [teamId, id]);
}

export interface RunFilter {
  object?: CrmObject | undefined;
  state?: string | undefined;
  mode?: string | undefined;
  /** Runs before this id: ids sort by time. */
  before?: string | undefined;
  limit: number;
}

/** The newest first. */
export function list(db: Db, teamId: string, { object, state, mode, before, limit }: RunFilter): Promise<RunRow[]> {
  const values: unknown[] = [teamId, limit];
  const conditions = Object.entries({ 'object =': object, 'state =': state, 'mode =': mode, 'id <': before }).flatMap(
    ([condition, value]) => (value === undefined ? [] : [`and ${condition} $${values.push(value)}`]),
  );
  const sql = `select ${RUN_COLUMNS} from sync.runs where team_id = $1 ${conditions.join(' ')} order by id desc limit $2`;
  return many<RunRow>(db, unprepared(sql), values);
}

const CANCEL = statement(
  'sync.cancel_run',
  `update sync.runs set state = '${TRANSITIONS.cancel.to}', phase = null, finished_at = $3, lease_until = null
   where team_id = $1 and id = $2 and state in (${quoted(TRANSITIONS.cancel.from)}) returning ${RUN_COLUMNS}`,
);

/** Undefined when it ended before. */
export function cancel(db: Db, teamId: string, id: string, now: Date): Promise<RunRow | undefined> {
  return maybeOne<RunRow>(db, CANCEL, [teamId, id, now]);
}

const WAKE = statement(
  'sync.wake_run',
  `update sync.runs set state = '${TRANSITIONS.wake.to}', paused_until = null
   where team_id = $1 and id = $2 and state in (${quoted(TRANSITIONS.wake.from)}) returning ${RUN_COLUMNS}`,
);

export function wake(db: Db, teamId: string, id: string): Promise<RunRow | undefined> {
  return maybeOne<RunRow>(db, WAKE, [teamId, id]);
}

const APPROVE = statement(
  'sync.approve_run',
  `update sync.runs set state = $4, deleted = deleted + $5, finished_at = $3
   where team_id = $1 and id = $2 and state = any($6) returning ${RUN_COLUMNS}`,
);

/** The run awaited approval and has it; `deleted` records were deleted for it. Undefined when it no longer waits. */
export function approve(
  trx: Db,
  teamId: string,
  id: string,
  { by, deleted, now }: { by: 'approve' | 'approvePartial'; deleted: number; now: Date },
): Promise<RunRow | undefined> {
  const { from, to } = TRANSITIONS[by];
  return maybeOne<RunRow>(trx, APPROVE, [teamId, id, now, to, deleted, from]);
}

const WAITING_FOR_APPROVAL = statement(
  'sync.waiting_for_approval',
  `select id from sync.runs where team_id = $1 and object = $2 and state = 'needs_approval' and id <> $3`,
);

/** Reconciles of the object, other than this one, that wait for approval. */
export async function waitingForApproval(db: Db, teamId: string, object: CrmObject, not: string): Promise<string[]> {
  const rows = await many<{ id: string }>(db, WAITING_FOR_APPROVAL, [teamId, object, not]);
  return rows.map(({ id }) => id);
}

// For the ticks, which look at every team.

const ASLEEP = statement(
  'sync.wake_due_runs',
  `update sync.runs set state = '${TRANSITIONS.wake.to}', paused_until = null
   where state in (${quoted(TRANSITIONS.wake.from)}) and paused_until <= $1`,
);

/** Paused runs whose time has come are queued again. */
export function wakeDue(db: Db, now: Date): Promise<number> {
  return execute(db, ASLEEP, [now]);
}

const WITHIN_BUDGET = statement(
  'sync.wake_within_budget',
  `update sync.runs set state = '${TRANSITIONS.wake.to}', paused_until = null
   where team_id = $1 and state in (${quoted(TRANSITIONS.wake.from)}) and error_code = 'API_BUDGET_REACHED' returning id`,
);

/** The team's runs that waited for its share of the day's calls are queued again. */
export async function wakeWithinBudget(db: Db, teamId: string): Promise<string[]> {
  return (await many<{ id: string }>(db, WITHIN_BUDGET, [teamId])).map(({ id }) => id);
}

const ADRIFT = statement(
  'sync.runs_adrift',
  `select team_id as "teamId", id from sync.runs
   where state = 'queued' or (state = 'running' and lease_until < now())`,
);

export interface RunRef {
  teamId: string;
  id: string;
}

/** Runs that no worker is at: queued ones, and those whose worker is gone. */
export function adrift(db: Db): Promise<RunRef[]> {
  return many<RunRef>(db, ADRIFT);
}

const LAST_ENDS = statement(
  'sync.last_ends',
  `select object, mode, max(requested_at) as "at",
     max(requested_at) filter (where state in (${quoted(DONE)})) as "doneAt"
   from sync.runs
   where team_id = $1 and requested_at > $2 and state <> 'cancelled' group by object, mode`,
);

/** When runs were last asked for, by object and mode. */
export function lastRequests(db: Db, teamId: string, since: Date): Promise<LastRequest[]> {
  return many(db, LAST_ENDS, [teamId, since]);
}

const HAS_UNFINISHED = statement(
  'sync.has_unfinished_run',
  `select 1 from sync.runs where team_id = $1 and state in (${quoted(UNFINISHED)}) limit 1`,
);

/** Whether any object of the team has a run that has not ended. */
export async function hasUnfinished(db: Db, teamId: string): Promise<boolean> {
  return (await maybeOne(db, HAS_UNFINISHED, [teamId])) !== undefined;
}

const FAILED_SINCE = statement(
  'sync.failed_since',
  `select 1 from sync.runs where team_id = $1 and state = 'failed' and finished_at > $2 limit 1`,
);

/** Whether a run of the team failed after `since`. */
export async function hasFailedSince(db: Db, teamId: string, since: Date): Promise<boolean> {
  return (await maybeOne(db, FAILED_SINCE, [teamId, since])) !== undefined;
}

const PRUNE = statement(
  'sync.prune_runs',
  `delete from sync.runs r where r.finished_at < $1 and r.state <> 'needs_approval'
     and not exists (select from sync.deletions d where d.team_id = r.team_id and d.run_id = r.id and d.state = 'applied')`,
);

/** Forgets runs that ended before, but reconciles whose deletions can be taken back. */
export function prune(db: Db, before: Date): Promise<number> {
  return execute(db, PRUNE, [before]);
}
