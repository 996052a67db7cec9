/** One column of a comparison load: CRM field, mirror column, staging type. */
type Column = readonly [source: string, column: string, type: string];

const SYSTEM: readonly Column[] = [
  ['Id', 'crm_id', 'text'],
  ['IsDeleted', 'is_deleted', 'boolean'],
  ['SystemModstamp', 'system_modstamp', 'timestamptz'],
  ['CreatedDate', 'created_at', 'timestamptz'],
  ['LastModifiedDate', 'last_modified_at', 'timestamptz'],
];

/** A column of the mirror that is made of others: what PostgreSQL can make of it by itself. */
type Derived = readonly [column: string, sql: string];

const WEBSITE_HOST = `lower(substring(website from '^(?:[a-zA-Z]+://)?(?:www[.])?([^/:?#]+)'))`;

/** What the service reads of each object with its default mapping: the others read the same. */
export const OBJECTS: Record<string, { table: string; columns: readonly Column[]; derived: readonly Derived[] }> = {
  Account: {
    table: 'accounts',
    columns: [
      ...SYSTEM,
      ['MasterRecordId', 'merged_into', 'text'],
      ['Name', 'name', 'text'],
      ['Website', 'website', 'text'],
      ['OwnerId', 'owner_crm_id', 'text'],
      ['ParentId', 'parent_crm_id', 'text'],
      ['Type', 'account_type', 'text'],
      ['LastActivityDate', 'last_activity_date', 'text'],
    ],
    derived: [
      ['website_host', WEBSITE_HOST],
      ['website_domain', WEBSITE_HOST],
    ],
  },
  Contact: {
    table: 'contacts',
    columns: [
      ...SYSTEM,
      ['MasterRecordId', 'merged_into', 'text'],
      ['Name', 'name', 'text'],
      ['Email', 'email', 'text'],
      ['AccountId', 'account_crm_id', 'text'],
      ['OwnerId', 'owner_crm_id', 'text'],
      ['Title', 'title', 'text'],
      ['Phone', 'phone', 'text'],
      ['LastActivityDate', 'last_activity_date', 'text'],
    ],
    derived: [
      ['email_normal', 'mirror.normal_email(email)'],
      ['email_base', 'mirror.email_base(mirror.normal_email(email))'],
      ['email_domain', `split_part(mirror.normal_email(email), '@', 2)`],
    ],
  },
  Opportunity: {
    table: 'opportunities',
    columns: [
      ...SYSTEM,
      ['IsPrivate', 'is_private', 'boolean'],
      ['AccountId', 'account_crm_id', 'text'],
      ['Amount', 'amount', 'numeric'],
      ['CloseDate', 'close_date', 'date'],
      ['Name', 'name', 'text'],
      ['OwnerId', 'owner_crm_id', 'text'],
      ['StageName', 'stage', 'text'],
      ['Type', 'opportunity_type', 'text'],
    ],
    derived: [],
  },
};
