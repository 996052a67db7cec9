import { type CrmFieldFacts } from './crm-field.js';
import { type TargetKind } from './targets.js';

const FITTING: Readonly<Record<TargetKind, { types: readonly string[]; refersTo?: string }>> = {
  account: { types: ['reference'], refersTo: 'Account' },
  user: { types: ['reference'], refersTo: 'User' },
  money: { types: ['currency', 'double', 'int'] },
  date: { types: ['date'] },
  date_or_time: { types: ['date', 'datetime'] },
  stage: { types: ['picklist', 'combobox', 'string', 'textarea'] },
  text: { types: ['string', 'textarea', 'picklist', 'combobox', 'email', 'phone', 'url'] },
};

/** Whether values of this CRM field can feed a target of this kind. An owner that may also be a queue fits a user. */
export function fits(kind: TargetKind, field: CrmFieldFacts): boolean {
  const { types, refersTo } = FITTING[kind];
  return types.includes(field.type) && (refersTo === undefined || field.referenceTo.includes(refersTo));
}

/** What would fit, for a person: "a currency, double or int field". */
export function whatFits(kind: TargetKind): string {
  const { types, refersTo } = FITTING[kind];
  if (refersTo !== undefined) return `a reference to ${refersTo}`;
  const last = types.at(-1) ?? '';
  return `a ${types.length === 1 ? last : `${types.slice(0, -1).join(', ')} or ${last}`} field`;
}

/** What a field is, for a person: "a reference to Contact", "a boolean field". */
export function whatItIs({ type, referenceTo }: CrmFieldFacts): string {
  return type === 'reference' ? `a reference to ${referenceTo.join(' or ')}` : `a field of type ${type}`;
}
