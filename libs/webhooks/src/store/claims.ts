import { type Db, execute, many, statement } from '#platform';
import type { UnderWay } from '../domain/shares.js';
import type { Due } from './deliveries.js';

/** A try that is this process's to make. */
export type Claimed = Due & { readonly endpointId: string };

// 1. Of each endpoint its longest due tries, less what is under way: an index probe an endpoint, however long its queue.
// 2. Of each team no more than its share; `nth` deals them out team by team, so that what is free goes round.
// 3. They are claimed: the fence moves, and they are due again when the claim ends unrecorded.
const CLAIM = statement(
  'webhooks.claim_tries',
  `with due as (
     select d.team_id, d.id, d.endpoint_id, d.next_attempt_at,
       row_number() over (partition by d.team_id order by d.next_attempt_at, d.id) as nth
     from webhooks.endpoints e
     left join unnest($2::uuid[], $3::int[]) as busy (endpoint_id, tries) on busy.endpoint_id = e.id
     cross join lateral (
       select q.team_id, q.id, q.endpoint_id, q.next_attempt_at from webhooks.deliveries q
       where q.team_id = e.team_id and q.endpoint_id = e.id and q.state = 'pending' and q.next_attempt_at <= $1
       order by q.next_attempt_at limit greatest($6 - coalesce(busy.tries, 0), 0)
       for update skip locked) d
     where e.enabled),
   picked as (
     select due.team_id, due.id from due
     left join unnest($4::uuid[], $5::int[]) as busy (team_id, tries) on busy.team_id = due.team_id
     where due.nth <= $7 - coalesce(busy.tries, 0)
     order by due.nth limit $8)
   update webhooks.deliveries d set fence = d.fence + 1, next_attempt_at = $9
   from picked p where d.team_id = p.team_id and d.id = p.id
   returning d.team_id as "teamId", d.id as "deliveryId", d.endpoint_id as "endpointId", d.fence`,
);
const RELEASE = statement(
  'webhooks.release_try',
  `update webhooks.deliveries set next_attempt_at = $4
   where team_id = $1 and id = $2 and fence = $3 and state = 'pending'`,
);

export interface Claiming {
  readonly now: Date;
  /** When a claim that was not recorded ends. */
  readonly endsAt: Date;
  readonly endpoints: UnderWay;
  readonly teams: UnderWay;
  readonly perEndpoint: number;
  readonly perTeam: number;
  readonly most: number;
}

/** Claims due tries of every team. */
export function claim(db: Db, claiming: Claiming): Promise<Claimed[]> {
  const { now, endsAt, endpoints, teams, perEndpoint, perTeam, most } = claiming;
  const busy = [endpoints.ids, endpoints.counts, teams.ids, teams.counts];
  return many<Claimed>(db, CLAIM, [now, ...busy, perEndpoint, perTeam, most, endsAt]);
}

/** Gives a claim back unused. */
export async function release(db: Db, { teamId, deliveryId, fence }: Due, now: Date): Promise<void> {
  await execute(db, RELEASE, [teamId, deliveryId, fence, now]);
}
