import { type CrmObject } from '#identifiers';
import { counts } from '#mirror';
import { type Db, execute, many, maybeOne, statement } from '#platform';

/** A CRM Sync Error that is kept: of one row that did not fit, or of a whole object (`crmId` null). */
export interface KeptError {
  id: string;
  object: CrmObject;
  code: string;
  field: string | null;
  value: string | null;
  crmId: string | null;
  /** What was said of an object that could not be synced. */
  detail: string | null;
  firstSeenAt: Date;
}

const RECORD_WITHHELD = statement(
  'sync.record_withheld_rows',
  `insert into sync.crm_sync_errors as e
     (team_id, id, object, code, field, value, crm_id, raw, first_seen_at, last_seen_at)
   select $1, gen_random_uuid(), $2, s.withheld ->> 'code', s.withheld ->> 'field', s.withheld ->> 'value',
     s.s0, s.raw, $3, $3
   from pg_temp.staging s where s.withheld is not null
   on conflict (team_id, object, code, coalesce(crm_id, ''), coalesce(field, '')) where resolved_at is null
   do update set value = excluded.value, raw = excluded.raw, last_seen_at = excluded.last_seen_at`,
);

/** Keeps the rows of the batch just merged in `trx` that did not fit, whole. */
export async function recordWithheld(trx: Db, teamId: string, object: CrmObject, now: Date): Promise<void> {
  await execute(trx, RECORD_WITHHELD, [teamId, object, now]);
}

const ROWS_WITH_ERRORS = statement(
  'sync.rows_with_errors',
  `select distinct object, crm_id as "crmId" from sync.crm_sync_errors
   where team_id = $1 and object = any($2) and resolved_at is null and crm_id is not null`,
);
const RESOLVE_ROWS = statement(
  'sync.resolve_rows',
  `update sync.crm_sync_errors e set resolved_at = $3
   where e.team_id = $1 and e.object = $2 and e.resolved_at is null and e.crm_id is not null
     and not exists (select from unnest($4::text[], $5::text[]) as w (crm_id, field)
       where w.crm_id = e.crm_id and w.field is not distinct from e.field)`,
);

/** Resolves the errors of rows of these objects that fit now, or are gone. */
export async function resolveRows(trx: Db, teamId: string, objects: readonly CrmObject[], now: Date): Promise<void> {
  const rows = await many<{ object: CrmObject; crmId: string }>(trx, ROWS_WITH_ERRORS, [teamId, objects]);
  for (const [object, ofObject] of Map.groupBy(rows, (row) => row.object)) {
    const ids = ofObject.map(({ crmId }) => crmId);
    const withheld = await counts.misfitFields(trx, teamId, object, ids);
    const still = [withheld.map(({ crmId }) => crmId), withheld.map(({ field }) => field)];
    await execute(trx, RESOLVE_ROWS, [teamId, object, now, ...still]);
  }
}

/** An error of a whole object. */
export interface ObjectError {
  object: CrmObject;
  code: string;
  field: string | null;
}

const RESOLVE_OBJECT = statement(
  'sync.resolve_object_errors',
  `update sync.crm_sync_errors e set resolved_at = $3
   where e.team_id = $1 and e.object = any($2) and e.resolved_at is null and e.crm_id is null
     and not exists (select from unnest($4::text[], $5::text[], $6::text[]) as n (object, code, field)
       where n.object = e.object and n.code = e.code and n.field is not distinct from e.field)`,
);
const OPEN_OBJECT = statement(
  'sync.open_object_errors',
  `insert into sync.crm_sync_errors (team_id, id, object, code, field, first_seen_at, last_seen_at)
   select $1, gen_random_uuid(), n.object, n.code, n.field, $2, $2
   from unnest($3::text[], $4::text[], $5::text[]) as n (object, code, field)
   on conflict (team_id, object, code, coalesce(crm_id, ''), coalesce(field, '')) where resolved_at is null
   do update set last_seen_at = excluded.last_seen_at`,
);

/** The errors of these objects as a whole are these: others of theirs are resolved. */
export async function setObjectErrors(
  trx: Db,
  teamId: string,
  objects: readonly CrmObject[],
  { errors, now }: { errors: readonly ObjectError[]; now: Date },
): Promise<void> {
  const listed = [errors.map(({ object }) => object), errors.map(({ code }) => code), errors.map(({ field }) => field)];
  await execute(trx, RESOLVE_OBJECT, [teamId, objects, now, ...listed]);
  if (errors.length > 0) await execute(trx, OPEN_OBJECT, [teamId, now, ...listed]);
}

const LOST_FIELDS_OF_TEAM = statement(
  'sync.lost_fields_of_team',
  `select object, field from sync.crm_sync_errors
   where team_id = $1 and resolved_at is null and crm_id is null and field is not null`,
);

