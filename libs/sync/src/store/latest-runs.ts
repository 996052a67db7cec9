import type { CrmObject } from '#identifiers';
import { type Db, many, statement } from '#platform';
import { UNFINISHED } from '../domain/transitions.js';
import { RUN_COLUMNS, type RunRow } from './run-rows.js';

const unfinished = UNFINISHED.map((state) => `'${state}'`).join(', ');

/** Of each object the newest run that satisfies `condition`: one step back in the index per run in between. */
const newestOfEach = (condition: string): string => `
  select run.* from unnest($2::text[]) as wanted (name)
  cross join lateral (
    select ${RUN_COLUMNS} from sync.runs
    where team_id = $1 and object = wanted.name and ${condition}
    order by id desc limit 1
  ) run`;

const ENDED = statement('sync.latest_ended_runs', newestOfEach(`state not in (${unfinished})`));
const UNDER_WAY = statement('sync.latest_unfinished_runs', newestOfEach(`state in (${unfinished})`));

/** How each object's last run ended; what runs now is no part of it. */
export function ended(db: Db, teamId: string, objects: readonly CrmObject[]): Promise<RunRow[]> {
  return many<RunRow>(db, ENDED, [teamId, objects]);
}

/** What is queued, runs or is paused now, at most one run an object. */
export function underWay(db: Db, teamId: string, objects: readonly CrmObject[]): Promise<RunRow[]> {
  return many<RunRow>(db, UNDER_WAY, [teamId, objects]);
}
