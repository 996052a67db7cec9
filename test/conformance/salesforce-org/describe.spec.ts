import { type RunningOrg } from '../../../apps/salesforce-org/src/index.js';
import { type Client, errorOf, freshOrg } from './client.js';

interface Field {
  name: string;
  type: string;
  [attribute: string]: unknown;
}

let org: RunningOrg;
let client: Client;

beforeEach(async () => {
  ({ org, client } = await freshOrg({ scale: 30 }));
});
afterEach(() => org.stop());

async function fieldsOf(object: string): Promise<Field[]> {
  return (await client.data(`/sobjects/${object}/describe`)).json<{ fields: Field[] }>().fields;
}

async function field(object: string, name: string): Promise<Field> {
  return (await fieldsOf(object)).find((one) => one.name === name)!;
}

/** The attributes of a field in describe, as recorded. */
const FIELD_KEYS =
  'aggregatable aiPredictionField autoNumber byteLength calculated calculatedFormula cascadeDelete caseSensitive compoundFieldName controllerName createable custom defaultValue defaultValueFormula defaultedOnCreate dependentPicklist deprecatedAndHidden digits displayLocationInDecimal encrypted externalId extraTypeInfo filterable filteredLookupInfo formulaTreatNullNumberAsZero groupable highScaleNumber htmlFormatted idLookup inlineHelpText label length mask maskType name nameField namePointing nillable permissionable picklistValues polymorphicForeignKey precision queryByDistance referenceTargetField referenceTo relationshipName relationshipOrder restrictedDelete restrictedPicklist scale searchPrefilterable soapType sortable type unique updateable writeRequiresMasterRead'.split(
    ' ',
  );

