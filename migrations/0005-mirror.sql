-- The local copy of CRM records, written only by the sync.
--
-- Every table has the same system columns:
--   crm_id                18 characters, compared byte by byte
--   currency              the record's ISO code, null in an org without multi-currency
--   is_deleted            in the recycle bin, purged, or found missing by a reconcile
--   merged_into           the survivor, when Salesforce merged this record away (one hop; follow it to the end)
--   withheld              null, or why this one record could not be mirrored whole: {"code", "field", "value"}
--   created_at, last_modified_at, system_modstamp   as the org says, null where the org has no such field
--   mirrored_at           when the row here last changed
-- A mapped column is null when its CRM field is empty. A text value is exactly Salesforce's, less NUL characters.

create schema mirror;

-- The org a team's mirror is a mirror of. It stays after a disconnect.
create table mirror.orgs (
  team_id uuid not null,
  org_id text collate "C" not null,
  org_name text not null,
  instance_url text not null,
  is_sandbox boolean not null,
  is_connected boolean not null,
  pinned_at timestamptz not null,
  constraint orgs_pkey primary key (team_id)
);

-- How far each object is proven complete. Moves in the transaction that merges the last rows.
create table mirror.object_states (
  team_id uuid not null,
  object text not null,
  -- Everything with a SystemModstamp before this has been read; incremental runs read again from here.
  watermark timestamptz,
  -- When the first complete run of this object ended.
  first_completed_at timestamptz,
  -- When the newest complete run started: all that was visible in the org then is here.
  last_complete_run_started_at timestamptz,
  -- Targets whose CRM field disappeared: their columns keep the old values.
  stale_targets text[] not null default '{}',
  constraint object_states_pkey primary key (team_id, object)
);

create table mirror.accounts (
  team_id uuid not null,
  crm_id text collate "C" not null,
  name text,
  website text,
  owner_crm_id text collate "C",
  parent_crm_id text collate "C",
  account_type text,
  -- A date or a date-time as RFC 3339 text: both sort as text.
  last_activity_date text collate "C",
  is_person_account boolean not null default false,
  person_contact_crm_id text collate "C",
  person_email text,
  -- PersonEmail trimmed and lower-cased; junk is null. See mirror.normal_email.
  person_email_normal text collate "C",
  -- Host and registrable domain of the website, IDN in ASCII; null where it has none.
  website_host text collate "C",
  website_domain text collate "C",
  -- Live contacts with an address: the denominator of the domain share.
  contacts_with_email integer not null default 0,
  currency text collate "C",
  is_deleted boolean not null default false,
  merged_into text collate "C",
  withheld jsonb,
  created_at timestamptz,
  last_modified_at timestamptz,
  system_modstamp timestamptz,
  mirrored_at timestamptz not null,
  constraint accounts_pkey primary key (team_id, crm_id)
);
create index accounts_website_host_idx on mirror.accounts (team_id, website_host);
create index accounts_website_domain_idx on mirror.accounts (team_id, website_domain);
create index accounts_person_email_idx on mirror.accounts (team_id, person_email_normal);
create index accounts_person_contact_idx on mirror.accounts (team_id, person_contact_crm_id);
create index accounts_parent_idx on mirror.accounts (team_id, parent_crm_id);

create table mirror.contacts (
  team_id uuid not null,
  crm_id text collate "C" not null,
  name text,
  email text,
  account_crm_id text collate "C",
  owner_crm_id text collate "C",
  title text,
  phone text,
  last_activity_date text collate "C",
  is_person_account boolean not null default false,
  -- The address trimmed and lower-cased; junk is null.
  email_normal text collate "C",
  -- The same without "+tag", and without dots on Gmail hosts: the fallbacks of an address look-up.
  email_base text collate "C",
  currency text collate "C",
  is_deleted boolean not null default false,
  merged_into text collate "C",
  withheld jsonb,
  created_at timestamptz,
  last_modified_at timestamptz,
  system_modstamp timestamptz,
  mirrored_at timestamptz not null,
  constraint contacts_pkey primary key (team_id, crm_id)
);
create index contacts_email_idx on mirror.contacts (team_id, email_normal);
create index contacts_email_base_idx on mirror.contacts (team_id, email_base);
create index contacts_account_idx on mirror.contacts (team_id, account_crm_id);

