import { type Db, execute, maybeOne, one, statement } from '#platform';
import { type CrmObject } from '#identifiers';

// Who waits for a newer mirror, and when a pass was last made for them (Y6). A reader writes what it wants; the sync takes
// it, at most once in `gapSeconds`. A wish that is lost to a crash is wished again by whoever still waits.

const WANT = statement(
  'mirror.want_freshness',
  `insert into mirror.freshness as f (team_id, wanted_from, awaited) values ($1, $2, true)
   on conflict on constraint freshness_pkey do update
   set wanted_from = least(f.wanted_from, excluded.wanted_from), awaited = true
   returning passed_at as "passedAt"`,
);

/** Asks for a pass that starts after `from`. Answers when the last one that was asked for was taken up. */
export async function want(db: Db, teamId: string, from: Date): Promise<Date | null> {
  return (await one<{ passedAt: Date | null }>(db, WANT, [teamId, from])).passedAt;
}

// 1. `wish`: what is wanted now, and not less than the gap after the last pass.
// 2. `is_met`: every object was read whole by a run that began later than what is wanted: the wish is over without a pass.
const TAKE = statement(
  'mirror.take_freshness',
  `with wish as (
     select f.wanted_from from mirror.freshness f
     where f.team_id = $1 and f.wanted_from < $2
       and (f.passed_at is null or f.passed_at <= $2 - make_interval(secs => $3)) for update
   ), met as (
     select not exists (
       select from unnest($4::text[]) as wanted (object)
       left join mirror.object_states o on o.team_id = $1 and o.object = wanted.object
       where o.last_complete_run_started_at > wish.wanted_from is not true) as is_met
     from wish
   )
   update mirror.freshness f
   set wanted_from = null, passed_at = case when met.is_met then f.passed_at else $2 end
   from met where f.team_id = $1 returning not met.is_met as "isNeeded"`,
);

/**
 * Takes up what is wanted of these objects. False when no pass is needed: nobody waits, the last pass was less than
 * `gapSeconds` ago, or every object has been read since.
 */
export async function take(
  trx: Db,
  teamId: string,
  { now, gapSeconds, objects }: { now: Date; gapSeconds: number; objects: readonly CrmObject[] },
): Promise<boolean> {
  return (await maybeOne<{ isNeeded: boolean }>(trx, TAKE, [teamId, now, gapSeconds, objects]))?.isNeeded ?? false;
}

const IS_AWAITED = statement(
  'mirror.is_freshness_awaited',
  `select 1 from mirror.freshness where team_id = $1 and awaited`,
);

/** Whether a reader wants to hear of every run that ends. */
export async function isAwaited(db: Db, teamId: string): Promise<boolean> {
  return (await maybeOne(db, IS_AWAITED, [teamId])) !== undefined;
}

const SETTLE = statement(
  'mirror.settle_freshness',
  `update mirror.freshness set awaited = false where team_id = $1 and awaited and wanted_from is null`,
);

/** Nobody of the reader's waits any longer. A wish that came meanwhile stays. */
export async function settle(db: Db, teamId: string): Promise<void> {
  await execute(db, SETTLE, [teamId]);
}
