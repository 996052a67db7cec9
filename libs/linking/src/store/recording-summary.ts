import { type Db, many, maybeOne, one, statement } from '#platform';

// What the overview tells of recordings. A recording counts for the day it started (UTC).

/** How the recordings of one day came out: all three slots linked, some, none, or not decided yet. */
export interface DayCount {
  date: string;
  linked: number;
  partly: number;
  empty: number;
  pending: number;
}

const LINKED_SLOTS = ['person', 'account', 'opportunity']
  .map((slot) => `(${slot}_state = 'linked')::integer`)
  .join(' + ');

const DAYS = statement(
  'linking.recordings_by_day',
  `select to_char(d.day, 'YYYY-MM-DD') as date, coalesce(r.linked, 0) as linked, coalesce(r.partly, 0) as partly,
     coalesce(r.empty, 0) as empty, coalesce(r.pending, 0) as pending
   from generate_series($2::date, $3::date, interval '1 day') as d (day)
   left join (
     select s.day, count(*) filter (where not s.is_pending and s.linked = 3)::integer as linked,
       count(*) filter (where not s.is_pending and s.linked in (1, 2))::integer as partly,
       count(*) filter (where not s.is_pending and s.linked = 0)::integer as empty,
       count(*) filter (where s.is_pending)::integer as pending
     from (
       select (started_at at time zone 'UTC')::date as day, ${LINKED_SLOTS} as linked, decided_at is null as is_pending
       from linking.recordings
       where team_id = $1 and started_at >= $2::date::timestamp at time zone 'UTC'
         and started_at < ($3::date + 1)::timestamp at time zone 'UTC'
     ) s
     group by s.day
   ) r on r.day = d.day
   order by d.day`,
);

/** One row a day from `from` to `to`, both as YYYY-MM-DD, days without recordings included. */
export function days(db: Db, teamId: string, from: string, to: string): Promise<DayCount[]> {
  return many<DayCount>(db, DAYS, [teamId, from, to]);
}

/** Seconds; null when nothing was decided. */
export interface TimeToLink {
  p50: number | null;
  p95: number | null;
}

// A recording that was handed in late waits for us only from then on.
const TIME_TO_LINK = statement(
  'linking.time_to_link',
  `select percentile_cont(0.5) within group (order by seconds) as p50,
     percentile_cont(0.95) within group (order by seconds) as p95
   from (
     select extract(epoch from decided_at - greatest(ended_at, received_at))::double precision as seconds
     from linking.recordings
     where team_id = $1 and started_at >= $2 and decided_at is not null
     order by started_at desc, external_id limit 1000
   ) latest`,
);

/** From a recording's end, or from when it was handed in if that was later, to its decision: of the latest thousand. */
export function timeToLink(db: Db, teamId: string, since: Date): Promise<TimeToLink> {
  return one<TimeToLink>(db, TIME_TO_LINK, [teamId, since]);
}

const REASONS = statement(
  'linking.recent_account_reasons',
  `select account_reason as reason, count(*)::integer as count from linking.recordings
   where team_id = $1 and started_at >= $2 and account_reason is not null
   group by account_reason order by count desc, account_reason limit 10`,
);

/** Why accounts are missing, the most frequent reason first. */
export function reasons(db: Db, teamId: string, since: Date): Promise<{ reason: string; count: number }[]> {
  return many(db, REASONS, [teamId, since]);
}

const ANY = statement(
  'linking.any_recording',
  `select true as found from linking.recordings where team_id = $1 limit 1`,
);

export async function hasAny(db: Db, teamId: string): Promise<boolean> {
  return (await maybeOne(db, ANY, [teamId])) !== undefined;
}
