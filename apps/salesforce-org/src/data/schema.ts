import { addressFields, field, picklist, systemFields, type FieldDef } from './fields.js';
import { INDUSTRIES, ROLES, SOURCES, STAGES, TYPES } from './words.js';
import { object, type ObjectDef } from './object-def.js';
import { supportObjects } from './support-objects.js';

const hidden = { createable: false, updateable: false, permissionable: false };
const required = { nillable: false, permissionable: false };
const reference = (name: string, to: string[], options: Partial<FieldDef> = {}): FieldDef =>
  field(name, 'reference', { referenceTo: to, ...options });
const owner = reference('OwnerId', ['User'], { ...required, defaultedOnCreate: true });
const activity = [
  field('LastActivityDate', 'date', hidden),
  field('LastViewedDate', 'datetime', hidden),
  field('LastReferencedDate', 'datetime', hidden),
];

function account(): ObjectDef {
  return object(
    'Account',
    '001',
    [
      ...systemFields('Account'),
      reference('MasterRecordId', ['Account'], hidden),
      field('Name', 'string', { ...required, label: 'Account Name', nameField: true }),
      field('Type', 'picklist', {
        label: 'Account Type',
        length: 40,
        picklist: picklist([
          'Prospect',
          'Customer - Direct',
          'Customer - Channel',
          'Channel Partner / Reseller',
          'Installation Partner',
          'Technology Partner',
          'Other',
        ]),
      }),
      reference('ParentId', ['Account'], { label: 'Parent Account ID' }),
      ...addressFields('Billing'),
      ...addressFields('Shipping'),
      field('Phone', 'phone', { label: 'Account Phone' }),
      field('Fax', 'phone', { label: 'Account Fax' }),
      field('AccountNumber', 'string', { length: 40 }),
      field('Website', 'url'),
      field('PhotoUrl', 'url', { ...hidden }),
      field('Sic', 'string', { label: 'SIC Code', length: 20 }),
      field('Industry', 'picklist', { length: 40, picklist: picklist(INDUSTRIES) }),
      field('AnnualRevenue', 'currency', { scale: 0 }),
      field('NumberOfEmployees', 'int', { label: 'Employees' }),
      field('Ownership', 'picklist', { length: 40, picklist: picklist(['Public', 'Private', 'Subsidiary', 'Other']) }),
      field('TickerSymbol', 'string', { length: 20 }),
      field('Description', 'textarea', { label: 'Account Description', length: 32000 }),
      field('Rating', 'picklist', { label: 'Account Rating', length: 40, picklist: picklist(['Hot', 'Warm', 'Cold']) }),
      field('Site', 'string', { label: 'Account Site', length: 80 }),
      owner,
      ...activity,
      field('AccountSource', 'picklist', { picklist: picklist(SOURCES) }),
      field('Tier__c', 'picklist', { label: 'Tier', picklist: picklist(['A', 'B', 'C']), restrictedPicklist: true }),
      field('Health_Score__c', 'double', { precision: 18, scale: 4 }),
      field('Contracted_ARR__c', 'currency', {}),
      field('Customer_Since__c', 'date'),
      field('Is_Strategic__c', 'boolean'),
      reference('Billing_Account__c', ['Account']),
    ],
    {
      mergeable: true,
      children: [
        { object: 'Account', field: 'ParentId', relationship: 'ChildAccounts', cascadeDelete: false },
        { object: 'Contact', field: 'AccountId', relationship: 'Contacts', cascadeDelete: true },
        { object: 'Opportunity', field: 'AccountId', relationship: 'Opportunities', cascadeDelete: true },
      ],
    },
  );
}

const personName = [
  field('LastName', 'string', { ...required, length: 80, compoundFieldName: 'Name' }),
  field('FirstName', 'string', { length: 40, permissionable: false, compoundFieldName: 'Name' }),
  field('Salutation', 'picklist', {
    length: 40,
    permissionable: false,
    compoundFieldName: 'Name',
    picklist: picklist(['Mr.', 'Ms.', 'Mrs.', 'Dr.', 'Prof.']),
  }),
  field('Name', 'string', { ...hidden, length: 121, label: 'Full Name', nillable: false, nameField: true }),
];

