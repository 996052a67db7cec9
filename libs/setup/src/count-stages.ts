import { counts, objectStates } from '#mirror';
import { AppError, type Db } from '#platform';
import { type SalesforceOrg } from '#salesforce';

/** Counted by the org itself, grouped by the field that feeds the stage. */
async function orgCounts(org: SalesforceOrg, teamId: string, source: string): Promise<Map<string, number>> {
  const soql = `SELECT ${source} stageValue, COUNT(Id) opportunities FROM Opportunity GROUP BY ${source}`;
  // An aggregate has one page: an org with more than 2,000 stage values is refused by Salesforce.
  const { records } = await org.query(teamId, soql);
  return new Map(
    records.flatMap(({ stageValue, opportunities }) =>
      typeof stageValue === 'string' ? [[stageValue, Number(opportunities)]] : [],
    ),
  );
}

/**
 * Live Opportunities by stage value. From the mirror once it has been filled; before that from the org, since stages are
 * to be aligned before the first pull (F4). Where the org cannot group by the field, as by a long text, none are counted.
 */
export async function countStages(
  { db, org }: { db: Db; org: SalesforceOrg },
  teamId: string,
  source: string,
): Promise<Map<string, number>> {
  const { firstCompletedAt } = await objectStates.get(db, teamId, 'Opportunity');
  if (firstCompletedAt !== null) return counts.byStage(db, teamId);
  return orgCounts(org, teamId, source).catch((error: unknown) => {
    if (error instanceof AppError && error.kind !== 'transient') return new Map<string, number>();
    throw error;
  });
}
