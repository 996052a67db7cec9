import type { CrmObject } from '#identifiers';
import { mappings, stages } from '#field-mapping';
import { counts, type StageRule } from '#mirror';
import { type Db } from '#platform';

/** What withholds an opportunity for its stage: the team's values, and the CRM field they are compared with (S1). */
export async function stageRule(db: Db, teamId: string): Promise<StageRule> {
  const mapping = await mappings.latest(db, teamId, 'Opportunity');
  return { field: mapping?.fields['stage'] ?? 'StageName', values: await stageValues(db, teamId) };
}

async function stageValues(db: Db, teamId: string): Promise<string[]> {
  const { values } = await stages.latest(db, teamId);
  return values.map(({ value }) => value);
}

/** Live records of an object that are withheld: they did not fit, or their stage is not aligned. */
export async function countWithheld(db: Db, teamId: string, object: CrmObject): Promise<number> {
  return (await countAllWithheld(db, teamId, [object])).get(object) ?? 0;
}

/** The same for each of the objects. */
export async function countAllWithheld(
  db: Db,
  teamId: string,
  objects: readonly CrmObject[],
): Promise<Map<CrmObject, number>> {
  const withheld = await counts.misfitsByObject(db, teamId, objects);
  if (!objects.includes('Opportunity')) return withheld;
  const misaligned = await counts.misalignedStages(db, teamId, await stageValues(db, teamId), 0);
  const misfits = withheld.get('Opportunity') ?? 0;
  return withheld.set(
    'Opportunity',
    misaligned.reduce((sum, { count }) => sum + count, misfits),
  );
}
