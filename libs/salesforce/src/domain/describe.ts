import { asObject } from './exact-json.js';

export interface PicklistValue {
  value: string;
  label: string;
  active: boolean;
}

/** A field that the connected user can see. What a user may not see is absent, exactly like a field that does not exist. */
export interface CrmField {
  name: string;
  label: string;
  /** Salesforce's own word: string, currency, reference, … Of a formula, the type of its result. */
  type: string;
  custom: boolean;
  nullable: boolean;
  /**
   * Salesforce makes the value, of a formula, a roll-up or by itself, as `LastActivityDate`: it may change without moving
   * SystemModstamp. `calculated` alone does not tell.
   */
  derived: boolean;
  /** Objects a reference may point to; empty for other types. */
  referenceTo: string[];
  /** Characters, for text-like types. */
  length?: number;
  /** Digits, for numbers. */
  precision?: number;
  scale?: number;
  /** Active values only, in practice; see OpportunityStage for the rest of the stages. */
  picklistValues?: PicklistValue[];
}

export interface CrmObjectDescription {
  object: string;
  fields: CrmField[];
  isQueryable: boolean;
  /** What the connected user could do in Salesforce; the service does none of it. */
  userMay: { create: boolean; update: boolean; delete: boolean };
}

/** Raised whenever CrmObjectDescription changes: stored descriptions of another shape are fetched again. */
export const DESCRIPTION_SHAPE = 3;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): Record<string, unknown>[] =>
  (Array.isArray(value) ? value : []).map(asObject).filter((item) => item !== undefined);

function toField(field: Record<string, unknown>): CrmField {
  const picklist = list(field.picklistValues).map((entry) => ({
    value: text(entry.value),
    label: text(entry.label),
    active: entry.active === true,
  }));
  return {
    name: text(field.name),
    label: text(field.label),
    type: text(field.type),
    custom: field.custom === true,
    nullable: field.nillable !== false,
    derived: isDerived(field),
    referenceTo: (Array.isArray(field.referenceTo) ? field.referenceTo : []).map(String),
    ...positive('length', field.length),
    ...positive('precision', field.precision),
    ...(Number(field.precision) > 0 ? { scale: Number(field.scale) } : {}),
    ...(picklist.length > 0 ? { picklistValues: picklist } : {}),
  };
}

function isDerived({ calculated, createable, updateable, nameField }: Record<string, unknown>): boolean {
  // A person's name is put together from its parts, which move the stamp.
  return calculated === true || (createable === false && updateable === false && nameField !== true);
}

function positive<Name extends string>(name: Name, value: unknown): Partial<Record<Name, number>> {
  return Number(value) > 0 ? ({ [name]: Number(value) } as Partial<Record<Name, number>>) : {};
}

/** The part of a describe answer that anything here needs; the answer itself is 50 to 500 KB. */
export function toDescription(answer: Record<string, unknown>): CrmObjectDescription {
  return {
    object: text(answer.name),
    fields: list(answer.fields).map(toField),
    isQueryable: answer.queryable === true,
    userMay: {
      create: answer.createable === true,
      update: answer.updateable === true,
      delete: answer.deletable === true,
    },
  };
}