/** Of every object, CRM fields that could not be read when it was last synced. */
export function lostFieldsOfTeam(db: Db, teamId: string): Promise<{ object: CrmObject; field: string }[]> {
  return many(db, LOST_FIELDS_OF_TEAM, [teamId]);
}

const RESOLVE_FAILURES = statement(
  'sync.resolve_other_failures',
  `update sync.crm_sync_errors set resolved_at = $4
   where team_id = $1 and object = $2 and resolved_at is null and crm_id is null and field is null and code <> $3`,
);
const OPEN_FAILURE = statement(
  'sync.open_failure',
  `insert into sync.crm_sync_errors (team_id, id, object, code, detail, first_seen_at, last_seen_at)
   values ($1, gen_random_uuid(), $2, $3, $5, $4, $4)
   on conflict (team_id, object, code, coalesce(crm_id, ''), coalesce(field, '')) where resolved_at is null
   do update set detail = excluded.detail, last_seen_at = excluded.last_seen_at`,
);

/** The object could not be synced, for this reason and no other. What is known of its fields and rows stays as it is. */
export async function recordFailure(
  trx: Db,
  teamId: string,
  object: CrmObject,
  { code, detail, now }: { code: string; detail: string; now: Date },
): Promise<void> {
  await execute(trx, RESOLVE_FAILURES, [teamId, object, code, now]);
  await execute(trx, OPEN_FAILURE, [teamId, object, code, now, detail]);
}

const FAILURE = statement(
  'sync.open_failure_of_object',
  `select code, detail from sync.crm_sync_errors
   where team_id = $1 and object = $2 and resolved_at is null and crm_id is null and field is null
   order by last_seen_at desc limit 1`,
);

/** Why the object could not be synced when it was last tried; undefined when it could. */
export function failure(
  db: Db,
  teamId: string,
  object: CrmObject,
): Promise<{ code: string; detail: string | null } | undefined> {
  return maybeOne(db, FAILURE, [teamId, object]);
}

/** An open cause, with how many records it concerns. */
export interface ErrorGroup {
  code: string;
  object: CrmObject;
  field: string | null;
  value: string | null;
  detail: string | null;
  count: number;
  isOfWholeObject: boolean;
  /** Ids of some of the records; none for an error of the whole object. */
  samples: string[];
}

const GROUPS = statement(
  'sync.group_errors',
  `select code, object, field, value, max(detail) as detail, count(*)::integer as count,
     crm_id is null as "isOfWholeObject",
     coalesce((array_agg(crm_id order by crm_id) filter (where crm_id is not null))[1:$2], '{}') as samples
   from sync.crm_sync_errors where team_id = $1 and resolved_at is null
   group by 1, 2, 3, 4, 7 order by 7 desc, count desc, object, code, field, value limit $3`,
);

/** Causes: those of whole objects first, then those with the most records. */
export function groups(
  db: Db,
  teamId: string,
  { samples, limit }: { samples: number; limit: number },
): Promise<ErrorGroup[]> {
  return many<ErrorGroup>(db, GROUPS, [teamId, samples, limit]);
}

const OPEN = statement(
  'sync.open_errors',
  `select id, object, code, field, value, crm_id as "crmId", detail, first_seen_at as "firstSeenAt" from sync.crm_sync_errors
   where team_id = $1 and resolved_at is null and id > $2 order by id limit $3`,
);

export function open(db: Db, teamId: string, { after, limit }: { after: string; limit: number }): Promise<KeptError[]> {
  return many<KeptError>(db, OPEN, [teamId, after, limit]);
}

const OBJECTS = statement(
  'sync.objects_with_errors',
  `select object, bool_or(crm_id is not null) as "hasRows" from sync.crm_sync_errors
   where team_id = $1 and resolved_at is null group by object`,
);

export function objects(db: Db, teamId: string): Promise<{ object: CrmObject; hasRows: boolean }[]> {
  return many(db, OBJECTS, [teamId]);
}

const PRUNE = statement(
  'sync.prune_crm_sync_errors',
  `delete from sync.crm_sync_errors e using (
     select team_id, id from sync.crm_sync_errors where resolved_at < $1 order by resolved_at limit $2
   ) old where e.team_id = old.team_id and e.id = old.id`,
);

/** Forgets errors that were resolved before; answers how many. */
export function prune(db: Db, before: Date, atMost: number): Promise<number> {
  return execute(db, PRUNE, [before, atMost]);
}

const COUNT_OPEN = statement(
  'sync.count_open_errors',
  `select team_id as "teamId", code, count(*)::integer as value from sync.crm_sync_errors
   where resolved_at is null group by team_id, code`,
);

/** CRM Sync Errors that are open, by team and code. */
export function countOpen(db: Db): Promise<{ teamId: string; code: string; value: number }[]> {
  return many(db, COUNT_OPEN);
}
