import { type CrmFieldFacts, findField } from './crm-field.js';
import { proposeSources } from './propose-sources.js';
import { type MappedObject, type Target, TARGETS } from './targets.js';
import { sourceFault, type Sources } from './validate-mapping.js';

/** One target of a mapping, as an admin sees it. */
export interface ReviewedField {
  readonly target: string;
  readonly label: string;
  readonly required: boolean;
  /** The only direction there is (F3). */
  readonly direction: 'from_crm';
  readonly source: string | null;
  /** What we would take; null when nothing visible fits, or the org could not be asked. */
  readonly proposed: string | null;
  /** What is wrong with the source, or why there is no proposal; null when nothing is. */
  readonly problem: string | null;
}

function problemOf(
  object: MappedObject,
  target: Target,
  source: string | undefined,
  crmFields: readonly CrmFieldFacts[],
): string | null {
  if (source !== undefined) return sourceFault(object, target, source, crmFields) ?? null;
  if (findField(crmFields, target.defaultSource) !== undefined) return null;
  return `The connected Salesforce user cannot see the standard field ${target.defaultSource} of ${object}.`;
}

/**
 * The mapping beside what the connected user can see (F1). `crmFields` is undefined when the org cannot be asked: then
 * there are no proposals and no problems to tell.
 */
export function reviewMapping(
  object: MappedObject,
  sources: Sources,
  crmFields: readonly CrmFieldFacts[] | undefined,
): ReviewedField[] {
  const proposals = crmFields === undefined ? {} : proposeSources(object, crmFields);
  return TARGETS[object].map((target) => ({
    target: target.target,
    label: target.label,
    required: target.required,
    direction: 'from_crm',
    source: sources[target.target] ?? null,
    proposed: proposals[target.target] ?? null,
    problem: crmFields === undefined ? null : problemOf(object, target, sources[target.target], crmFields),
  }));
}

/** Whether every required target has a source: what A7 asks of the Opportunity mapping. */
export function isComplete(object: MappedObject, sources: Sources): boolean {
  return TARGETS[object].every(({ target, required }) => !required || sources[target] !== undefined);
}
