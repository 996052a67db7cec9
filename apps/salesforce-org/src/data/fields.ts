/** What one field of an object is. `key` is where its values are stored: a renamed field keeps its key. */
export type Value = string | number | boolean | null;

export type FieldType =
  | 'id'
  | 'string'
  | 'boolean'
  | 'int'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'reference'
  | 'picklist'
  | 'multipicklist'
  | 'combobox'
  | 'textarea'
  | 'phone'
  | 'email'
  | 'url'
  | 'address';

export interface PicklistEntry {
  value: string;
  label: string;
  active: boolean;
  defaultValue: boolean;
}

export interface FieldDef {
  key: string;
  name: string;
  label: string;
  type: FieldType;
  length: number;
  precision: number;
  scale: number;
  digits: number;
  nillable: boolean;
  createable: boolean;
  updateable: boolean;
  /** False: field-level security cannot hide it. */
  permissionable: boolean;
  filterable: boolean;
  sortable: boolean;
  groupable: boolean;
  aggregatable: boolean;
  custom: boolean;
  nameField: boolean;
  idLookup: boolean;
  externalId: boolean;
  defaultedOnCreate: boolean;
  defaultValue: boolean | string | null;
  compoundFieldName: string | null;
  referenceTo: string[];
  relationshipName: string | null;
  picklist: PicklistEntry[];
  restrictedPicklist: boolean;
  calculated: boolean;
  calculatedFormula: string | null;
  /** A formula is computed when read: its value may change while SystemModstamp stands still. */
  formula: Formula | null;
}

/** A record as a formula sees it: its own values, its parents' and the org's settings. */
export interface FormulaRow {
  value: (key: string) => Value;
  /** A value of the record a lookup points at. */
  parent: (lookupKey: string, object: string, key: string) => Value;
  setting: (name: 'formulaFactor') => number;
}

export type Formula = (row: FormulaRow) => Value;

const LENGTHS: Partial<Record<FieldType, number>> = {
  id: 18,
  reference: 18,
  string: 255,
  picklist: 255,
  multipicklist: 4099,
  combobox: 255,
  textarea: 255,
  phone: 40,
  email: 80,
  url: 255,
};

function labelOf(name: string): string {
  const words = name
    .replace(/__c$/, '')
    .replaceAll('_', ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2');
  return words.replace(/\bId$/, 'ID');
}

const NUMERIC = new Set<FieldType>(['int', 'double', 'currency', 'percent']);
const UNGROUPABLE = new Set<FieldType>(['double', 'currency', 'percent', 'datetime', 'address', 'multipicklist']);

/** A field with the attributes Salesforce gives that type unless said otherwise. */
export function field(name: string, type: FieldType, options: Partial<FieldDef> = {}): FieldDef {
  const custom = name.endsWith('__c');
  const long = (options.length ?? 0) > 255 && type === 'textarea';
  const written = type !== 'address' && options.formula == null;
  return {
    key: name,
    name,
    label: labelOf(name),
    type,
    length: LENGTHS[type] ?? 0,
    precision: NUMERIC.has(type) && type !== 'int' ? 18 : 0,
    scale: type === 'double' || type === 'currency' ? 2 : 0,
    digits: type === 'int' ? 8 : 0,
    nillable: type !== 'boolean',
    createable: written,
    updateable: written,
    permissionable: true,
    filterable: !long,
    sortable: !long && type !== 'address' && type !== 'multipicklist',
    groupable: !long && !UNGROUPABLE.has(type),
    aggregatable: !long && type !== 'boolean' && type !== 'address' && type !== 'multipicklist',
    custom,
    nameField: false,
    idLookup: false,
    externalId: false,
    defaultedOnCreate: type === 'boolean',
    defaultValue: type === 'boolean' ? false : null,
    compoundFieldName: null,
    referenceTo: [],
    relationshipName: type === 'reference' ? relationshipOf(name) : null,
    picklist: [],
    restrictedPicklist: false,
    calculated: options.formula != null,
    calculatedFormula: null,
    formula: null,
    ...options,
  };
}

function relationshipOf(name: string): string {
  return name.endsWith('__c') ? name.replace(/__c$/, '__r') : name.replace(/Id$/, '');
}

export function picklist(values: readonly string[]): PicklistEntry[] {
  return values.map((value) => ({ value, label: value, active: true, defaultValue: false }));
}

const SYSTEM = {
  createable: false,
  updateable: false,
  permissionable: false,
  nillable: false,
  defaultedOnCreate: true,
};

/** Id, IsDeleted and the stamps every object carries. */
export function systemFields(label: string, withDeleted = true): FieldDef[] {
  const reference = { ...SYSTEM, referenceTo: ['User'] };
  return [
    field('Id', 'id', { ...SYSTEM, label: `${label} ID`, idLookup: true }),
    ...(withDeleted ? [field('IsDeleted', 'boolean', { ...SYSTEM, label: 'Deleted' })] : []),
    field('CreatedDate', 'datetime', SYSTEM),
    field('CreatedById', 'reference', reference),
    field('LastModifiedDate', 'datetime', SYSTEM),
    field('LastModifiedById', 'reference', reference),
    field('SystemModstamp', 'datetime', SYSTEM),
  ];
}

/** Street, city … and the compound field over them, e.g. prefix 'Billing'. */
export function addressFields(prefix: string): FieldDef[] {
  const compoundFieldName = `${prefix}Address`;
  const part = (name: string, type: FieldType, options: Partial<FieldDef>): FieldDef =>
    field(`${prefix}${name}`, type, { compoundFieldName, ...options });
  return [
    part('Street', 'textarea', {}),
    part('City', 'string', { length: 40 }),
    part('State', 'string', { length: 80 }),
    part('PostalCode', 'string', { length: 20 }),
    part('Country', 'string', { length: 80 }),
    part('Latitude', 'double', { scale: 15 }),
    part('Longitude', 'double', { scale: 15 }),
    part('GeocodeAccuracy', 'picklist', {
      length: 40,
      picklist: picklist(['Address', 'NearAddress', 'Block', 'Street', 'City']),
      restrictedPicklist: true,
    }),
    field(compoundFieldName, 'address', {}),
  ];
}
