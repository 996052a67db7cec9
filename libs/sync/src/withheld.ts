import type { CrmObject } from '#identifiers';
import { mappings, stages } from '#field-mapping';
import { counts, type StageRule } from '#mirror';
import { type Db } from '#platform';

/** What withholds an opportunity for its stage: the team's values, and the CRM field they are compared with (S1). */
export async function stageRule(db: Db, teamId: string): Promise<StageRule> {
  const mapping = await mappings.latest(db, teamId, 'Opportunity');
  const { values } = await stages.latest(db, teamId);
  return { field: mapping?.fields['stage'] ?? 'StageName', values: values.map(({ value }) => value) };
}

/** Live records of an object that are withheld: they did not fit, or their stage is not aligned. */
export async function countWithheld(db: Db, teamId: string, object: CrmObject): Promise<number> {
  const misfits = await counts.misfits(db, teamId, object);
  if (object !== 'Opportunity') return misfits;
  const { values } = await stageRule(db, teamId);
  const misaligned = await counts.misalignedStages(db, teamId, values, 0);
  return misaligned.reduce((sum, { count }) => sum + count, misfits);
}
