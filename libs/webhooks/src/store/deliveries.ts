import {
  type Cut,
  type Db,
  execute,
  manyWithin,
  maybeOne,
  type PayloadPage,
  rewritePayloads,
  statement,
} from '#platform';
import { type WebhookEvent } from '../domain/event-types.js';
import { type Outcome } from '../domain/retries.js';

/** One event for one endpoint. */
export interface Delivery {
  readonly id: string;
  readonly endpointId: string;
  readonly type: WebhookEvent;
  readonly occurredAt: Date;
  readonly payload: object;
  readonly state: 'pending' | 'delivered' | 'failed';
  readonly attempts: number;
  readonly nextAttemptAt: Date | null;
  readonly lastAttemptAt: Date | null;
  /** HTTP status of the last try; null when there was no answer. */
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly deliveredAt: Date | null;
}

/** A try to make. */
export interface Due {
  readonly teamId: string;
  readonly deliveryId: string;
  readonly fence: number;
}

/** What a try needs. */
export interface Attempt {
  readonly type: WebhookEvent;
  readonly occurredAt: Date;
  readonly payload: object;
  readonly tries: number;
  readonly endpointId: string;
  readonly url: string;
  /** Encrypted, as the one below. */
  readonly secret: string;
  readonly previousSecret: string | null;
  readonly previousSecretEndsAt: Date | null;
}

const COLUMNS = `id, endpoint_id as "endpointId", type, occurred_at as "occurredAt", payload, state, attempts,
  next_attempt_at as "nextAttemptAt", last_attempt_at as "lastAttemptAt", last_status as "lastStatus",
  last_error as "lastError", delivered_at as "deliveredAt"`;

const INSERT = statement(
  'webhooks.insert_delivery',
  `insert into webhooks.deliveries
     (team_id, id, endpoint_id, event_id, type, occurred_at, payload, state, next_attempt_at)
   select $1, $2, e.id, $4, $5, $6, $7, 'pending', case when not $8 then now() end
   from webhooks.endpoints e where e.team_id = $1 and e.id = $3
   on conflict on constraint deliveries_event_key do nothing`,
);
const PAGE = statement(
  'webhooks.delivery_page',
  `select ${COLUMNS} from webhooks.deliveries
   where team_id = $1 and endpoint_id = $2 and ($3::uuid is null or id < $3) order by id desc limit $4`,
);
const GET = statement(
  'webhooks.get_delivery',
  `select ${COLUMNS} from webhooks.deliveries where team_id = $1 and id = $2`,
);
const ATTEMPT = statement(
  'webhooks.attempt',
  `select d.type, d.occurred_at as "occurredAt", d.payload, d.tries, d.endpoint_id as "endpointId", e.url, e.secret,
     e.previous_secret as "previousSecret", e.previous_secret_ends_at as "previousSecretEndsAt"
   from webhooks.deliveries d join webhooks.endpoints e on e.team_id = d.team_id and e.id = d.endpoint_id
   where d.team_id = $1 and d.id = $2 and d.fence = $3 and d.state = 'pending'`,
);
const RECORD = statement(
  'webhooks.record_attempt',
  `update webhooks.deliveries
   set fence = fence + 1, attempts = attempts + 1, tries = tries + 1, state = $4, next_attempt_at = $5,
     last_attempt_at = $6, last_status = $7, last_error = $8,
     delivered_at = case when $4 = 'delivered' then $6 else delivered_at end
   where team_id = $1 and id = $2 and fence = $3 and state = 'pending'`,
);
const REPLAY = statement(
  'webhooks.replay_delivery',
  `update webhooks.deliveries set fence = fence + 1, tries = 0, state = 'pending', next_attempt_at = $4
   where team_id = $1 and endpoint_id = $2 and id = $3
   returning ${COLUMNS}`,
);
const PRUNE = statement(
  'webhooks.prune_deliveries',
  `delete from webhooks.deliveries d using (
     select team_id, id from webhooks.deliveries where state <> 'pending' and last_attempt_at < $1
     order by last_attempt_at limit $2
   ) old where d.team_id = old.team_id and d.id = old.id`,
);

