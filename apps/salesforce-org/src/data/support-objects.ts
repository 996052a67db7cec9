import { field, systemFields, type FieldDef } from './fields.js';
import { object, type ObjectDef } from './object-def.js';

function small(name: string, prefix: string, fields: FieldDef[], options: Partial<ObjectDef> = {}): ObjectDef {
  return object(name, prefix, fields, { replicateable: false, undeletable: false, writable: false, ...options });
}

/** Objects the product reads beside the mirrored ones: stages, the organisation, record types, currencies, profiles. */
export function supportObjects(): ObjectDef[] {
  const fixed = { createable: false, updateable: false, permissionable: false };
  return [
    small(
      'OpportunityStage',
      '01J',
      [
        ...systemFields('Opportunity Stage', false),
        field('MasterLabel', 'string', { ...fixed, nameField: true }),
        field('ApiName', 'string', { ...fixed, idLookup: true }),
        field('IsActive', 'boolean', fixed),
        field('SortOrder', 'int', fixed),
        field('IsClosed', 'boolean', fixed),
        field('IsWon', 'boolean', fixed),
        field('ForecastCategory', 'picklist', { ...fixed, length: 40 }),
        field('ForecastCategoryName', 'picklist', fixed),
        field('DefaultProbability', 'percent', { ...fixed, precision: 3, scale: 0 }),
        field('Description', 'string', fixed),
      ],
      { bulk: false },
    ),
    small(
      'Organization',
      '00D',
      [
        ...systemFields('Organization', false),
        field('Name', 'string', { ...fixed, length: 80, nameField: true, nillable: false }),
        field('IsSandbox', 'boolean', fixed),
        field('InstanceName', 'string', { ...fixed, length: 5 }),
        field('OrganizationType', 'picklist', { ...fixed, length: 40 }),
        field('NamespacePrefix', 'string', { ...fixed, length: 15 }),
        field('DefaultLocaleSidKey', 'picklist', { ...fixed, length: 40 }),
        field('TimeZoneSidKey', 'picklist', { ...fixed, length: 40 }),
        field('LanguageLocaleKey', 'picklist', { ...fixed, length: 40 }),
        field('FiscalYearStartMonth', 'int', fixed),
        field('TrialExpirationDate', 'datetime', fixed),
        field('IsReadOnly', 'boolean', fixed),
        field('DefaultAccountAccess', 'picklist', { ...fixed, length: 40 }),
        field('DefaultOpportunityAccess', 'picklist', { ...fixed, length: 40 }),
      ],
      { bulk: false },
    ),
    small('RecordType', '012', [
      ...systemFields('Record Type', false),
      field('Name', 'string', { ...fixed, length: 80, nameField: true }),
      field('DeveloperName', 'string', { ...fixed, length: 80 }),
      field('SobjectType', 'picklist', { ...fixed, length: 40 }),
      field('IsActive', 'boolean', fixed),
      field('Description', 'string', fixed),
    ]),
    small('CurrencyType', '01L', [
      ...systemFields('Currency Type', false),
      field('IsoCode', 'picklist', { ...fixed, length: 3, nillable: false }),
      field('ConversionRate', 'double', { ...fixed, scale: 6 }),
      field('DecimalPlaces', 'int', fixed),
      field('IsActive', 'boolean', fixed),
      field('IsCorporate', 'boolean', fixed),
    ]),
    small('DatedConversionRate', '04w', [
      ...systemFields('Dated Conversion Rate', false),
      field('IsoCode', 'picklist', { ...fixed, length: 3, nillable: false }),
      field('ConversionRate', 'double', { ...fixed, scale: 6 }),
      field('StartDate', 'date', fixed),
      field('NextStartDate', 'date', fixed),
    ]),
    small(
      'Profile',
      '00e',
      [
        ...systemFields('Profile', false),
        field('Name', 'string', { ...fixed, nameField: true }),
        field('UserType', 'picklist', { ...fixed, length: 40 }),
        field('PermissionsApiEnabled', 'boolean', fixed),
        field('PermissionsViewAllData', 'boolean', fixed),
        field('PermissionsModifyAllData', 'boolean', fixed),
        field('PermissionsViewSetup', 'boolean', fixed),
      ],
      { bulk: false },
    ),
  ];
}
