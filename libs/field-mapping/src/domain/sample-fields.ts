import { type CrmFieldFacts } from './crm-field.js';
import { defaultSources, type MappedObject, TARGETS } from './targets.js';

const TYPES: Readonly<Record<string, Partial<CrmFieldFacts>>> = {
  AccountId: { type: 'reference', referenceTo: ['Account'] },
  ParentId: { type: 'reference', referenceTo: ['Account'] },
  OwnerId: { type: 'reference', referenceTo: ['User'] },
  Amount: { type: 'currency' },
  CloseDate: { type: 'date' },
  LastActivityDate: { type: 'date' },
  StageName: { type: 'picklist' },
  Type: { type: 'picklist' },
  Email: { type: 'email' },
  Phone: { type: 'phone' },
  Website: { type: 'url' },
};

/** A field as Salesforce describes one, for the specs beside. */
export function crmField(name: string, facts: Partial<CrmFieldFacts> = {}): CrmFieldFacts {
  return { name, label: name, type: 'string', custom: name.endsWith('__c'), referenceTo: [], ...TYPES[name], ...facts };
}

/** The standard fields of an object, with their real types. */
export function standardFields(object: MappedObject): CrmFieldFacts[] {
  return TARGETS[object].map(({ defaultSource }) => crmField(defaultSource));
}

/** The standard mapping of an object without one of its targets. */
export function defaultsWithout(object: MappedObject, without: string): Record<string, string> {
  return Object.fromEntries(Object.entries(defaultSources(object)).filter(([target]) => target !== without));
}
