import { createHash } from 'node:crypto';
import { type FieldDef, type FieldType } from '../data/fields.js';
import { type ObjectDef } from '../data/object-def.js';
import { type Table } from '../data/table.js';
import { notFound } from '../http/api-error.js';
import { param, type Exchange } from '../http/exchange.js';
import { empty, json, rawJson, type Reply } from '../http/reply.js';

const SOAP_TYPES: Partial<Record<FieldType, string>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  address: 'urn:address',
};

const TEXT = new Set<FieldType>([
  'string',
  'textarea',
  'phone',
  'email',
  'url',
  'picklist',
  'multipicklist',
  'combobox',
]);

function describeField(field: FieldDef): Record<string, unknown> {
  return {
    aggregatable: field.aggregatable,
    aiPredictionField: false,
    autoNumber: false,
    byteLength: TEXT.has(field.type) ? field.length * 3 : field.length,
    calculated: field.calculated,
    calculatedFormula: field.calculatedFormula,
    cascadeDelete: false,
    caseSensitive: false,
    compoundFieldName: field.compoundFieldName,
    controllerName: null,
    createable: field.createable,
    custom: field.custom,
    defaultValue: field.defaultValue,
    defaultValueFormula: null,
    defaultedOnCreate: field.defaultedOnCreate,
    dependentPicklist: false,
    deprecatedAndHidden: false,
    digits: field.digits,
    displayLocationInDecimal: false,
    encrypted: false,
    externalId: field.externalId,
    extraTypeInfo: field.type === 'textarea' && field.length > 255 ? 'plaintextarea' : null,
    filterable: field.filterable,
    filteredLookupInfo: null,
    formulaTreatNullNumberAsZero: false,
    groupable: field.groupable,
    highScaleNumber: false,
    htmlFormatted: false,
    idLookup: field.idLookup,
    inlineHelpText: null,
    label: field.label,
    length: field.length,
    mask: null,
    maskType: null,
    name: field.name,
    nameField: field.nameField,
    namePointing: field.referenceTo.length > 1,
    nillable: field.nillable,
    permissionable: field.permissionable,
    picklistValues: field.picklist
      .filter((entry) => entry.active)
      .map(({ active, defaultValue, label, value }) => ({ active, defaultValue, label, validFor: null, value })),
    polymorphicForeignKey: field.referenceTo.length > 1,
    precision: field.precision,
    queryByDistance: field.type === 'address',
    referenceTargetField: null,
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName,
    relationshipOrder: null,
    restrictedDelete: false,
    restrictedPicklist: field.restrictedPicklist,
    scale: field.scale,
    searchPrefilterable: field.type === 'reference',
    soapType: SOAP_TYPES[field.type] ?? 'xsd:string',
    sortable: field.sortable,
    type: field.type,
    unique: false,
    updateable: field.updateable,
    writeRequiresMasterRead: false,
  };
}

/** A user who may only read finds nothing createable, updateable or deletable. */
function objectFlags(def: ObjectDef, { org, session }: Exchange): Record<string, unknown> {
  const isWritable = def.writable && !org.rightsOf(session.user).readOnly;
  return {
    activateable: false,
    associateEntityType: null,
    associateParentEntity: null,
    createable: isWritable,
    custom: def.name.endsWith('__c'),
    customSetting: false,
    deepCloneable: false,
    deletable: isWritable,
    deprecatedAndHidden: false,
    feedEnabled: def.mergeable,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix: def.keyPrefix,
    label: def.label,
    labelPlural: def.labelPlural,
    layoutable: def.writable,
    mergeable: def.mergeable,
    mruEnabled: def.writable,
    name: def.name,
    queryable: true,
    replicateable: def.replicateable,
    retrieveable: true,
    searchable: def.writable,
    triggerable: def.writable,
    undeletable: def.undeletable,
    updateable: isWritable,
  };
}

function urls(def: ObjectDef, version: string): Record<string, string> {
  const sobject = `/services/data/v${version}/sobjects/${def.name}`;
  return { rowTemplate: `${sobject}/{ID}`, describe: `${sobject}/describe`, sobject };
}

export function describeGlobal(exchange: Exchange): Reply {
  const version = param(exchange, 'version');
  const sobjects = [...exchange.org.store.tables.values()]
    .filter(({ def }) => !exchange.org.isOff(def.name))
    .map(({ def }) => ({
      ...objectFlags(def, exchange),
      urls: urls(def, version),
    }));
  return json({ encoding: 'UTF-8', maxBatchSize: 200, sobjects });
}

export function tableOf(exchange: Exchange): Table {
  const table = exchange.org.store.tables.get(param(exchange, 'object').toLowerCase());
  if (!table || exchange.org.isOff(table.def.name)) throw notFound();
  return table;
}

export function describeObject(exchange: Exchange): Reply {
  const { org, session, request } = exchange;
  const table = tableOf(exchange);
  const { def } = table;
  const body = JSON.stringify({
    actionOverrides: [],
    ...objectFlags(def, exchange),
    childRelationships: def.children.map((child) => ({
      cascadeDelete: child.cascadeDelete,
      childSObject: child.object,
      deprecatedAndHidden: false,
      field: child.field,
      junctionIdListNames: [],
      junctionReferenceTo: [],
      relationshipName: child.relationship,
      restrictedDelete: false,
    })),
    compactLayoutable: true,
    defaultImplementation: null,
    extendedBy: null,
    extendsInterfaces: null,
    fields: org
      .view(session.user)
      .fields(table)
      .map((one) => describeField(one)),
    implementedBy: null,
    implementsInterfaces: null,
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: recordTypeInfos(org, def.name),
    searchLayoutable: true,
    supportedScopes: [{ label: `All ${def.labelPlural.toLowerCase()}`, name: 'everything' }],
    urls: urls(def, param(exchange, 'version')),
  });
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 8)}--gzip"`;
  const lastModified = new Date(org.schemaVersion.at).toUTCString();
  const headers = { etag, 'last-modified': lastModified };
  return isUnchanged(request.headers, etag, org.schemaVersion.at) ? empty(304, headers) : rawJson(body, 200, headers);
}

/** The record types of an object; the master type always is there, and is the default where there is no other. */
function recordTypeInfos(org: Exchange['org'], object: string): Record<string, unknown>[] {
  const table = org.store.table('RecordType');
  const own: Record<string, unknown>[] = [];
  for (let index = 0; index < table.size; index += 1) {
    if (table.value(index, 'SobjectType') !== object) continue;
    own.push(
      typeInfo(
        String(table.value(index, 'Name')),
        String(table.value(index, 'DeveloperName')),
        table.codec.encode(index),
        own.length === 0,
      ),
    );
  }
  return [...own, typeInfo('Master', 'Master', '012000000000000AAA', own.length === 0)];
}

function typeInfo(
  name: string,
  developerName: string,
  recordTypeId: string,
  isDefault: boolean,
): Record<string, unknown> {
  return {
    active: true,
    available: true,
    defaultRecordTypeMapping: isDefault,
    developerName,
    master: name === 'Master',
    name,
    recordTypeId,
    urls: {},
  };
}

function isUnchanged(headers: Record<string, string | string[] | undefined>, etag: string, changedAt: number): boolean {
  const known = headers['if-none-match'];
  if (known !== undefined) return String(known).includes(etag.slice(1, 9));
  const since = Date.parse(String(headers['if-modified-since'] ?? ''));
  return !Number.isNaN(since) && Math.floor(changedAt / 1000) * 1000 <= since;
}
