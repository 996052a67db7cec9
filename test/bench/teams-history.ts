import { setTimeout as pause } from 'node:timers/promises';
import { connect, type Db, execute, one, unprepared } from '#platform';
import { say, type World } from './teams-world.js';

/** Of a month, with a pass that changed something every hour. */
const HOURS = 24 * 30;
/** Of one statement. */
const TEAMS_AT_ONCE = 50;
const OVERDUE_SECONDS = 5;
const SETTLES_WITHIN_MS = 60_000;
/** Between two passes of a team (`freshnessGapSeconds`), and a tick. */
const GAP_MS = 35_000;

// In the order of the indexes that lead with the team, and with ids that sort by their time, as the service makes them:
// each row goes behind the one before, and not somewhere.
const RUNS = `insert into sync.runs (team_id, id, object, mode, state, updated, requested_at, started_at, finished_at)
  select s.team_id,
    (lpad(to_hex((extract(epoch from t.at) * 1000)::bigint), 12, '0') || '7000' || '8000'
      || substr(md5(s.team_id::text || s.object || n::text), 1, 12))::uuid,
    s.object, 'incremental', 'succeeded', 1, t.at, t.at, t.at
  from sync.schedule s cross join generate_series(${HOURS}, 1, -1) n
  cross join lateral (select now() - n * interval '1 hour' as at) t
  where s.team_id = any($1) order by s.team_id, s.object, t.at`;

/** Thirty days of runs behind every team, while the service is at work. */
export async function writeHistory({ ownerUrl }: Pick<World, 'ownerUrl'>, teams: readonly string[]): Promise<void> {
  const db = connect(ownerUrl);
  try {
    await write(db, teams);
    await settled(db);
  } finally {
    await db.destroy();
  }
}

async function write(db: Db, teams: readonly string[]): Promise<void> {
  // It leads with no team, so its entries would go all over it. Nothing but the hourly pruning reads it.
  const { definition } = await one<{ definition: string }>(
    db,
    unprepared(`select pg_get_indexdef('sync.runs_finished_idx'::regclass) as definition`),
  );
  await execute(db, unprepared('drop index sync.runs_finished_idx'));
  for (let from = 0; from < teams.length; from += TEAMS_AT_ONCE) {
    const some = teams.slice(from, from + TEAMS_AT_ONCE);
    await execute(db, unprepared(RUNS), [some]);
    say(`history of ${from + some.length} teams`);
  }
  await execute(db, unprepared(definition));
  // What the month would have done by itself.
  await execute(db, unprepared('vacuum analyze sync.runs'));
  await execute(db, unprepared('checkpoint'));
}

/**
 * What was late for the writing is made up for, and no part of what is measured next; nor are teams whose next turn comes
 * within the gap behind a pass that was late.
 */
async function settled(db: Db): Promise<void> {
  const overdue = unprepared(`select count(*)::integer as n from sync.schedule
    where next_due_at < now() - ${OVERDUE_SECONDS} * interval '1 second'`);
  const until = Date.now() + SETTLES_WITHIN_MS;
  while (Date.now() < until && (await one<{ n: number }>(db, overdue)).n > 0) await pause(500);
  await pause(GAP_MS);
}
