import { jsonbParameter } from '../database/json-parameter.js';
import { type Db, execute, many, maybeOne, one, statement } from '../database/query.js';
import { type PayloadPage, rewritePayloads } from '../database/rewrite-payloads.js';

/** Something that happened in a team. */
export interface TeamEvent {
  /** Opaque; send the last one seen as `afterId` to go on from there. */
  id: string;
  type: string;
  at: Date;
  payload: object;
}

interface EventRow {
  id: number | null;
  type: string;
  at: Date;
  payload: object;
  transactionId: string | null;
  snapshot: string;
}

/** An event with the transaction that wrote it. */
export interface WrittenEvent {
  event: TeamEvent;
  transactionId: bigint;
}

const insertEvent = statement(
  'platform.insert_event',
  'insert into platform.events (team_id, type, payload) values ($1, $2, $3)',
);

const insertEvents = statement(
  'platform.insert_events',
  'insert into platform.events (team_id, type, payload) select $1, $2, told.payload from unnest($3::jsonb[]) as told (payload)',
);

/**
 * The same as a part of the statement that writes what the event tells of, which saves a round trip: an event for each row
 * of the CTE `source`, which has a `team_id`. `type` and `payload` are parameters, as `$2`. To be announced afterwards.
 */
export function insertEventSql(source: string, { type, payload }: { type: string; payload: string }): string {
  return `insert into platform.events (team_id, type, payload)
     select s.team_id, ${type}::text, ${payload}::jsonb from ${source} s`;
}

/** What became visible since the snapshot `$2`, with the snapshot that saw it. One row of nulls when nothing did. */
const eventsSince = statement(
  'platform.events_since',
  `select event.id, event.type, event.at, event.payload, event.transaction_id::text as "transactionId", seen.snapshot
   from (select pg_current_snapshot()::text as snapshot) as seen
   left join platform.events as event
     on event.team_id = $1
    and (event.transaction_id >= pg_snapshot_xmax($2::text::pg_snapshot)
         or event.transaction_id = any (array(select pg_snapshot_xip($2::text::pg_snapshot))))
   order by event.transaction_id, event.id`,
);

const currentSnapshot = statement('platform.current_snapshot', 'select pg_current_snapshot()::text as snapshot');

const snapshotOfEvent = statement(
  'platform.snapshot_of_event',
  'select snapshot::text as snapshot from platform.events where team_id = $1 and id = $2',
);

const deleteOldEvents = statement(
  'platform.delete_old_events',
  `delete from platform.events e using (
     select team_id, id from platform.events where at < $1 order by at limit $2
   ) old where e.team_id = old.team_id and e.id = old.id`,
);

/** Sees nothing yet: every event kept is news. */
const BEFORE_ALL = '3:3:';

export async function insert(db: Db, teamId: string, type: string, payload: object): Promise<void> {
  await execute(db, insertEvent, [teamId, type, await jsonbParameter(payload)]);
}

/** Several of one type, in their order, each of which is short. */
export async function insertAll(db: Db, teamId: string, type: string, payloads: readonly object[]): Promise<void> {
  await execute(db, insertEvents, [teamId, type, payloads.map((payload) => JSON.stringify(payload))]);
}

export async function since(
  db: Db,
  teamId: string,
  snapshot: string,
): Promise<{ events: WrittenEvent[]; snapshot: string }> {
  const rows = await many<EventRow>(db, eventsSince, [teamId, snapshot]);
  const events = rows.flatMap(({ id, type, at, payload, transactionId }) =>
    id === null ? [] : [{ event: { id: String(id), type, at, payload }, transactionId: BigInt(transactionId ?? 0) }],
  );
  return { events, snapshot: rows[0]?.snapshot ?? snapshot };
}

/** Where to begin reading: now, or with what the writer of `afterId` could not see. Of an event no longer kept: with all. */
export async function startingPoint(db: Db, teamId: string, afterId: string | undefined): Promise<string> {
  if (afterId === undefined || !/^\d{1,15}$/.test(afterId))
    return (await one<{ snapshot: string }>(db, currentSnapshot)).snapshot;
  const known = await maybeOne<{ snapshot: string }>(db, snapshotOfEvent, [teamId, afterId]);
  return known?.snapshot ?? BEFORE_ALL;
}

/** Forgets events, the oldest first; answers how many. */
export async function prune(db: Db, before: Date, rowsAtMost: number): Promise<number> {
  return execute(db, deleteOldEvents, [before, rowsAtMost]);
}

/**
 * Events whose transaction this server has not come to: they were restored from a server that was further. Nobody could
 * tell them from what happens next, so they become what happened now, in their order.
 */
const repair = statement(
  'platform.repair_restored_events',
  `update platform.events set transaction_id = pg_current_xact_id(), snapshot = pg_current_snapshot()
   where team_id = any (select distinct team_id from platform.events
       where transaction_id >= pg_snapshot_xmax(pg_current_snapshot()))
     and transaction_id >= pg_snapshot_xmax(pg_current_snapshot())`,
);

export async function repairRestored(db: Db): Promise<void> {
  await execute(db, repair);
}

const forgetEvents = statement(
  'platform.forget_events',
  `delete from platform.events where team_id = $1 and payload ->> 'externalId' = $2 and payload ? 'externalId'`,
);

export async function forgetAbout(trx: Db, teamId: string, externalId: string): Promise<void> {
  await execute(trx, forgetEvents, [teamId, externalId]);
}

const eventsAfter = statement(
  'platform.events_after',
  `select id::text as id, payload from platform.events where team_id = $1 and id > coalesce($2, 0) order by id limit $3 for update`,
);
const setPayload = statement(
  'platform.set_event_payload',
  'update platform.events set payload = $3 where team_id = $1 and id = $2',
);

/** Changes payloads of a page of events; answers where the next one begins, undefined after the last. */
export function rewrite(trx: Db, teamId: string, page: PayloadPage): Promise<string | undefined> {
  return rewritePayloads(trx, teamId, { page: eventsAfter, set: setPayload, ...page });
}
