/**
 * What a mapping needs to know of a CRM field, as Salesforce describes it to the connected user. A field that user may
 * not see is absent. A formula field has the type of its result.
 */
export interface CrmFieldFacts {
  readonly name: string;
  readonly label: string;
  /** Salesforce's name of the type, as in `currency`, `reference`, `picklist`. */
  readonly type: string;
  readonly custom: boolean;
  /** Objects that a reference may point to; empty for every other type. */
  readonly referenceTo: readonly string[];
  /** Of a picklist; in practice Salesforce lists the active ones alone. */
  readonly picklistValues?: readonly { readonly value: string; readonly active: boolean }[];
}

/** SOQL takes field names in any case, so we do too; what is stored is Salesforce's own spelling. */
export function findField<Field extends CrmFieldFacts>(fields: readonly Field[], name: string): Field | undefined {
  const wanted = name.toLowerCase();
  return fields.find((field) => field.name === name) ?? fields.find((field) => field.name.toLowerCase() === wanted);
}