function contact(): ObjectDef {
  return object(
    'Contact',
    '003',
    [
      ...systemFields('Contact'),
      reference('MasterRecordId', ['Contact'], hidden),
      reference('AccountId', ['Account'], { label: 'Account ID' }),
      ...personName,
      ...addressFields('Mailing'),
      field('Phone', 'phone', { label: 'Business Phone' }),
      field('MobilePhone', 'phone'),
      field('HomePhone', 'phone'),
      reference('ReportsToId', ['Contact'], { relationshipName: 'ReportsTo' }),
      field('Email', 'email', { idLookup: true }),
      field('Title', 'string', { length: 128 }),
      field('Department', 'string', { length: 80 }),
      field('LeadSource', 'picklist', { picklist: picklist(SOURCES) }),
      field('Birthdate', 'date'),
      field('Description', 'textarea', { label: 'Contact Description', length: 32000 }),
      owner,
      ...activity,
      field('EmailBouncedReason', 'string', hidden),
      field('EmailBouncedDate', 'datetime', hidden),
      field('IsEmailBounced', 'boolean', { ...hidden, nillable: false }),
      field('LinkedIn__c', 'url', { label: 'LinkedIn' }),
    ],
    {
      mergeable: true,
      children: [
        {
          object: 'OpportunityContactRole',
          field: 'ContactId',
          relationship: 'OpportunityContactRoles',
          cascadeDelete: true,
        },
        { object: 'Contact', field: 'ReportsToId', relationship: 'ContactReports', cascadeDelete: false },
      ],
    },
  );
}

function lead(): ObjectDef {
  return object(
    'Lead',
    '00Q',
    [
      ...systemFields('Lead'),
      reference('MasterRecordId', ['Lead'], hidden),
      ...personName,
      field('Title', 'string', { length: 128 }),
      field('Company', 'string', required),
      ...addressFields(''),
      field('Phone', 'phone'),
      field('MobilePhone', 'phone'),
      field('Email', 'email', { idLookup: true }),
      field('Website', 'url'),
      field('Description', 'textarea', { length: 32000 }),
      field('LeadSource', 'picklist', { picklist: picklist(SOURCES) }),
      field('Status', 'picklist', {
        ...required,
        defaultedOnCreate: true,
        picklist: picklist([
          'Open - Not Contacted',
          'Working - Contacted',
          'Closed - Converted',
          'Closed - Not Converted',
        ]),
      }),
      field('Industry', 'picklist', { picklist: picklist(INDUSTRIES) }),
      field('Rating', 'picklist', { picklist: picklist(['Hot', 'Warm', 'Cold']) }),
      field('AnnualRevenue', 'currency', { scale: 0 }),
      field('NumberOfEmployees', 'int', { label: 'Employees' }),
      reference('OwnerId', ['Group', 'User'], { ...required, defaultedOnCreate: true }),
      field('IsConverted', 'boolean', { ...hidden, label: 'Converted' }),
      field('ConvertedDate', 'date', hidden),
      reference('ConvertedAccountId', ['Account'], hidden),
      reference('ConvertedContactId', ['Contact'], hidden),
      reference('ConvertedOpportunityId', ['Opportunity'], hidden),
      field('IsUnreadByOwner', 'boolean', { permissionable: false, label: 'Unread By Owner' }),
      ...activity,
      field('Product_Interest__c', 'multipicklist', {
        picklist: picklist(['Analytics', 'Coaching', 'Forecasting', 'Recording']),
      }),
    ],
    { mergeable: true },
  );
}

