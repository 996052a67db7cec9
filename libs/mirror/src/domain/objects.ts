import { type CrmObject } from '#identifiers';

/** Types of mirror columns. `id` is text of 18 characters. */
export type ColumnType = 'text' | 'id' | 'numeric' | 'date' | 'timestamptz' | 'boolean';

export interface MirrorColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** The mapping target that feeds it; without one it is fed by `source`, whatever the mapping. */
  readonly target?: string;
  /** The CRM field that always feeds it, where the org has that field. */
  readonly source?: string;
  /** Written when the org has no such field, or it is empty. */
  readonly fallback?: 'false' | 'true';
}

/** A column that the merge makes from others. `from` is the column it is made of. */
export interface DerivedColumn {
  readonly name: string;
  readonly from: string;
  readonly rule:
    | 'normal_email'
    | 'email_base'
    | 'email_domain'
    | 'normal_name'
    | 'unaccented_name'
    | 'website_host'
    | 'website_domain';
}

export interface MirrorTable {
  readonly object: CrmObject;
  /** In schema `mirror`. */
  readonly table: string;
  readonly columns: readonly MirrorColumn[];
  readonly derived: readonly DerivedColumn[];
}

const system: readonly MirrorColumn[] = [
  { name: 'crm_id', type: 'id', source: 'Id' },
  { name: 'is_deleted', type: 'boolean', source: 'IsDeleted', fallback: 'false' },
  { name: 'currency', type: 'text', source: 'CurrencyIsoCode' },
  { name: 'created_at', type: 'timestamptz', source: 'CreatedDate' },
  { name: 'last_modified_at', type: 'timestamptz', source: 'LastModifiedDate' },
  { name: 'system_modstamp', type: 'timestamptz', source: 'SystemModstamp' },
];
const mergedInto: MirrorColumn = { name: 'merged_into', type: 'id', source: 'MasterRecordId' };
const isPersonAccount: MirrorColumn = {
  name: 'is_person_account',
  type: 'boolean',
  source: 'IsPersonAccount',
  fallback: 'false',
};

function mapped(target: string, type: ColumnType = 'text'): MirrorColumn {
  return { name: target.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), type, target };
}

const emails: readonly DerivedColumn[] = [
  { name: 'email_normal', from: 'email', rule: 'normal_email' },
  { name: 'email_base', from: 'email', rule: 'email_base' },
  { name: 'email_domain', from: 'email', rule: 'email_domain' },
];

/** Where each object is kept, and what feeds each column. `crm_id` is always the first column. */
export const MIRROR_TABLES: Readonly<Record<CrmObject, MirrorTable>> = {
  Account: {
    object: 'Account',
    table: 'accounts',
    columns: [
      ...system,
      mergedInto,
      isPersonAccount,
      { name: 'person_contact_crm_id', type: 'id', source: 'PersonContactId' },
      { name: 'person_email', type: 'text', source: 'PersonEmail' },
      mapped('name'),
      mapped('website'),
      mapped('ownerCrmId', 'id'),
      mapped('parentCrmId', 'id'),
      mapped('accountType'),
      mapped('lastActivityDate'),
    ],
    derived: [
      { name: 'person_email_normal', from: 'person_email', rule: 'normal_email' },
      { name: 'website_host', from: 'website', rule: 'website_host' },
      { name: 'website_domain', from: 'website', rule: 'website_domain' },
    ],
  },
  Contact: {
    object: 'Contact',
    table: 'contacts',
    columns: [
      ...system,
      mergedInto,
      isPersonAccount,
      mapped('name'),
      mapped('email'),
      mapped('accountCrmId', 'id'),
      mapped('ownerCrmId', 'id'),
      mapped('title'),
      mapped('phone'),
      mapped('lastActivityDate'),
    ],
    derived: emails,
  },
  Lead: {
    object: 'Lead',
    table: 'leads',
    columns: [
      ...system,
      mergedInto,
      { name: 'is_converted', type: 'boolean', source: 'IsConverted', fallback: 'false' },
      { name: 'converted_account_crm_id', type: 'id', source: 'ConvertedAccountId' },
      { name: 'converted_contact_crm_id', type: 'id', source: 'ConvertedContactId' },
      { name: 'converted_opportunity_crm_id', type: 'id', source: 'ConvertedOpportunityId' },
      mapped('name'),
      mapped('email'),
      mapped('company'),
      mapped('ownerCrmId', 'id'),
      mapped('title'),
      mapped('phone'),
    ],
    derived: emails,
  },
  Opportunity: {
    object: 'Opportunity',
    table: 'opportunities',
    columns: [
      ...system,
      { name: 'is_private', type: 'boolean', source: 'IsPrivate', fallback: 'false' },
      mapped('name'),
      mapped('accountCrmId', 'id'),
      mapped('amount', 'numeric'),
      mapped('closeDate', 'date'),
      mapped('ownerCrmId', 'id'),
      mapped('stage'),
      mapped('opportunityType'),
    ],
    derived: [],
  },
  OpportunityContactRole: {
    object: 'OpportunityContactRole',
    table: 'opportunity_contact_roles',
    columns: [
      ...system,
      { name: 'opportunity_crm_id', type: 'id', source: 'OpportunityId' },
      { name: 'contact_crm_id', type: 'id', source: 'ContactId' },
      { name: 'role', type: 'text', source: 'Role' },
      { name: 'is_primary', type: 'boolean', source: 'IsPrimary', fallback: 'false' },
    ],
    derived: [],
  },
  User: {
    object: 'User',
    table: 'users',
    columns: [
      ...system,
      { name: 'name', type: 'text', source: 'Name' },
      { name: 'email', type: 'text', source: 'Email' },
      { name: 'username', type: 'text', source: 'Username' },
      { name: 'is_active', type: 'boolean', source: 'IsActive', fallback: 'true' },
      { name: 'user_type', type: 'text', source: 'UserType' },
    ],
    derived: [
      { name: 'email_normal', from: 'email', rule: 'normal_email' },
      { name: 'email_base', from: 'email', rule: 'email_base' },
      { name: 'name_normal', from: 'name', rule: 'normal_name' },
      { name: 'name_unaccented', from: 'name', rule: 'unaccented_name' },
    ],
  },
};