create table mirror.leads (
  team_id uuid not null,
  crm_id text collate "C" not null,
  name text,
  email text,
  company text,
  owner_crm_id text collate "C",
  title text,
  phone text,
  email_normal text collate "C",
  email_base text collate "C",
  is_converted boolean not null default false,
  converted_account_crm_id text collate "C",
  converted_contact_crm_id text collate "C",
  converted_opportunity_crm_id text collate "C",
  currency text collate "C",
  is_deleted boolean not null default false,
  merged_into text collate "C",
  withheld jsonb,
  created_at timestamptz,
  last_modified_at timestamptz,
  system_modstamp timestamptz,
  mirrored_at timestamptz not null,
  constraint leads_pkey primary key (team_id, crm_id)
);
create index leads_email_idx on mirror.leads (team_id, email_normal);
create index leads_email_base_idx on mirror.leads (team_id, email_base);

create table mirror.opportunities (
  team_id uuid not null,
  crm_id text collate "C" not null,
  name text,
  account_crm_id text collate "C",
  amount numeric,
  close_date date,
  owner_crm_id text collate "C",
  -- Compared with the team's stage values to the letter, when it is read: a stage that is not among them withholds the
  -- opportunity, and aligning the values releases it, with no write here (S1).
  stage text collate "C",
  opportunity_type text,
  is_private boolean not null default false,
  currency text collate "C",
  is_deleted boolean not null default false,
  merged_into text collate "C",
  withheld jsonb,
  created_at timestamptz,
  last_modified_at timestamptz,
  system_modstamp timestamptz,
  mirrored_at timestamptz not null,
  constraint opportunities_pkey primary key (team_id, crm_id)
);
-- Per account and stage value, the furthest close date first: one descent for each of the team's stage values (A4).
create index opportunities_account_stage_idx
  on mirror.opportunities (team_id, account_crm_id, stage, close_date desc, crm_id);
create index opportunities_stage_idx on mirror.opportunities (team_id, stage);

create table mirror.opportunity_contact_roles (
  team_id uuid not null,
  crm_id text collate "C" not null,
  opportunity_crm_id text collate "C",
  contact_crm_id text collate "C",
  role text,
  is_primary boolean not null default false,
  currency text collate "C",
  is_deleted boolean not null default false,
  merged_into text collate "C",
  withheld jsonb,
  created_at timestamptz,
  last_modified_at timestamptz,
  system_modstamp timestamptz,
  mirrored_at timestamptz not null,
  constraint opportunity_contact_roles_pkey primary key (team_id, crm_id)
);
create index opportunity_contact_roles_opportunity_idx
  on mirror.opportunity_contact_roles (team_id, opportunity_crm_id);

create table mirror.users (
  team_id uuid not null,
  crm_id text collate "C" not null,
  name text,
  email text,
  username text,
  is_active boolean not null default true,
  email_normal text collate "C",
  -- Lower-cased, single-spaced: matches a participant without an address (W3).
  name_normal text,
  currency text collate "C",
  is_deleted boolean not null default false,
  merged_into text collate "C",
  withheld jsonb,
  created_at timestamptz,
  last_modified_at timestamptz,
  system_modstamp timestamptz,
  mirrored_at timestamptz not null,
  constraint users_pkey primary key (team_id, crm_id)
);
create index users_email_idx on mirror.users (team_id, email_normal);
create index users_name_idx on mirror.users (team_id, name_normal);

-- Live contacts of an account by the registrable domain of their address, kept by the merges that change them.
create table mirror.account_domains (
  team_id uuid not null,
  account_crm_id text collate "C" not null,
  domain text collate "C" not null,
  contacts integer not null,
  constraint account_domains_pkey primary key (team_id, account_crm_id, domain)
);
create index account_domains_domain_idx on mirror.account_domains (team_id, domain);

-- Host as written (lower case) to its ASCII form and registrable domain: the public suffix list, once per host.
create table mirror.hosts (
  team_id uuid not null,
  host text collate "C" not null,
  ascii_host text collate "C",
  domain text collate "C",
  constraint hosts_pkey primary key (team_id, host)
);
