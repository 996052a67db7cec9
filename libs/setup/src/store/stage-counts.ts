import { type Db, many, statement } from '#platform';

const COUNTS = statement(
  'setup.stage_counts',
  `select stage as "value", count(*) as opportunities from mirror.opportunities
   where team_id = $1 and stage is not null and not is_deleted
   group by stage`,
);

/** How many live Opportunities of the mirror hold each stage value, withheld ones included. */
export async function stageCounts(db: Db, teamId: string): Promise<Map<string, number>> {
  const rows = await many<{ value: string; opportunities: number }>(db, COUNTS, [teamId]);
  return new Map(rows.map(({ value, opportunities }) => [value, opportunities]));
}