function opportunity(): ObjectDef {
  return object(
    'Opportunity',
    '006',
    [
      ...systemFields('Opportunity'),
      reference('AccountId', ['Account'], { label: 'Account ID' }),
      field('IsPrivate', 'boolean', { label: 'Private' }),
      field('Name', 'string', { ...required, length: 120, nameField: true, idLookup: true }),
      field('Description', 'textarea', { length: 32000 }),
      field('StageName', 'picklist', {
        ...required,
        label: 'Stage',
        picklist: picklist(STAGES.map((stage) => stage.label)),
      }),
      field('Amount', 'currency'),
      field('Probability', 'percent', { label: 'Probability (%)', precision: 3, scale: 0, defaultedOnCreate: true }),
      field('ExpectedRevenue', 'currency', { label: 'Expected Amount', createable: false, updateable: false }),
      field('TotalOpportunityQuantity', 'double', { label: 'Quantity' }),
      field('CloseDate', 'date', required),
      field('Type', 'picklist', { label: 'Opportunity Type', picklist: picklist(TYPES) }),
      field('NextStep', 'string'),
      field('LeadSource', 'picklist', { picklist: picklist(SOURCES) }),
      field('IsClosed', 'boolean', { ...hidden, label: 'Closed' }),
      field('IsWon', 'boolean', { ...hidden, label: 'Won' }),
      field('ForecastCategory', 'picklist', {
        ...hidden,
        length: 40,
        nillable: false,
        restrictedPicklist: true,
        picklist: picklist(['Omitted', 'Pipeline', 'BestCase', 'MostLikely', 'Forecast', 'Closed']),
      }),
      field('ForecastCategoryName', 'picklist', {
        label: 'Forecast Category',
        permissionable: false,
        restrictedPicklist: true,
        defaultedOnCreate: true,
        picklist: picklist(['Omitted', 'Pipeline', 'Best Case', 'Commit', 'Closed']),
      }),
      field('HasOpportunityLineItem', 'boolean', { ...hidden, label: 'Has Line Item' }),
      owner,
      ...activity,
      field('LastStageChangeDate', 'datetime', hidden),
      field('FiscalQuarter', 'int', hidden),
      field('FiscalYear', 'int', hidden),
      field('Fiscal', 'string', { ...hidden, length: 6, label: 'Fiscal Period' }),
      reference('ContactId', ['Contact'], {
        label: 'Contact ID',
        updateable: false,
        permissionable: false,
        relationshipName: null,
      }),
      field('ARR__c', 'currency', { label: 'ARR' }),
      field('Deal_Score__c', 'double', { scale: 4 }),
      field('Competitor__c', 'string'),
      field('Sales_Motion__c', 'picklist', { picklist: picklist(['Inbound', 'Outbound', 'Partner', 'Expansion']) }),
      field('Signed_On__c', 'date'),
      field('External_Ref__c', 'string', { length: 40, externalId: true, idLookup: true }),
      field('Deal_Notes__c', 'textarea', { length: 32000 }),
      reference('Partner_Account__c', ['Account']),
      field('Weighted_Amount__c', 'currency', {
        calculatedFormula: 'Amount * Probability * $Setup.Forecast__c.Factor__c',
        formula: (row) => {
          const amount = row.value('Amount');
          return amount === null
            ? null
            : Math.round(Number(amount) * Number(row.value('Probability')) * row.setting('formulaFactor')) / 100;
        },
      }),
      field('Account_Tier__c', 'string', {
        length: 1300,
        calculatedFormula: 'TEXT(Account.Tier__c)',
        formula: (row) => row.parent('AccountId', 'Account', 'Tier__c'),
      }),
    ],
    {
      children: [
        {
          object: 'OpportunityContactRole',
          field: 'OpportunityId',
          relationship: 'OpportunityContactRoles',
          cascadeDelete: true,
        },
      ],
    },
  );
}

function contactRole(): ObjectDef {
  return object(
    'OpportunityContactRole',
    '00K',
    [
      ...systemFields('Contact Role'),
      reference('OpportunityId', ['Opportunity'], { ...required, updateable: false }),
      reference('ContactId', ['Contact'], required),
      field('Role', 'picklist', { length: 40, permissionable: false, picklist: picklist(ROLES) }),
      field('IsPrimary', 'boolean', { label: 'Primary', permissionable: false }),
    ],
    { undeletable: false },
  );
}

function user(): ObjectDef {
  return object(
    'User',
    '005',
    [
      ...systemFields('User', false),
      field('Username', 'string', { ...required, length: 80, idLookup: true }),
      ...personName.filter((one) => one.name !== 'Salutation'),
      field('Email', 'email', { ...required, idLookup: true }),
      field('Alias', 'string', { ...required, length: 8 }),
      field('Title', 'string', { length: 80 }),
      field('Department', 'string', { length: 80 }),
      field('IsActive', 'boolean', { label: 'Active', permissionable: false }),
      field('UserType', 'picklist', {
        ...hidden,
        length: 40,
        picklist: picklist(['Standard', 'AutomatedProcess', 'Guest']),
      }),
      field('TimeZoneSidKey', 'picklist', { ...required, length: 40 }),
      field('LocaleSidKey', 'picklist', { ...required, length: 40 }),
      reference('ProfileId', ['Profile'], required),
      reference('ManagerId', ['User']),
      field('FederationIdentifier', 'string', { length: 512 }),
    ],
    { undeletable: false, writable: false },
  );
}

/** The objects of a fresh org, every call a new copy: an admin may change the fields. */
export function standardObjects(): ObjectDef[] {
  return [account(), contact(), lead(), opportunity(), contactRole(), user(), ...supportObjects()].map((one) => ({
    ...one,
    fields: one.fields.map((each) => ({ ...each, picklist: each.picklist.map((entry) => ({ ...entry })) })),
  }));
}
