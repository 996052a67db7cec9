import { type OrgStageFacts } from './compare-stages.js';
import { type CrmFieldFacts, findField } from './crm-field.js';

/**
 * The values that the mapped stage field may have. Of the standard field, and of a text or formula, which names no
 * values, those are the org's Opportunity stages; of a custom picklist its own values, with the outcome of the Opportunity
 * stage of the same name where there is one.
 */
export function listedStages(
  source: string | undefined,
  crmFields: readonly CrmFieldFacts[],
  orgStages: readonly OrgStageFacts[],
): readonly OrgStageFacts[] {
  const field = source === undefined || source === 'StageName' ? undefined : findField(crmFields, source);
  const values = field?.picklistValues ?? [];
  if (values.length === 0) return orgStages;
  return values.map(({ value, active }, index) => {
    const same = orgStages.find((stage) => stage.value === value);
    const outcome = same?.isClosed === undefined ? {} : { isClosed: same.isClosed, isWon: same.isWon === true };
    return { value, isActive: active, sortOrder: index, ...outcome };
  });
}
