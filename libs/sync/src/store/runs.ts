import { CRM_OBJECTS, type CrmObject } from '#identifiers';
import { type Db, execute, many, maybeOne, statement, unprepared } from '#platform';
import { type LastRequest } from '../domain/due.js';
import { RUN_MODES, type RunMode } from '../domain/run.js';
import { DONE, TRANSITIONS, UNFINISHED } from '../domain/transitions.js';
import { type QueuedRun, RUN_COLUMNS, type RunRow } from './run-rows.js';

// Runs as people and the schedule see them. What a worker writes is in run-writes.ts.

const quoted = (states: readonly string[]): string => states.map((state) => `'${state}'`).join(', ');

const INSERT = statement(
  'sync.insert_runs',
  `insert into sync.runs (team_id, id, object, mode, state, requested_at)
   select $1, n.id, n.object, n.mode, 'queued', n.requested_at
   from unnest($2::uuid[], $3::text[], $4::text[], $5::timestamptz[]) as n (id, object, mode, requested_at)
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

/** Queued runs; objects that have an unfinished one are left out. */
export function insertAll(db: Db, teamId: string, asked: readonly NewRun[]): Promise<RunRow[]> {
  const of = <T>(value: (run: NewRun) => T): T[] => asked.map(value);
  return many<RunRow>(db, INSERT, [
    teamId,
    of(({ id }) => id),
    of(({ object }) => object),
    of(({ mode }) => mode),
    of(({ requestedAt }) => requestedAt),
  ]);
}

/** A queued run; undefined while one of the object is unfinished. */
export async function insert(db: Db, teamId: string, run: NewRun): Promise<RunRow | undefined> {
  return (await insertAll(db, teamId, [run]))[0];
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

const SOME = statement('sync.get_runs', `select ${RUN_COLUMNS} from sync.runs where team_id = $1 and id = any($2)`);

export function some(db: Db, teamId: string, ids: readonly string[]): Promise<RunRow[]> {
  return many<RunRow>(db, SOME, [teamId, ids]);
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
   where team_id = $1 and state in (${quoted(TRANSITIONS.wake.from)}) and error_code = 'API_BUDGET_REACHED'
   returning id, object, mode, crm_ids as "crmIds"`,
);

/** The team's runs that waited for its share of the day's calls are queued again. */
export function wakeWithinBudget(db: Db, teamId: string): Promise<QueuedRun[]> {
  return many<QueuedRun>(db, WITHIN_BUDGET, [teamId]);
}

const ADRIFT = statement(
  'sync.runs_adrift',
  `select team_id as "teamId", id, object, mode, crm_ids as "crmIds" from sync.runs
   where state = 'queued' or (state = 'running' and lease_until < now())`,
);

export interface AdriftRun extends QueuedRun {
  teamId: string;
}

const QUEUED = statement(
  'sync.queued_runs',
  `select id, object, mode, crm_ids as "crmIds" from sync.runs where team_id = $1 and state = 'queued' order by id`,
);

/** The team's runs that no worker has begun, or one has given back. */
export function queued(db: Db, teamId: string): Promise<QueuedRun[]> {
  return many<QueuedRun>(db, QUEUED, [teamId]);
}

/** Runs that no worker is at: queued ones, and those whose worker is gone. */
export function adrift(db: Db): Promise<AdriftRun[]> {
  return many<AdriftRun>(db, ADRIFT);
}

const newestOf = (condition: string): string => `left join lateral (
     select requested_at from sync.runs
     where team_id = $1 and object = crm.object and mode = kind.mode and requested_at > $2 and ${condition}
     order by requested_at desc limit 1)`;

const LAST_REQUESTS = statement(
  'sync.last_requests',
  `select crm.object, kind.mode, asked.requested_at as "at", done.requested_at as "doneAt"
   from unnest($3::text[]) as crm (object) cross join unnest($4::text[]) as kind (mode)
   ${newestOf(`state <> 'cancelled'`)} asked on true
   ${newestOf(`state in (${quoted(DONE)})`)} done on true
   where asked.requested_at is not null`,
);

/** When runs were last asked for, by object and mode: a step in the index each, however many there were. */
export function lastRequests(db: Db, teamId: string, since: Date): Promise<LastRequest[]> {
  return many(db, LAST_REQUESTS, [teamId, since, CRM_OBJECTS, RUN_MODES]);
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

// Oldest first, by the index of their ends; so many at a time, that no statement holds others up.
// 1. Runs older than `$1`, but reconciles whose deletions can be taken back.
// 2. Passes older than `$2` that found nothing, but the newest of an object: from it the schedule reckons.
const PRUNE = statement(
  'sync.prune_runs',
  `with old as (
     select r.team_id, r.id from sync.runs r
     where r.finished_at < $2 and r.state <> 'needs_approval'
       and (r.finished_at < $1 or (
         r.mode = 'incremental' and r.state = 'succeeded' and r.inserted = 0 and r.updated = 0 and r.deleted = 0
         and exists (select from sync.runs newer where newer.team_id = r.team_id and newer.object = r.object
           and newer.mode = r.mode and newer.requested_at > r.requested_at)))
       and not exists (select from sync.deletions d
         where d.team_id = r.team_id and d.run_id = r.id and d.state = 'applied')
     order by r.finished_at limit $3)
   delete from sync.runs r using old where r.team_id = old.team_id and r.id = old.id`,
);

/** Forgets runs; answers how many. */
export function prune(
  db: Db,
  { before, idleBefore, atMost }: { before: Date; idleBefore: Date; atMost: number },
): Promise<number> {
  return execute(db, PRUNE, [before, idleBefore, atMost]);
}

const DROP_PLAN = statement(
  'sync.drop_plan',
  `update sync.runs set plan = jsonb_build_object('estimate', plan -> 'estimate')
   where team_id = $1 and id = $2 and plan is not null`,
);

/** The run is over: its plan goes, and what it was expected to take stays. */
export async function dropPlan(db: Db, teamId: string, id: string): Promise<void> {
  await execute(db, DROP_PLAN, [teamId, id]);
}

const TEAMS_OVER_BUDGET = statement(
  'sync.teams_over_budget',
  `select distinct team_id as "teamId" from sync.runs
   where state in (${quoted(TRANSITIONS.wake.from)}) and error_code = 'API_BUDGET_REACHED'`,
);

/** Teams with runs that wait for the team's share of the day's calls. */
export async function teamsOverBudget(db: Db): Promise<string[]> {
  return (await many<{ teamId: string }>(db, TEAMS_OVER_BUDGET)).map(({ teamId }) => teamId);
}