/** What happened, and whom to tell. */
export interface NewDelivery {
  readonly id: string;
  readonly endpointId: string;
  readonly eventId: string;
  readonly type: WebhookEvent;
  readonly occurredAt: Date;
  readonly payload: object;
  /** Its maker tells it: it is due to nobody else. */
  readonly isHeld?: boolean;
}

/** False when the endpoint was told of the event before, or is gone. */
export async function insert(db: Db, teamId: string, delivery: NewDelivery): Promise<boolean> {
  const { id, endpointId, eventId, type, occurredAt, payload, isHeld = false } = delivery;
  const values = [teamId, id, endpointId, eventId, type, occurredAt, JSON.stringify(payload), isHeld];
  return (await execute(db, INSERT, values)) === 1;
}

/** Deliveries of an endpoint before `beforeId`, the newest first. */
export function page(
  db: Db,
  teamId: string,
  { endpointId, limit, beforeId }: { endpointId: string; limit: number; beforeId: string | undefined },
): Promise<Cut<Delivery>> {
  return manyWithin<Delivery>(db, PAGE, [teamId, endpointId, beforeId ?? null, limit + 1], limit);
}

export function get(db: Db, teamId: string, id: string): Promise<Delivery | undefined> {
  return maybeOne<Delivery>(db, GET, [teamId, id]);
}

/** What a due try needs; undefined when it was made already, or its delivery is gone. */
export function attempt(db: Db, { teamId, deliveryId, fence }: Due): Promise<Attempt | undefined> {
  return maybeOne<Attempt>(db, ATTEMPT, [teamId, deliveryId, fence]);
}

/** What a try came to; false when another worker wrote it before. */
export async function record(
  db: Db,
  { teamId, deliveryId, fence }: Due,
  { outcome, at, status, error }: { outcome: Outcome; at: Date; status: number | null; error: string | null },
): Promise<boolean> {
  const next = outcome.state === 'pending' ? outcome.nextAttemptAt : null;
  const values = [teamId, deliveryId, fence, outcome.state, next, at, status, error];
  return (await execute(db, RECORD, values)) === 1;
}

/** Begins another series of tries, whatever came of the last; undefined when there is no such delivery. */
export function replay(
  db: Db,
  teamId: string,
  { endpointId, id, now }: { endpointId: string; id: string; now: Date },
): Promise<Delivery | undefined> {
  return maybeOne(db, REPLAY, [teamId, endpointId, id, now]);
}

/** Forgets what ended before. */
export function prune(db: Db, before: Date, rowsAtMost: number): Promise<number> {
  return execute(db, PRUNE, [before, rowsAtMost]);
}

const FORGET_ABOUT = statement(
  'webhooks.forget_about',
  `delete from webhooks.deliveries where team_id = $1 and payload ->> 'externalId' = $2 and payload ? 'externalId'`,
);

/** Forgets what was told of a recording, and what is still to be told. */
export async function forgetAbout(trx: Db, teamId: string, externalId: string): Promise<void> {
  await execute(trx, FORGET_ABOUT, [teamId, externalId]);
}

const AFTER = statement(
  'webhooks.deliveries_after',
  `select id, payload from webhooks.deliveries where team_id = $1 and ($2::uuid is null or id > $2)
   order by id limit $3 for update`,
);
const SET_PAYLOAD = statement(
  'webhooks.set_payload',
  'update webhooks.deliveries set payload = $3 where team_id = $1 and id = $2',
);

/** Changes payloads of a page of deliveries; answers where the next one begins, undefined after the last. */
export function rewrite(trx: Db, teamId: string, page: PayloadPage): Promise<string | undefined> {
  return rewritePayloads(trx, teamId, { page: AFTER, set: SET_PAYLOAD, ...page });
}