describe('2.4 describe', () => {
  test.each(['Account', 'Contact', 'Lead', 'Opportunity', 'OpportunityContactRole', 'User', 'OpportunityStage'])(
    'every field of %s has all the attributes',
    async (object) => {
      for (const one of await fieldsOf(object)) expect(Object.keys(one).sort()).toEqual(FIELD_KEYS);
    },
  );

  test.each<[string, string, Record<string, unknown>]>([
    [
      'Opportunity',
      'Amount',
      { type: 'currency', precision: 18, scale: 2, nillable: true, soapType: 'xsd:double', groupable: false },
    ],
    ['Account', 'AnnualRevenue', { type: 'currency', precision: 18, scale: 0 }],
    ['Account', 'NumberOfEmployees', { type: 'int', digits: 8, soapType: 'xsd:int' }],
    ['Opportunity', 'Probability', { type: 'percent', precision: 3, scale: 0 }],
    ['Opportunity', 'CloseDate', { type: 'date', nillable: false, permissionable: false }],
    ['Opportunity', 'StageName', { type: 'picklist', length: 255, nillable: false, restrictedPicklist: false }],
    ['Opportunity', 'ForecastCategoryName', { restrictedPicklist: true }],
    ['Opportunity', 'IsClosed', { updateable: false, createable: false, calculated: false }],
    ['Opportunity', 'ExpectedRevenue', { updateable: false, createable: false, calculated: false }],
    ['Opportunity', 'ContactId', { createable: true, updateable: false, relationshipName: null }],
    ['Opportunity', 'Weighted_Amount__c', { calculated: true, updateable: false, custom: true }],
    ['Contact', 'Name', { length: 121, updateable: false, nameField: true }],
    ['Contact', 'Email', { type: 'email', length: 80, idLookup: true }],
    ['Account', 'Website', { type: 'url', length: 255 }],
    ['Account', 'Description', { type: 'textarea', length: 32_000, filterable: false, sortable: false }],
    ['Account', 'BillingLatitude', { type: 'double', precision: 18, scale: 15, compoundFieldName: 'BillingAddress' }],
    ['Account', 'BillingAddress', { type: 'address', soapType: 'urn:address', queryByDistance: true }],
    [
      'Contact',
      'AccountId',
      { type: 'reference', soapType: 'tns:ID', length: 18, relationshipName: 'Account', referenceTo: ['Account'] },
    ],
    ['Lead', 'OwnerId', { referenceTo: ['Group', 'User'], polymorphicForeignKey: true, namePointing: true }],
    ['Account', 'Id', { type: 'id', length: 18, idLookup: true, permissionable: false }],
  ])('%s.%s', async (object, name, attributes) => {
    expect(await field(object, name)).toMatchObject(attributes);
  });

  test('picklist values carry active, defaultValue, label, validFor and value', async () => {
    const { picklistValues } = await field('Opportunity', 'Type');
    expect((picklistValues as unknown[])[0]).toEqual({
      active: true,
      defaultValue: false,
      label: 'New Customer',
      validFor: null,
      value: 'New Customer',
    });
  });

  test('describe lists active stages only; OpportunityStage holds the inactive ones', async () => {
    org.control.stages.deactivate('Perception Analysis');
    const { picklistValues } = await field('Opportunity', 'StageName');
    expect((picklistValues as { value: string }[]).map(({ value }) => value)).not.toContain('Perception Analysis');
    expect(
      await client.rows("SELECT IsActive FROM OpportunityStage WHERE ApiName = 'Perception Analysis'"),
    ).toMatchObject([{ IsActive: false }]);
  });

  test('ETag and Last-Modified: unchanged is 304 for If-None-Match and If-Modified-Since', async () => {
    const path = '/sobjects/Opportunity/describe';
    const { headers } = await client.data(path);
    expect(headers.etag).toMatch(/^"[0-9a-f]{8}--gzip"$/);
    expect((await client.data(path, { headers: { 'if-none-match': headers.etag! } })).status).toBe(304);
    expect((await client.data(path, { headers: { 'if-modified-since': headers['last-modified']! } })).status).toBe(304);
    org.control.fields.add('Opportunity', { name: 'Late__c', type: 'string' });
    expect((await client.data(path, { headers: { 'if-none-match': headers.etag! } })).status).toBe(200);
    expect((await client.data(path, { headers: { 'if-modified-since': headers['last-modified']! } })).status).toBe(200);
  });

  test('a field hidden by field-level security is absent, and asking for it is INVALID_FIELD, like one that is gone', async () => {
    org.control.fields.hide('Opportunity', 'Amount');
    expect(await field('Opportunity', 'Amount')).toBeUndefined();
    const hidden = errorOf(await client.query('SELECT Amount FROM Opportunity'));
    expect(hidden.errorCode).toBe('INVALID_FIELD');
    expect(hidden.message).toContain("No such column 'Amount' on entity 'Opportunity'");
    org.control.fields.show('Opportunity', 'Amount');
    org.control.fields.remove('Opportunity', 'Amount');
    expect(errorOf(await client.query('SELECT Amount FROM Opportunity'))).toEqual(hidden);
  });

  test('a field that is not permissionable cannot be hidden', () => {
    expect(() => {
      org.control.fields.hide('Opportunity', 'CloseDate');
    }).toThrow('not permissionable');
  });

  test('describeGlobal lists the objects with their flags and urls', async () => {
    const body = (await client.data('/sobjects')).json<{
      encoding: string;
      maxBatchSize: number;
      sobjects: Record<string, unknown>[];
    }>();
    expect([body.encoding, body.maxBatchSize]).toEqual(['UTF-8', 200]);
    expect(body.sobjects.find(({ name }) => name === 'Account')).toMatchObject({
      keyPrefix: '001',
      queryable: true,
      replicateable: true,
      mergeable: true,
      undeletable: true,
      urls: {
        describe: '/services/data/v66.0/sobjects/Account/describe',
        rowTemplate: '/services/data/v66.0/sobjects/Account/{ID}',
        sobject: '/services/data/v66.0/sobjects/Account',
      },
    });
    expect(body.sobjects.find(({ name }) => name === 'Opportunity')).toMatchObject({ mergeable: false });
  });

  test('an unknown object is 404 NOT_FOUND', async () => {
    const answer = await client.data('/sobjects/Nope/describe');
    expect([answer.status, errorOf(answer).errorCode]).toEqual([404, 'NOT_FOUND']);
  });

  test('OpportunityStage: ten default stages in order, sort numbers not sequential', async () => {
    const rows = await client.rows(
      'SELECT ApiName, MasterLabel, IsActive, IsClosed, IsWon, SortOrder, DefaultProbability, ForecastCategoryName FROM OpportunityStage ORDER BY SortOrder',
    );
    expect(rows.map(({ ApiName }) => ApiName)).toEqual([
      'Prospecting',
      'Qualification',
      'Needs Analysis',
      'Value Proposition',
      'Id. Decision Makers',
      'Perception Analysis',
      'Proposal/Price Quote',
      'Negotiation/Review',
      'Closed Won',
      'Closed Lost',
    ]);
    expect(rows.filter(({ IsClosed }) => IsClosed).map(({ ApiName }) => ApiName)).toEqual([
      'Closed Won',
      'Closed Lost',
    ]);
    expect(rows.at(-1)!.SortOrder).toBeGreaterThan(rows.length);
  });
});
