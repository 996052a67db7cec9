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

-- An address trimmed and lower-cased; null for junk: nothing, no "@", more than one, blanks inside (W6). The cap keeps it
-- inside an index entry. ASCII letters alone are folded, so that the answer does not depend on the database's locale.
-- `normalEmail` in libs/mirror/src/domain is the same function; one test holds both to one table.
create function mirror.normal_email(address text) returns text language sql immutable parallel safe as $$
  select case
    when octet_length(address) <= 400 and btrim(address, E' \t\r\n\u00a0') ~ '^[^@\s]+@[^@\s]+$'
    then lower(btrim(address, E' \t\r\n\u00a0') collate "C")
  end
$$;

-- A normal address without "+tag", and without dots in the local part on Gmail hosts. Same as `emailBase`.
create function mirror.email_base(address text) returns text language sql immutable parallel safe as $$
  select case
    when address is null then null
    when split_part(address, '@', 2) in ('gmail.com', 'googlemail.com')
    then replace(split_part(split_part(address, '@', 1), '+', 1), '.', '') || '@' || split_part(address, '@', 2)
    when strpos(address, '+') > 1
    then split_part(split_part(address, '@', 1), '+', 1) || '@' || split_part(address, '@', 2)
    else address
  end
$$;

-- A full name lower-cased and single-spaced. Same as `normalName`.
create function mirror.normal_name(name text) returns text language sql immutable parallel safe as $$
  select nullif(lower(btrim(regexp_replace(left(name, 400), '\s+', ' ', 'g'))), '')
$$;

-- The 18-character form of a 15-character CRM id: one check character for the capitals of each five. Others as they are.
create function mirror.crm_id_18(id text) returns text language sql immutable parallel safe as $$
  select case when octet_length(id) = 15 then id || (
    select string_agg(substr('ABCDEFGHIJKLMNOPQRSTUVWXYZ012345', 1 + (
      select coalesce(sum(1 << (k - 1)), 0)::integer from generate_series(1, 5) k
      where substr(id, 5 * chunk + k, 1) ~ '[A-Z]'), 1), '' order by chunk)
    from generate_series(0, 2) chunk)
  else id end
$$;

-- The value, or null where the text is none of that type: PostgreSQL 15 has no pg_input_is_valid. For the rows of a page
-- that did not fit as a whole, never for the others.
create function mirror.try_numeric(value text) returns numeric language plpgsql immutable as $$
begin
  return value::numeric;
exception when data_exception then
  return null;
end
$$;
create function mirror.try_date(value text) returns date language plpgsql stable as $$
begin
  return value::date;
exception when data_exception then
  return null;
end
$$;
create function mirror.try_timestamptz(value text) returns timestamptz language plpgsql stable as $$
begin
  return value::timestamptz;
exception when data_exception then
  return null;
end
$$;
create function mirror.try_boolean(value text) returns boolean language plpgsql immutable as $$
begin
  return value::boolean;
exception when data_exception then
  return null;
end
$$;

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
  -- Rows were merged whose derived tables (account_domains, contacts_with_email) are yet to be made.
  derivation_pending boolean not null default false,
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
  -- Host (less a leading "www.") and registrable domain of the website, IDN in ASCII; null where it has none.
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
create index accounts_withheld_idx on mirror.accounts (team_id, crm_id) where withheld is not null;
create index accounts_merged_into_idx on mirror.accounts (team_id, merged_into) where merged_into is not null;
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
create index contacts_withheld_idx on mirror.contacts (team_id, crm_id) where withheld is not null;
create index contacts_merged_into_idx on mirror.contacts (team_id, merged_into) where merged_into is not null;
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
create index leads_withheld_idx on mirror.leads (team_id, crm_id) where withheld is not null;
create index leads_merged_into_idx on mirror.leads (team_id, merged_into) where merged_into is not null;
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
create index opportunities_withheld_idx on mirror.opportunities (team_id, crm_id) where withheld is not null;
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
create index opportunity_contact_roles_withheld_idx on mirror.opportunity_contact_roles (team_id, crm_id) where withheld is not null;
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
create index users_withheld_idx on mirror.users (team_id, crm_id) where withheld is not null;
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

-- What people write where a host belongs, the host of an address or a whole website, to the ASCII form and the
-- registrable domain of that host: the public suffix list is a library's, so each text is looked up once and kept.
create table mirror.hosts (
  team_id uuid not null,
  host text collate "C" not null,
  ascii_host text collate "C",
  domain text collate "C",
  constraint hosts_pkey primary key (team_id, host)
);
