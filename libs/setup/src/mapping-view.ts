import {
  type CrmFieldFacts,
  type FieldMapping,
  isComplete,
  type MappedObject,
  type ReviewedField,
  reviewMapping,
} from '#field-mapping';
import { type AppError } from '#platform';

/** A mapping as an admin sees it. */
export interface MappingView {
  readonly object: MappedObject;
  /** 0 before the first save. */
  readonly version: number;
  /** Whether every required target has a source. */
  readonly complete: boolean;
  readonly fields: readonly ReviewedField[];
  /** Why the org could not be asked for proposals and problems; null when it was. */
  readonly orgProblem: { readonly code: string; readonly detail: string } | null;
}

/** The mapping beside the fields the connected user sees, or beside the reason why the org could not be asked. */
export function mappingView(
  object: MappedObject,
  mapping: FieldMapping | undefined,
  seen: readonly CrmFieldFacts[] | AppError,
): MappingView {
  const sources = mapping?.fields ?? {};
  const crmFields = seen instanceof Error ? undefined : seen;
  return {
    object,
    version: mapping?.version ?? 0,
    complete: isComplete(object, sources),
    fields: reviewMapping(object, sources, crmFields),
    orgProblem: seen instanceof Error ? { code: seen.code, detail: seen.message } : null,
  };
}
