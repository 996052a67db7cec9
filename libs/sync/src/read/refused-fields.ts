import { type CompositeRequest } from '#salesforce';
import { type RunIdentity } from '../run/run.js';
import { type RunTools } from '../run/run-tools.js';

/** Queries that one composite call takes. */
const QUERIES_PER_CALL = 5;

/**
 * The fields among these that a query may not name, though describe shows them: a broken formula, a package's field. Asked
 * of one row, in groups that are divided where they are refused: five queries a call.
 */
export async function refusedFields(
  tools: Pick<RunTools, 'org'>,
  run: Pick<RunIdentity, 'teamId' | 'object' | 'call'>,
  fields: readonly string[],
): Promise<string[]> {
  const refused: string[] = [];
  let groups = divided([...new Set(fields)]);
  while (groups.length > 0) {
    const some = groups.slice(0, QUERIES_PER_CALL);
    groups = groups.slice(QUERIES_PER_CALL);
    for (const group of await refusedAmong(tools, run, some)) {
      if (group.length === 1) refused.push(...group);
      else groups.push(...divided(group));
    }
  }
  return refused;
}

/** As many groups as one call takes, of about the same size. */
function divided(fields: readonly string[]): string[][] {
  const size = Math.ceil(fields.length / QUERIES_PER_CALL);
  const groups: string[][] = [];
  for (let from = 0; from < fields.length; from += size) groups.push(fields.slice(from, from + size));
  return groups;
}

async function refusedAmong(
  { org }: Pick<RunTools, 'org'>,
  { teamId, object, call }: Pick<RunIdentity, 'teamId' | 'object' | 'call'>,
  groups: readonly string[][],
): Promise<string[][]> {
  const questions = groups.map((fields): CompositeRequest => ({
    kind: 'query',
    soql: `SELECT ${fields.join(', ')} FROM ${object} LIMIT 1`,
  }));
  const answers = await org.composite(teamId, questions, call);
  return groups.filter((_, index) => {
    const answer = answers[index];
    return answer?.kind === 'refused' && answer.error.code === 'SALESFORCE_FIELD_UNKNOWN';
  });
}
