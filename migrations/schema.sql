-- The schema that the migrations make. Written by `npm run schema`, never by hand.

create schema access;
create schema analytics;
create schema erasure;
create schema field_mapping;
create schema linking;
create schema mirror;
create schema platform;
create schema salesforce;
create schema sync;
create schema webhooks;

create table access.api_keys (
  team_id uuid not null,
  key_id uuid not null,
  key_hash bytea not null,
  name text not null,
  role text not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone,
  maker_kind text collate "C",
  maker_id uuid,
  maker_name text,
  constraint api_keys_pkey PRIMARY KEY (team_id, key_id),
  constraint api_keys_hash_key UNIQUE (team_id, key_hash),
  constraint api_keys_team_fkey FOREIGN KEY (team_id) REFERENCES access.teams(team_id),
  constraint api_keys_maker_check CHECK ((maker_kind = ANY (ARRAY['user'::text, 'key'::text, 'operator'::text]))),
  constraint api_keys_role_check CHECK ((role = ANY (ARRAY['admin'::text, 'member'::text, 'service'::text, 'viewer'::text])))
);

create table access.audit_entries (
  team_id uuid not null,
  entry_id uuid not null,
  at timestamp with time zone not null default clock_timestamp(),
  actor jsonb not null,
  action text not null,
  subject text,
  before jsonb,
  after jsonb,
  source_address text,
  redacted_at timestamp with time zone,
  constraint audit_entries_pkey PRIMARY KEY (team_id, entry_id)
);

create table access.known_networks (
  team_id uuid not null,
  user_id uuid not null,
  network_hash bytea not null,
  last_signed_in_at timestamp with time zone not null,
  constraint known_networks_pkey PRIMARY KEY (team_id, user_id, network_hash),
  constraint known_networks_user_fkey FOREIGN KEY (team_id, user_id) REFERENCES access.users(team_id, user_id) ON DELETE CASCADE
);

create table access.sessions (
  team_id uuid not null,
  token_hash bytea not null,
  session_id uuid not null,
  user_id uuid not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  source_address text,
  user_agent text,
  constraint sessions_pkey PRIMARY KEY (team_id, token_hash),
  constraint sessions_session_key UNIQUE (team_id, session_id),
  constraint sessions_user_fkey FOREIGN KEY (team_id, user_id) REFERENCES access.users(team_id, user_id) ON DELETE CASCADE
);

create table access.sign_in_limits (
  scope text not null,
  subject_hash bytea not null,
  window_ends_at timestamp with time zone not null,
  attempts integer not null,
  next_try_at timestamp with time zone,
  constraint sign_in_limits_pkey PRIMARY KEY (scope, subject_hash),
  constraint sign_in_limits_scope_check CHECK ((scope = ANY (ARRAY['network'::text, 'account_network'::text, 'account'::text])))
);

create table access.teams (
  team_id uuid not null,
  name text not null,
  created_at timestamp with time zone not null default now(),
  constraint teams_pkey PRIMARY KEY (team_id),
  constraint teams_name_key UNIQUE (name),
  constraint teams_name_check CHECK (((name = btrim(name)) AND ((char_length(name) >= 1) AND (char_length(name) <= 200))))
);

create table access.users (
  team_id uuid not null,
  user_id uuid not null,
  email text collate "C" not null,
  role text not null,
  password_hash text not null,
  created_at timestamp with time zone not null default now(),
  password_temporary boolean not null default false,
  constraint users_pkey PRIMARY KEY (team_id, user_id),
  constraint users_team_email_key UNIQUE (team_id, email),
  constraint users_team_fkey FOREIGN KEY (team_id) REFERENCES access.teams(team_id),
  constraint users_role_check CHECK ((role = ANY (ARRAY['admin'::text, 'member'::text, 'viewer'::text])))
);

create table analytics.readers (
  role_name text collate "C" not null,
  team_id uuid,
  granted_at timestamp with time zone not null,
  constraint readers_role_team_key UNIQUE NULLS NOT DISTINCT (team_id, role_name)
);

create table erasure.erasures (
  team_id uuid not null,
  id uuid not null,
  state text not null,
  person text,
  actor jsonb not null,
  requested_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  stage text,
  "position" text collate "C",
  recordings integer not null default 0,
  meetings integer not null default 0,
  dialer_calls integer not null default 0,
  still_in_salesforce boolean,
  error text,
  constraint erasures_pkey PRIMARY KEY (team_id, id),
  constraint erasures_person_check CHECK (((state = 'running'::text) = (person IS NOT NULL))),
  constraint erasures_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text])))
);

create table erasure.team_deletions (
  team_id uuid not null,
  requested_at timestamp with time zone not null,
  constraint team_deletions_pkey PRIMARY KEY (team_id)
);

create table field_mapping.mappings (
  team_id uuid not null,
  object text collate "C" not null,
  version integer not null,
  sources jsonb not null,
  saved_at timestamp with time zone not null,
  constraint mappings_pkey PRIMARY KEY (team_id, object, version),
  constraint mappings_object_check CHECK ((object = ANY (ARRAY['Opportunity'::text, 'Account'::text, 'Contact'::text, 'Lead'::text]))),
  constraint mappings_sources_check CHECK ((jsonb_typeof(sources) = 'object'::text)),
  constraint mappings_version_check CHECK ((version > 0))
);

create table field_mapping.settings (
  team_id uuid not null,
  version integer not null,
  content jsonb not null,
  saved_at timestamp with time zone not null,
  constraint settings_pkey PRIMARY KEY (team_id, version),
  constraint settings_content_check CHECK ((jsonb_typeof(content) = 'object'::text)),
  constraint settings_version_check CHECK ((version > 0))
);

create table field_mapping.stages (
  team_id uuid not null,
  version integer not null,
  stage_values jsonb not null,
  saved_at timestamp with time zone not null,
  constraint stages_pkey PRIMARY KEY (team_id, version),
  constraint stages_values_check CHECK ((jsonb_typeof(stage_values) = 'array'::text)),
  constraint stages_version_check CHECK ((version > 0))
);

create table linking.dialer_calls (
  team_id uuid not null,
  external_id text collate "C" not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  direction text not null,
  from_number text not null,
  to_number text not null,
  owner jsonb,
  person_crm_id text collate "C",
  recording_external_id text collate "C",
  recording_created_at timestamp with time zone,
  registered_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint dialer_calls_pkey PRIMARY KEY (team_id, external_id)
);

create table linking.erased_recordings (
  team_id uuid not null,
  external_id text collate "C" not null,
  erased_at timestamp with time zone not null,
  actor jsonb not null,
  reason text not null,
  transaction_id xid8 not null default pg_current_xact_id(),
  constraint erased_recordings_pkey PRIMARY KEY (team_id, external_id)
);

create table linking.link_decisions (
  team_id uuid not null,
  recording_external_id text collate "C" not null,
  decision_id uuid not null,
  decided_at timestamp with time zone not null,
  rule_set_version text not null,
  mapping_version integer not null,
  stages_version integer not null,
  stale_mirror boolean not null,
  document text,
  redacted_document text,
  document_sha256 bytea,
  redacted_at timestamp with time zone,
  constraint link_decisions_pkey PRIMARY KEY (team_id, recording_external_id),
  constraint link_decisions_decision_key UNIQUE (team_id, decision_id),
  constraint link_decisions_redacted_check CHECK ((((document IS NULL) = (redacted_document IS NOT NULL)) AND ((document IS NULL) = (document_sha256 IS NOT NULL)) AND ((document IS NULL) = (redacted_at IS NOT NULL))))
);

create table linking.manual_changes (
  team_id uuid not null,
  recording_external_id text collate "C" not null,
  change_id uuid not null,
  at timestamp with time zone not null,
  actor jsonb not null,
  action text not null,
  slot text not null,
  before jsonb not null,
  after jsonb not null,
  constraint manual_changes_pkey PRIMARY KEY (team_id, recording_external_id, change_id),
  constraint manual_changes_action_check CHECK ((action = ANY (ARRAY['set'::text, 'cleared'::text, 'released'::text]))),
  constraint manual_changes_slot_check CHECK ((slot = ANY (ARRAY['person'::text, 'account'::text, 'opportunity'::text])))
);

create table linking.meetings (
  team_id uuid not null,
  external_id text collate "C" not null,
  title text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  attendees jsonb not null,
  invitees jsonb not null,
  person_crm_ids text[] collate "C" not null,
  captured_at timestamp with time zone,
  captured_person_crm_ids text[] collate "C",
  registered_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint meetings_pkey PRIMARY KEY (team_id, external_id, starts_at),
  constraint meetings_capture_check CHECK (((captured_at IS NULL) = (captured_person_crm_ids IS NULL)))
);

create table linking.recordings (
  team_id uuid not null,
  external_id text collate "C" not null,
  kind text not null,
  platform text,
  title text,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone not null,
  meeting_external_id text collate "C",
  dialer_call_external_id text collate "C",
  body jsonb not null,
  received_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  person_state text not null,
  person_origin text not null,
  person_crm_id text collate "C",
  person_type text,
  person_name text,
  person_reason text collate "C",
  account_state text not null,
  account_origin text not null,
  account_crm_id text collate "C",
  account_name text,
  account_reason text collate "C",
  opportunity_state text not null,
  opportunity_origin text not null,
  opportunity_crm_id text collate "C",
  opportunity_name text,
  opportunity_reason text collate "C",
  constraint recordings_pkey PRIMARY KEY (team_id, external_id),
  constraint recordings_account_check CHECK (((account_state = ANY (ARRAY['pending'::text, 'linked'::text, 'empty'::text])) AND (account_origin = ANY (ARRAY['auto'::text, 'manual'::text])) AND ((account_state = 'linked'::text) = (account_crm_id IS NOT NULL)) AND ((account_state = 'empty'::text) = (account_reason IS NOT NULL)))),
  constraint recordings_kind_check CHECK ((kind = ANY (ARRAY['virtual_conference'::text, 'dialer_call'::text]))),
  constraint recordings_opportunity_check CHECK (((opportunity_state = ANY (ARRAY['pending'::text, 'linked'::text, 'empty'::text])) AND (opportunity_origin = ANY (ARRAY['auto'::text, 'manual'::text])) AND ((opportunity_state = 'linked'::text) = (opportunity_crm_id IS NOT NULL)) AND ((opportunity_state = 'empty'::text) = (opportunity_reason IS NOT NULL)))),
  constraint recordings_person_check CHECK (((person_state = ANY (ARRAY['pending'::text, 'linked'::text, 'empty'::text])) AND (person_origin = ANY (ARRAY['auto'::text, 'manual'::text])) AND ((person_state = 'linked'::text) = (person_crm_id IS NOT NULL)) AND ((person_state = 'empty'::text) = (person_reason IS NOT NULL))))
);

create table linking.redactions (
  team_id uuid not null,
  recording_external_id text collate "C" not null,
  erasure_id uuid not null,
  redacted_at timestamp with time zone not null,
  transaction_id xid8 not null default pg_current_xact_id(),
  constraint redactions_pkey PRIMARY KEY (team_id, recording_external_id, erasure_id)
);

create table mirror.account_domains (
  team_id uuid not null,
  account_crm_id text collate "C" not null,
  domain text collate "C" not null,
  contacts integer not null,
  constraint account_domains_pkey PRIMARY KEY (team_id, account_crm_id, domain)
);

create table mirror.accounts (
  team_id uuid not null,
  crm_id text collate "C" not null,
  name text,
  website text,
  owner_crm_id text collate "C",
  parent_crm_id text collate "C",
  account_type text,
  last_activity_date text collate "C",
  is_person_account boolean not null default false,
  person_contact_crm_id text collate "C",
  person_email text,
  person_email_normal text collate "C",
  website_host text collate "C",
  website_domain text collate "C",
  currency text collate "C",
  is_deleted boolean not null default false,
  merged_into text collate "C",
  withheld jsonb,
  created_at timestamp with time zone,
  last_modified_at timestamp with time zone,
  system_modstamp timestamp with time zone,
  mirrored_at timestamp with time zone not null,
  constraint accounts_pkey PRIMARY KEY (team_id, crm_id)
);

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
  email_normal text collate "C",
  email_base text collate "C",
  currency text collate "C",
  is_deleted boolean not null default false,
  merged_into text collate "C",
  withheld jsonb,
  created_at timestamp with time zone,
  last_modified_at timestamp with time zone,
  system_modstamp timestamp with time zone,
  mirrored_at timestamp with time zone not null,
  email_domain text collate "C",
  constraint contacts_pkey PRIMARY KEY (team_id, crm_id)
);

create table mirror.freshness (
  team_id uuid not null,
  wanted_from timestamp with time zone,
  passed_at timestamp with time zone,
  awaited boolean not null,
  constraint freshness_pkey PRIMARY KEY (team_id)
);

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
  created_at timestamp with time zone,
  last_modified_at timestamp with time zone,
  system_modstamp timestamp with time zone,
  mirrored_at timestamp with time zone not null,
  email_domain text collate "C",
  constraint leads_pkey PRIMARY KEY (team_id, crm_id)
);

create table mirror.object_states (
  team_id uuid not null,
  object text not null,
  watermark timestamp with time zone,
  first_completed_at timestamp with time zone,
  last_complete_run_started_at timestamp with time zone,
  stale_targets text[] not null default '{}'::text[],
  derivation_pending boolean not null default false,
  live_records integer,
  constraint object_states_pkey PRIMARY KEY (team_id, object)
);

create table mirror.opportunities (
  team_id uuid not null,
  crm_id text collate "C" not null,
  name text,
  account_crm_id text collate "C",
  amount numeric,
  close_date date,
  owner_crm_id text collate "C",
  stage text collate "C",
  opportunity_type text,
  is_private boolean not null default false,
  currency text collate "C",
  is_deleted boolean not null default false,
  merged_into text collate "C",
  withheld jsonb,
  created_at timestamp with time zone,
  last_modified_at timestamp with time zone,
  system_modstamp timestamp with time zone,
  mirrored_at timestamp with time zone not null,
  constraint opportunities_pkey PRIMARY KEY (team_id, crm_id)
);

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
  created_at timestamp with time zone,
  last_modified_at timestamp with time zone,
  system_modstamp timestamp with time zone,
  mirrored_at timestamp with time zone not null,
  constraint opportunity_contact_roles_pkey PRIMARY KEY (team_id, crm_id)
);

create table mirror.orgs (
  team_id uuid not null,
  org_id text collate "C" not null,
  org_name text not null,
  instance_url text not null,
  is_sandbox boolean not null,
  is_connected boolean not null,
  pinned_at timestamp with time zone not null,
  constraint orgs_pkey PRIMARY KEY (team_id)
);

create table mirror.rereads (
  team_id uuid not null,
  object text not null,
  constraint rereads_pkey PRIMARY KEY (team_id, object)
);

create table mirror.users (
  team_id uuid not null,
  crm_id text collate "C" not null,
  name text,
  email text,
  username text,
  is_active boolean not null default true,
  email_normal text collate "C",
  name_normal text,
  currency text collate "C",
  is_deleted boolean not null default false,
  merged_into text collate "C",
  withheld jsonb,
  created_at timestamp with time zone,
  last_modified_at timestamp with time zone,
  system_modstamp timestamp with time zone,
  mirrored_at timestamp with time zone not null,
  name_unaccented text,
  user_type text collate "C",
  email_base text collate "C",
  constraint users_pkey PRIMARY KEY (team_id, crm_id)
);

create table platform.events (
  team_id uuid not null,
  id bigint not null generated always as identity,
  transaction_id xid8 not null default pg_current_xact_id(),
  snapshot pg_snapshot not null default pg_current_snapshot(),
  type text collate "C" not null,
  at timestamp with time zone not null default clock_timestamp(),
  payload jsonb not null,
  constraint events_pkey PRIMARY KEY (team_id, id)
);

create table platform.migrations (
  name text collate "C" not null,
  checksum text collate "C" not null,
  applied_at timestamp with time zone not null default now(),
  works_with text collate "C",
  constraint migrations_pkey PRIMARY KEY (name)
);

create table salesforce.api_usage (
  team_id uuid not null,
  used bigint not null,
  allowance bigint not null,
  seen_at timestamp with time zone not null,
  constraint api_usage_pkey PRIMARY KEY (team_id)
);

create table salesforce.authorizations (
  team_id uuid not null,
  state_hash bytea not null,
  session_id text not null,
  login_url text not null,
  code_verifier text not null,
  expires_at timestamp with time zone not null,
  constraint authorizations_pkey PRIMARY KEY (team_id, state_hash)
);

create table salesforce.connections (
  team_id uuid not null,
  state text not null,
  grant_type text,
  login_url text,
  client_id text,
  username text,
  client_secret text,
  private_key text,
  access_token text,
  refresh_token text,
  token_version bigint not null default 0,
  token_issued_at timestamp with time zone,
  rotates_refresh_token boolean not null default false,
  instance_url text,
  org_id text collate "C",
  org_name text,
  is_sandbox boolean,
  user_id text collate "C",
  error_code text,
  error_message text,
  error_since timestamp with time zone,
  error_seen_at timestamp with time zone,
  connected_at timestamp with time zone,
  error_count integer not null default 0,
  error_at_sign_in boolean not null default false,
  retry_at timestamp with time zone,
  constraint connections_pkey PRIMARY KEY (team_id),
  constraint connections_disconnected_check CHECK (((state <> 'disconnected'::text) OR (COALESCE(client_secret, private_key, access_token, refresh_token) IS NULL))),
  constraint connections_error_check CHECK ((((state <> 'needs_attention'::text) OR (error_code IS NOT NULL)) AND ((state <> 'disconnected'::text) OR (error_code IS NULL)))),
  constraint connections_grant_type_check CHECK ((grant_type = ANY (ARRAY['web_server'::text, 'client_credentials'::text, 'jwt_bearer'::text]))),
  constraint connections_state_check CHECK ((state = ANY (ARRAY['connected'::text, 'needs_attention'::text, 'disconnected'::text])))
);

create table salesforce.descriptions (
  team_id uuid not null,
  object text not null,
  variant text not null,
  etag text,
  description jsonb not null,
  confirmed_at timestamp with time zone not null,
  fetched_at timestamp with time zone not null,
  constraint descriptions_pkey PRIMARY KEY (team_id, object)
);

create table salesforce.record_counts (
  team_id uuid not null,
  object text not null,
  rows bigint,
  told_at timestamp with time zone not null,
  constraint record_counts_pkey PRIMARY KEY (team_id, object)
);

create table salesforce.stages (
  team_id uuid not null,
  listed jsonb,
  told_at timestamp with time zone not null,
  constraint stages_pkey PRIMARY KEY (team_id)
);

create table sync.crm_sync_errors (
  team_id uuid not null,
  id uuid not null,
  object text not null,
  code text not null,
  field text,
  value text,
  crm_id text collate "C",
  raw jsonb,
  first_seen_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  resolved_at timestamp with time zone,
  detail text,
  constraint crm_sync_errors_pkey PRIMARY KEY (team_id, id)
);

create table sync.deletions (
  team_id uuid not null,
  run_id uuid not null,
  object text not null,
  crm_id text collate "C" not null,
  system_modstamp timestamp with time zone,
  state text not null,
  constraint deletions_pkey PRIMARY KEY (team_id, run_id, crm_id),
  constraint deletions_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'applied'::text, 'undone'::text, 'dropped'::text])))
);

create table sync.object_progress (
  team_id uuid not null,
  object text not null,
  deletions_until timestamp with time zone,
  filled_from jsonb not null default '{}'::jsonb,
  unmapped jsonb not null default '{}'::jsonb,
  needs_reconcile boolean not null default false,
  constraint object_progress_pkey PRIMARY KEY (team_id, object)
);

create table sync.read_costs (
  team_id uuid not null,
  object text not null,
  transport text not null,
  rows integer not null,
  api_calls integer not null,
  seconds double precision not null,
  measured_at timestamp with time zone not null,
  constraint read_costs_pkey PRIMARY KEY (team_id, object, transport),
  constraint read_costs_transport_check CHECK ((transport = ANY (ARRAY['rest'::text, 'bulk'::text])))
);

create table sync.runs (
  team_id uuid not null,
  id uuid not null,
  object text not null,
  mode text not null,
  state text not null,
  phase text,
  expected integer,
  read integer not null default 0,
  inserted integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  deleted integer not null default 0,
  withheld integer not null default 0,
  api_calls integer not null default 0,
  bytes bigint not null default 0,
  watermark timestamp with time zone,
  plan jsonb,
  error_code text,
  error_detail text,
  paused_until timestamp with time zone,
  fence bigint not null default 0,
  lease_until timestamp with time zone,
  requested_at timestamp with time zone not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  crm_ids text[] collate "C",
  is_alone boolean not null default false,
  constraint runs_pkey PRIMARY KEY (team_id, id),
  constraint runs_mode_check CHECK ((mode = ANY (ARRAY['full'::text, 'incremental'::text, 'reconcile'::text, 'backfill'::text]))),
  constraint runs_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'succeeded'::text, 'partial'::text, 'paused'::text, 'needs_approval'::text, 'failed'::text, 'cancelled'::text])))
);

create table sync.schedule (
  team_id uuid not null,
  object text not null,
  next_due_at timestamp with time zone not null,
  constraint schedule_pkey PRIMARY KEY (team_id, object)
);

create table webhooks.cursors (
  team_id uuid not null,
  event_id text collate "C" not null,
  constraint cursors_pkey PRIMARY KEY (team_id)
);

create table webhooks.deliveries (
  team_id uuid not null,
  id uuid not null,
  endpoint_id uuid not null,
  event_id text collate "C" not null,
  type text collate "C" not null,
  occurred_at timestamp with time zone not null,
  payload jsonb not null,
  state text collate "C" not null,
  fence integer not null default 0,
  attempts integer not null default 0,
  tries integer not null default 0,
  next_attempt_at timestamp with time zone,
  last_attempt_at timestamp with time zone,
  last_status integer,
  last_error text,
  delivered_at timestamp with time zone,
  constraint deliveries_pkey PRIMARY KEY (team_id, id),
  constraint deliveries_event_key UNIQUE (team_id, endpoint_id, event_id),
  constraint deliveries_endpoint_fkey FOREIGN KEY (team_id, endpoint_id) REFERENCES webhooks.endpoints(team_id, id) ON DELETE CASCADE,
  constraint deliveries_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'delivered'::text, 'failed'::text])))
);

create table webhooks.endpoints (
  team_id uuid not null,
  id uuid not null,
  url text not null,
  events text[] not null,
  description text,
  secret text not null,
  created_at timestamp with time zone not null default clock_timestamp(),
  enabled boolean not null default true,
  previous_secret text,
  previous_secret_ends_at timestamp with time zone,
  constraint endpoints_pkey PRIMARY KEY (team_id, id),
  constraint endpoints_events_check CHECK ((cardinality(events) > 0)),
  constraint endpoints_previous_secret_check CHECK (((previous_secret IS NULL) = (previous_secret_ends_at IS NULL)))
);

CREATE INDEX api_keys_maker_idx ON access.api_keys USING btree (team_id, maker_id) WHERE (maker_id IS NOT NULL);

CREATE INDEX sessions_user_idx ON access.sessions USING btree (team_id, user_id);

CREATE INDEX sign_in_limits_window_idx ON access.sign_in_limits USING btree (window_ends_at);

CREATE INDEX users_email_base_idx ON access.users USING btree (team_id, mirror.email_base(email));

CREATE INDEX users_email_idx ON access.users USING btree (email);

CREATE INDEX erasures_running_idx ON erasure.erasures USING btree (team_id, id) WHERE (state = 'running'::text);

CREATE INDEX dialer_calls_due_idx ON linking.dialer_calls USING btree (team_id, ended_at) WHERE ((recording_created_at IS NULL) AND (recording_external_id IS NOT NULL) AND (ended_at IS NOT NULL));

CREATE INDEX dialer_calls_recording_idx ON linking.dialer_calls USING btree (team_id, recording_external_id) WHERE (recording_external_id IS NOT NULL);

CREATE INDEX meetings_uncaptured_idx ON linking.meetings USING btree (team_id, starts_at) WHERE (captured_at IS NULL);

CREATE INDEX recordings_account_idx ON linking.recordings USING btree (team_id, account_crm_id, started_at DESC, external_id) WHERE (account_crm_id IS NOT NULL);

CREATE INDEX recordings_account_reason_idx ON linking.recordings USING btree (team_id, account_reason, started_at DESC, external_id) WHERE (account_reason IS NOT NULL);

CREATE INDEX recordings_by_day_idx ON linking.recordings USING btree (team_id, started_at DESC, external_id) INCLUDE (decided_at, person_state, account_state, opportunity_state);

CREATE INDEX recordings_opportunity_idx ON linking.recordings USING btree (team_id, opportunity_crm_id, started_at DESC, external_id) WHERE (opportunity_crm_id IS NOT NULL);

CREATE INDEX recordings_opportunity_reason_idx ON linking.recordings USING btree (team_id, opportunity_reason, started_at DESC, external_id) WHERE (opportunity_reason IS NOT NULL);

CREATE INDEX recordings_pending_idx ON linking.recordings USING btree (team_id, ended_at) WHERE (decided_at IS NULL);

CREATE INDEX recordings_person_idx ON linking.recordings USING btree (team_id, person_crm_id, started_at DESC, external_id) WHERE (person_crm_id IS NOT NULL);

CREATE INDEX recordings_person_reason_idx ON linking.recordings USING btree (team_id, person_reason, started_at DESC, external_id) WHERE (person_reason IS NOT NULL);

CREATE INDEX recordings_text_trigrams ON linking.recordings USING gin (team_id, lower(((((((((COALESCE(title, ''::text) || ' '::text) || external_id) || ' '::text) || COALESCE(person_name, ''::text)) || ' '::text) || COALESCE(account_name, ''::text)) || ' '::text) || COALESCE(opportunity_name, ''::text))) gin_trgm_ops);

CREATE INDEX account_domains_domain_idx ON mirror.account_domains USING btree (team_id, domain);

CREATE INDEX accounts_merged_into_idx ON mirror.accounts USING btree (team_id, merged_into) WHERE (merged_into IS NOT NULL);

CREATE INDEX accounts_name_trigrams ON mirror.accounts USING gin (team_id, lower(name) gin_trgm_ops);

CREATE INDEX accounts_parent_idx ON mirror.accounts USING btree (team_id, parent_crm_id);

CREATE INDEX accounts_person_contact_idx ON mirror.accounts USING btree (team_id, person_contact_crm_id);

CREATE INDEX accounts_person_email_base_idx ON mirror.accounts USING btree (team_id, mirror.email_base(person_email_normal)) WHERE is_person_account;

CREATE INDEX accounts_person_email_idx ON mirror.accounts USING btree (team_id, person_email_normal);

CREATE INDEX accounts_website_domain_idx ON mirror.accounts USING btree (team_id, website_domain);

CREATE INDEX accounts_website_host_idx ON mirror.accounts USING btree (team_id, website_host);

CREATE INDEX accounts_withheld_idx ON mirror.accounts USING btree (team_id, crm_id) WHERE (withheld IS NOT NULL);

CREATE INDEX contacts_account_idx ON mirror.contacts USING btree (team_id, account_crm_id);

CREATE INDEX contacts_email_base_idx ON mirror.contacts USING btree (team_id, email_base);

CREATE INDEX contacts_merged_into_idx ON mirror.contacts USING btree (team_id, merged_into) WHERE (merged_into IS NOT NULL);

CREATE INDEX contacts_name_trigrams ON mirror.contacts USING gin (team_id, lower(name) gin_trgm_ops);

CREATE INDEX contacts_withheld_idx ON mirror.contacts USING btree (team_id, crm_id) WHERE (withheld IS NOT NULL);

CREATE INDEX leads_email_base_idx ON mirror.leads USING btree (team_id, email_base);

CREATE INDEX leads_merged_into_idx ON mirror.leads USING btree (team_id, merged_into) WHERE (merged_into IS NOT NULL);

CREATE INDEX leads_name_trigrams ON mirror.leads USING gin (team_id, lower(name) gin_trgm_ops);

CREATE INDEX leads_withheld_idx ON mirror.leads USING btree (team_id, crm_id) WHERE (withheld IS NOT NULL);

CREATE INDEX opportunities_account_stage_idx ON mirror.opportunities USING btree (team_id, account_crm_id, stage, close_date DESC, crm_id);

CREATE INDEX opportunities_name_trigrams ON mirror.opportunities USING gin (team_id, lower(name) gin_trgm_ops);

CREATE INDEX opportunities_stage_idx ON mirror.opportunities USING btree (team_id, stage);

CREATE INDEX opportunities_withheld_idx ON mirror.opportunities USING btree (team_id, crm_id) WHERE (withheld IS NOT NULL);

CREATE INDEX opportunity_contact_roles_opportunity_idx ON mirror.opportunity_contact_roles USING btree (team_id, opportunity_crm_id);

CREATE INDEX opportunity_contact_roles_withheld_idx ON mirror.opportunity_contact_roles USING btree (team_id, crm_id) WHERE (withheld IS NOT NULL);

CREATE INDEX users_bare_name_idx ON mirror.users USING btree (team_id, mirror.bare_name(name_normal));

CREATE INDEX users_email_base_idx ON mirror.users USING btree (team_id, email_base);

CREATE INDEX users_host_idx ON mirror.users USING btree (team_id, ((reverse(split_part(email_normal, '@'::text, 2)) || '.'::text))) WHERE (is_active AND (NOT is_deleted) AND (email_normal IS NOT NULL) AND ((user_type IS NULL) OR (user_type = 'Standard'::text)));

CREATE INDEX users_name_unaccented_idx ON mirror.users USING btree (team_id, name_unaccented);

CREATE INDEX users_withheld_idx ON mirror.users USING btree (team_id, crm_id) WHERE (withheld IS NOT NULL);

CREATE INDEX events_at_idx ON platform.events USING btree (at);

CREATE INDEX events_recording_idx ON platform.events USING btree (team_id, ((payload ->> 'externalId'::text))) WHERE (payload ? 'externalId'::text);

CREATE INDEX events_transaction_idx ON platform.events USING btree (team_id, transaction_id, id);

CREATE UNIQUE INDEX crm_sync_errors_open_idx ON sync.crm_sync_errors USING btree (team_id, object, code, COALESCE(crm_id, ''::text), COALESCE(field, ''::text)) WHERE (resolved_at IS NULL);

CREATE INDEX crm_sync_errors_resolved_idx ON sync.crm_sync_errors USING btree (resolved_at) WHERE (resolved_at IS NOT NULL);

CREATE INDEX deletions_undone_idx ON sync.deletions USING btree (team_id, object, crm_id) WHERE (state = 'undone'::text);

CREATE INDEX runs_failed_idx ON sync.runs USING btree (team_id, finished_at) WHERE (state = 'failed'::text);

CREATE INDEX runs_finished_idx ON sync.runs USING btree (finished_at);

CREATE INDEX runs_requested_idx ON sync.runs USING btree (team_id, object, mode, requested_at);

CREATE UNIQUE INDEX runs_unfinished_idx ON sync.runs USING btree (team_id, object) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text, 'paused'::text]));

CREATE INDEX schedule_due_idx ON sync.schedule USING btree (next_due_at);

CREATE INDEX deliveries_attempt_idx ON webhooks.deliveries USING btree (last_attempt_at) WHERE (state <> 'pending'::text);

CREATE INDEX deliveries_endpoint_idx ON webhooks.deliveries USING btree (team_id, endpoint_id, id);

CREATE INDEX deliveries_pending_idx ON webhooks.deliveries USING btree (team_id, endpoint_id, next_attempt_at) WHERE (state = 'pending'::text);

CREATE INDEX deliveries_recording_idx ON webhooks.deliveries USING btree (team_id, ((payload ->> 'externalId'::text))) WHERE (payload ? 'externalId'::text);

CREATE OR REPLACE FUNCTION access.redact_audit(team uuid, moment timestamp with time zone, entries jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform set_config('related_records.erasing', pg_current_xact_id()::text, true);
  update access.audit_entries a set redacted_at = moment,
    before = nullif(e.value -> 'before', 'null'), after = nullif(e.value -> 'after', 'null')
  from jsonb_array_elements(entries) e
  where a.team_id = team and a.entry_id = (e.value ->> 'id')::uuid;
  perform set_config('related_records.erasing', '', true);
end
$function$;

CREATE OR REPLACE FUNCTION access.refuse_audit_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op <> 'TRUNCATE'
    and coalesce(current_setting('related_records.erasing', true), '') = pg_current_xact_id()::text
  then
    return null;
  end if;
  raise exception 'The audit is append-only' using errcode = 'insufficient_privilege';
end
$function$;

CREATE OR REPLACE FUNCTION access.refuse_unrecorded_audit_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' and exists (select from erasure.team_deletions d where d.team_id = old.team_id) then
    return old;
  end if;
  if tg_op = 'UPDATE' and new.redacted_at is not null
    and to_jsonb(new) - array['before', 'after', 'redacted_at'] = to_jsonb(old) - array['before', 'after', 'redacted_at']
  then
    return new;
  end if;
  raise exception 'The audit is append-only' using errcode = 'insufficient_privilege';
end
$function$;

CREATE OR REPLACE FUNCTION analytics.grant_views(role_name text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  contract constant text[] := array['accounts', 'opportunities', 'people', 'users', 'recordings', 'related_records',
    'sync_runs', 'sync_errors'];
  view_name text;
begin
  execute format('grant usage on schema analytics to %I', role_name);
  foreach view_name in array contract loop
    execute format('grant select on analytics.%I to %I', view_name, role_name);
  end loop;
end
$function$;

CREATE OR REPLACE FUNCTION erasure.begin_team_deletion(team uuid, moment timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  insert into erasure.team_deletions (team_id, requested_at) values (team, moment)
  on conflict on constraint team_deletions_pkey do nothing
$function$;

CREATE OR REPLACE FUNCTION erasure.delete_team_rows(team uuid, schema_part text, table_part text, most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  gone integer;
begin
  if not exists (select from erasure.team_deletions d where d.team_id = team) then
    raise exception 'Team % is not being deleted', team using errcode = 'insufficient_privilege';
  end if;
  if not exists (
    select from erasure.team_tables t where t.schema_name = schema_part and t.table_name = table_part)
  then
    raise exception 'There is no table %.% with rows of teams', schema_part, table_part;
  end if;
  perform set_config('related_records.erasing', pg_current_xact_id()::text, true);
  execute format(
    'delete from %1$I.%2$I where ctid = any(array(select ctid from %1$I.%2$I where team_id = $1 limit $2))',
    schema_part, table_part) using team, most;
  get diagnostics gone = row_count;
  perform set_config('related_records.erasing', '', true);
  return gone;
end
$function$;

CREATE OR REPLACE FUNCTION linking.decide_recording(team uuid, external text, at timestamp with time zone, slots text[])
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  update linking.recordings set
    decided_at = at,
    person_state = slots[1], person_origin = slots[2], person_crm_id = slots[3], person_type = slots[4],
    person_name = slots[5], person_reason = slots[6],
    account_state = slots[7], account_origin = slots[8], account_crm_id = slots[9], account_name = slots[10],
    account_reason = slots[11],
    opportunity_state = slots[12], opportunity_origin = slots[13], opportunity_crm_id = slots[14],
    opportunity_name = slots[15], opportunity_reason = slots[16]
  where team_id = team and external_id = external and decided_at is null;
  return found;
end
$function$;

CREATE OR REPLACE FUNCTION linking.erase_recording(team uuid, external text, moment timestamp with time zone, by_whom jsonb, why text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  call text;
begin
  select r.dialer_call_external_id into call from linking.recordings r
  where r.team_id = team and r.external_id = external for update;
  if not found then
    return false;
  end if;
  perform set_config('related_records.erasing', pg_current_xact_id()::text, true);
  insert into linking.erased_recordings (team_id, external_id, erased_at, actor, reason)
    values (team, external, moment, by_whom, why);
  delete from linking.manual_changes m where m.team_id = team and m.recording_external_id = external;
  delete from linking.link_decisions d where d.team_id = team and d.recording_external_id = external;
  delete from linking.redactions r where r.team_id = team and r.recording_external_id = external;
  delete from linking.recordings r where r.team_id = team and r.external_id = external;
  -- The call it was created from is the same conversation
  delete from linking.dialer_calls c
  where c.team_id = team and (c.recording_external_id = external or c.external_id = call);
  perform set_config('related_records.erasing', '', true);
  return true;
end
$function$;

CREATE OR REPLACE FUNCTION linking.is_erasing()
 RETURNS boolean
 LANGUAGE sql
AS $function$
  select coalesce(current_setting('related_records.erasing', true), '') = pg_current_xact_id()::text
$function$;

CREATE OR REPLACE FUNCTION linking.is_redaction_of(redacted jsonb, original jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
begin
  if redacted = original then
    return true;
  end if;
  if jsonb_typeof(redacted) <> jsonb_typeof(original) then
    return false;
  end if;
  return case jsonb_typeof(original)
    when 'string' then position('[erased]' in redacted #>> '{}') > 0
    when 'object' then not exists (
      select from jsonb_each(original) o full join jsonb_each(redacted) r on r.key = o.key
      where o.key is null or r.key is null
        or r.value <> o.value and (
          o.key in ('decisionId', 'decidedAt', 'ruleSetVersion', 'watermark', 'state', 'origin', 'crmId', 'type',
            'reason', 'grade', 'rule')
          or not linking.is_redaction_of(r.value, o.value)))
    when 'array' then jsonb_array_length(redacted) = jsonb_array_length(original) and not exists (
      select from jsonb_array_elements(original) with ordinality o (value, n)
      join jsonb_array_elements(redacted) with ordinality r (value, n) on r.n = o.n
      where not linking.is_redaction_of(r.value, o.value))
    else false
  end;
end
$function$;

CREATE OR REPLACE FUNCTION linking.keep_erased(team uuid, external text, moment timestamp with time zone, by_whom jsonb, why text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if exists (select from linking.recordings r where r.team_id = team and r.external_id = external) then
    raise exception 'Recording % is here, and is erased by linking.erase_recording', external;
  end if;
  insert into linking.erased_recordings (team_id, external_id, erased_at, actor, reason)
    values (team, external, moment, by_whom, why)
    on conflict on constraint erased_recordings_pkey do nothing;
  if not found then
    return false;
  end if;
  delete from linking.dialer_calls c where c.team_id = team and c.recording_external_id = external;
  return true;
end
$function$;

CREATE OR REPLACE FUNCTION linking.redact_recording(team uuid, external text, erasure uuid, moment timestamp with time zone, marked jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  shown text;
begin
  perform set_config('related_records.erasing', pg_current_xact_id()::text, true);
  insert into linking.redactions (team_id, recording_external_id, erasure_id, redacted_at)
    values (team, external, erasure, moment)
    on conflict on constraint redactions_pkey do update
    set redacted_at = excluded.redacted_at, transaction_id = pg_current_xact_id();
  update linking.recordings r set body = marked -> 'body', title = marked ->> 'title',
    person_name = marked -> 'names' ->> 'person', account_name = marked -> 'names' ->> 'account',
    opportunity_name = marked -> 'names' ->> 'opportunity'
  where r.team_id = team and r.external_id = external;

  select coalesce(d.redacted_document, d.document) into shown from linking.link_decisions d
  where d.team_id = team and d.recording_external_id = external;
  if shown is not null and shown <> marked ->> 'document' then
    if linking.is_redaction_of((marked ->> 'document')::jsonb, shown::jsonb) is not true then
      raise exception 'More than the erased person would change in the decision of recording %', external
        using errcode = 'insufficient_privilege';
    end if;
    update linking.link_decisions d set
      document_sha256 = coalesce(d.document_sha256, sha256(convert_to(d.document, 'UTF8'))),
      redacted_document = marked ->> 'document', document = null, redacted_at = moment
    where d.team_id = team and d.recording_external_id = external;
  end if;

  update linking.manual_changes m set actor = c.value -> 'actor', before = c.value -> 'before', after = c.value -> 'after'
  from jsonb_array_elements(marked -> 'changes') c
  where m.team_id = team and m.recording_external_id = external and m.change_id = (c.value ->> 'id')::uuid
    and linking.is_redaction_of(c.value -> 'before', m.before) and linking.is_redaction_of(c.value -> 'after', m.after)
    and linking.is_redaction_of(c.value -> 'actor', m.actor);
  perform set_config('related_records.erasing', '', true);
end
$function$;

CREATE OR REPLACE FUNCTION linking.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'TRUNCATE' or not linking.is_erasing() then
    raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION linking.refuse_erased()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (
    select from linking.erased_recordings e where e.team_id = new.team_id and e.external_id = new.external_id)
  then
    raise exception 'Recording % was erased', new.external_id using errcode = 'RR410';
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION linking.refuse_recording_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.team_id, new.external_id, new.kind, new.platform, new.started_at, new.ended_at, new.meeting_external_id,
      new.dialer_call_external_id, new.received_at, new.decided_at)
    is not distinct from
     (old.team_id, old.external_id, old.kind, old.platform, old.started_at, old.ended_at, old.meeting_external_id,
      old.dialer_call_external_id, old.received_at, old.decided_at)
    and (
      (new.title, new.body) is not distinct from (old.title, old.body) and exists (
        select from linking.manual_changes m
        where m.team_id = old.team_id and m.recording_external_id = old.external_id)
      or exists (
        select from linking.redactions r
        where r.team_id = old.team_id and r.recording_external_id = old.external_id
          and r.transaction_id = pg_current_xact_id()))
  then
    return new;
  end if;
  raise exception 'A decided recording stays as it was decided' using errcode = 'insufficient_privilege';
end
$function$;

CREATE OR REPLACE FUNCTION linking.refuse_unrecorded_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' and (
    exists (
      select from linking.erased_recordings e
      where e.team_id = old.team_id and e.external_id = old.recording_external_id
        and e.transaction_id = pg_current_xact_id())
    or exists (select from erasure.team_deletions d where d.team_id = old.team_id))
  then
    return old;
  end if;
  if tg_op = 'UPDATE' and to_jsonb(new) - tg_argv = to_jsonb(old) - tg_argv and exists (
    select from linking.redactions r
    where r.team_id = old.team_id and r.recording_external_id = old.recording_external_id
      and r.transaction_id = pg_current_xact_id())
  then
    return new;
  end if;
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end
$function$;

CREATE OR REPLACE FUNCTION linking.show_manual_change(team uuid, external text, slots text[])
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  update linking.recordings set
    person_state = slots[1], person_origin = slots[2], person_crm_id = slots[3], person_type = slots[4],
    person_name = slots[5], person_reason = slots[6],
    account_state = slots[7], account_origin = slots[8], account_crm_id = slots[9], account_name = slots[10],
    account_reason = slots[11],
    opportunity_state = slots[12], opportunity_origin = slots[13], opportunity_crm_id = slots[14],
    opportunity_name = slots[15], opportunity_reason = slots[16]
  where team_id = team and external_id = external;
  return found;
end
$function$;

CREATE OR REPLACE FUNCTION mirror.bare_name(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select replace(replace(replace(
    translate(normalize(regexp_replace(normalize(name, NFD), '[\u0300-\u036f]', '', 'g'), NFC), 'øłđðħŧı', 'olddhti'),
    'þ', 'th'), 'æ', 'ae'), 'œ', 'oe')
$function$;

CREATE OR REPLACE FUNCTION mirror.crm_id_18(id text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when octet_length(id) = 15 then id || (
    select string_agg(substr('ABCDEFGHIJKLMNOPQRSTUVWXYZ012345', 1 + (
      select coalesce(sum(1 << (k - 1)), 0)::integer from generate_series(1, 5) k
      where substr(id, 5 * chunk + k, 1) ~ '[A-Z]'), 1), '' order by chunk)
    from generate_series(0, 2) chunk)
  else id end
$function$;

CREATE OR REPLACE FUNCTION mirror.email_base(address text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case
    when address is null then null
    when split_part(address, '@', 2) in ('gmail.com', 'gmail.com.invalid')
    then case when strpos(address, '+') > 1
      then replace(split_part(address, '+', 1), '.', '')
      else replace(split_part(address, '@', 1), '.', '') end || '@' || split_part(address, '@', 2)
    when strpos(address, '+') between 2 and strpos(address, '@')
    then split_part(address, '+', 1) || '@' || split_part(address, '@', 2)
    else address
  end
$function$;

CREATE OR REPLACE FUNCTION mirror.follow_accounts(team uuid, ids text[], ancestors boolean)
 RETURNS text[]
 LANGUAGE plpgsql
 STABLE
AS $function$
declare
  reached text[] := ids;
  frontier text[] := ids;
begin
  while cardinality(frontier) > 0 loop
    frontier := array(
      select distinct next.id from (
        select coalesce(a.merged_into, case when ancestors then a.parent_crm_id end) as id
        from mirror.accounts a where a.team_id = team and a.crm_id = any(array(select unnest(frontier)))
      ) next where next.id is not null and next.id <> all(reached));
    reached := reached || frontier;
  end loop;
  return reached;
end
$function$;

CREATE OR REPLACE FUNCTION mirror.follow_people(team uuid, ids text[])
 RETURNS text[]
 LANGUAGE plpgsql
 STABLE
AS $function$
declare
  reached text[] := ids;
  frontier text[] := ids;
begin
  while cardinality(frontier) > 0 loop
    frontier := array(
      select distinct next.id from (
        select c.merged_into as id from mirror.contacts c where c.team_id = team and c.crm_id = any(array(select unnest(frontier)))
        union all
        select coalesce(l.merged_into, l.converted_contact_crm_id) from mirror.leads l
        where l.team_id = team and l.crm_id = any(array(select unnest(frontier)))
        union all
        select coalesce(a.merged_into, case when a.is_person_account then a.person_contact_crm_id end)
        from mirror.accounts a where a.team_id = team and a.crm_id = any(array(select unnest(frontier)))
      ) next where next.id is not null and next.id <> all(reached));
    reached := reached || frontier;
  end loop;
  return reached;
end
$function$;

CREATE OR REPLACE FUNCTION mirror.normal_email(address text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case
    when octet_length(address) <= 254
      and lower(address collate "C") ~ '^[a-z0-9_%+.-][a-z0-9_%+.''-]*@([a-z0-9-]+\.)+[a-z]+$'
      and lower(address collate "C") not like all ('{imcea%,%@googlemail.com,%@googlemail.com.invalid,%xn--%}')
    then lower(address collate "C")
  end
$function$;

CREATE OR REPLACE FUNCTION mirror.try_boolean(value text)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
begin
  return value::boolean;
exception when data_exception then
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION mirror.try_date(value text)
 RETURNS date
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
  return value::date;
exception when data_exception then
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION mirror.try_numeric(value text)
 RETURNS numeric
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
begin
  return value::numeric;
exception when data_exception then
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION mirror.try_timestamptz(value text)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
  return value::timestamptz;
exception when data_exception then
  return null;
end
$function$;

create view analytics.accounts as
 SELECT a.team_id,
    a.crm_id,
    a.name,
    ((t.instance_url || '/'::text) || a.crm_id) AS url,
    a.website,
    a.owner_crm_id,
    a.parent_crm_id,
    a.account_type,
    ("left"(a.last_activity_date, 10))::date AS last_activity_date,
    a.is_person_account,
    a.currency,
    (a.withheld ->> 'code'::text) AS withheld_code,
    a.system_modstamp,
    a.mirrored_at
   FROM (mirror.accounts a
     JOIN analytics.readable_teams t ON ((t.team_id = a.team_id)))
  WHERE (NOT a.is_deleted);

create view analytics.opportunities as
 SELECT p.team_id,
    p.crm_id,
    p.name,
    ((t.instance_url || '/'::text) || p.crm_id) AS url,
    p.account_crm_id,
    p.amount,
    p.close_date,
    p.owner_crm_id,
    p.stage,
    s.outcome AS stage_outcome,
    p.opportunity_type,
    p.is_private,
    p.currency,
    COALESCE((p.withheld ->> 'code'::text),
        CASE
            WHEN (s.outcome IS NULL) THEN 'STAGE_NOT_ALIGNED'::text
            ELSE NULL::text
        END) AS withheld_code,
    p.system_modstamp,
    p.mirrored_at
   FROM (((mirror.opportunities p
     JOIN analytics.readable_teams t ON ((t.team_id = p.team_id)))
     LEFT JOIN LATERAL ( SELECT g_1.stage_values
           FROM field_mapping.stages g_1
          WHERE (g_1.team_id = p.team_id)
          ORDER BY g_1.version DESC
         LIMIT 1) g ON (true))
     LEFT JOIN LATERAL ( SELECT (v.value ->> 'outcome'::text) AS outcome
           FROM jsonb_array_elements(g.stage_values) v(value)
          WHERE ((v.value ->> 'value'::text) = p.stage)
         LIMIT 1) s ON (true))
  WHERE (NOT p.is_deleted);

create view analytics.people as
 SELECT c.team_id,
    c.crm_id,
    'Contact'::text AS type,
    c.name,
    ((t.instance_url || '/'::text) || c.crm_id) AS url,
    c.email,
    c.account_crm_id,
    c.owner_crm_id,
    c.title,
    c.phone,
    NULL::text AS company,
    ("left"(c.last_activity_date, 10))::date AS last_activity_date,
    c.is_person_account,
    false AS is_converted,
    c.currency,
    (c.withheld ->> 'code'::text) AS withheld_code,
    c.system_modstamp,
    c.mirrored_at
   FROM (mirror.contacts c
     JOIN analytics.readable_teams t ON ((t.team_id = c.team_id)))
  WHERE (NOT c.is_deleted)
UNION ALL
 SELECT l.team_id,
    l.crm_id,
    'Lead'::text AS type,
    l.name,
    ((t.instance_url || '/'::text) || l.crm_id) AS url,
    l.email,
    l.converted_account_crm_id AS account_crm_id,
    l.owner_crm_id,
    l.title,
    l.phone,
    l.company,
    NULL::date AS last_activity_date,
    false AS is_person_account,
    l.is_converted,
    l.currency,
    (l.withheld ->> 'code'::text) AS withheld_code,
    l.system_modstamp,
    l.mirrored_at
   FROM (mirror.leads l
     JOIN analytics.readable_teams t ON ((t.team_id = l.team_id)))
  WHERE (NOT l.is_deleted);

create view analytics.readable_teams as
 SELECT t.team_id,
    o.instance_url
   FROM (access.teams t
     LEFT JOIN mirror.orgs o ON ((o.team_id = t.team_id)))
  WHERE (EXISTS ( SELECT
           FROM (analytics.readers r
             JOIN pg_roles p ON ((p.rolname = r.role_name)))
          WHERE (((r.team_id IS NULL) OR (r.team_id = t.team_id)) AND pg_has_role(CURRENT_USER, p.oid, 'member'::text))));

create view analytics.recordings as
 SELECT r.team_id,
    r.external_id,
    r.kind,
    r.platform,
    r.title,
    r.started_at,
    r.ended_at,
    r.meeting_external_id,
    r.dialer_call_external_id,
        CASE
            WHEN (r.decided_at IS NULL) THEN 'pending'::text
            ELSE 'decided'::text
        END AS state,
    r.received_at,
    r.decided_at,
    d.decision_id,
    d.stale_mirror,
    d.rule_set_version,
    d.mapping_version,
    d.stages_version
   FROM ((linking.recordings r
     JOIN analytics.readable_teams t ON ((t.team_id = r.team_id)))
     LEFT JOIN linking.link_decisions d ON (((d.team_id = r.team_id) AND (d.recording_external_id = r.external_id))));

create view analytics.related_records as
 SELECT r.team_id,
    r.external_id,
    s.slot,
    s.state,
    s.origin,
    s.crm_id,
    s.type,
    s.name,
        CASE
            WHEN (s.crm_id IS NOT NULL) THEN ((t.instance_url || '/'::text) || s.crm_id)
            ELSE NULL::text
        END AS url,
    s.reason,
        CASE
            WHEN ((s.origin = 'auto'::text) AND (s.state = 'linked'::text)) THEN ((((COALESCE(d.redacted_document, d.document))::jsonb -> 'slots'::text) -> s.slot) ->> 'grade'::text)
            ELSE NULL::text
        END AS grade,
    r.decided_at
   FROM (((linking.recordings r
     JOIN analytics.readable_teams t ON ((t.team_id = r.team_id)))
     LEFT JOIN linking.link_decisions d ON (((d.team_id = r.team_id) AND (d.recording_external_id = r.external_id))))
     CROSS JOIN LATERAL ( VALUES ('person'::text,r.person_state,r.person_origin,r.person_crm_id,r.person_type,r.person_name,r.person_reason), ('account'::text,r.account_state,r.account_origin,r.account_crm_id,
                CASE
                    WHEN (r.account_crm_id IS NOT NULL) THEN 'Account'::text
                    ELSE NULL::text
                END,r.account_name,r.account_reason), ('opportunity'::text,r.opportunity_state,r.opportunity_origin,r.opportunity_crm_id,
                CASE
                    WHEN (r.opportunity_crm_id IS NOT NULL) THEN 'Opportunity'::text
                    ELSE NULL::text
                END,r.opportunity_name,r.opportunity_reason)) s(slot, state, origin, crm_id, type, name, reason));

create view analytics.sync_errors as
 SELECT e.team_id,
    e.object,
    e.code,
    e.field,
    e.value,
    e.crm_id,
    ((t.instance_url || '/'::text) || e.crm_id) AS url,
    e.first_seen_at,
    e.last_seen_at
   FROM (sync.crm_sync_errors e
     JOIN analytics.readable_teams t ON ((t.team_id = e.team_id)))
  WHERE (e.resolved_at IS NULL)
UNION ALL
 SELECT p.team_id,
    'Opportunity'::text AS object,
    p.withheld_code AS code,
    'StageName'::text AS field,
    p.stage AS value,
    p.crm_id,
    p.url,
    NULL::timestamp with time zone AS first_seen_at,
    NULL::timestamp with time zone AS last_seen_at
   FROM analytics.opportunities p
  WHERE (p.withheld_code = 'STAGE_NOT_ALIGNED'::text);

create view analytics.sync_runs as
 SELECT r.team_id,
    r.id,
    r.object,
    r.mode,
    r.state,
    r.phase,
    r.expected,
    r.read,
    r.inserted,
    r.updated,
    r.unchanged,
    r.deleted,
    r.withheld,
    r.api_calls,
    r.bytes,
    r.watermark,
    r.requested_at,
    r.started_at,
    r.finished_at,
    r.paused_until,
    r.error_code,
    r.error_detail
   FROM (sync.runs r
     JOIN analytics.readable_teams t ON ((t.team_id = r.team_id)));

create view analytics.users as
 SELECT u.team_id,
    u.crm_id,
    u.name,
    ((t.instance_url || '/'::text) || u.crm_id) AS url,
    u.email,
    u.username,
    u.is_active,
    u.currency,
    (u.withheld ->> 'code'::text) AS withheld_code,
    u.system_modstamp,
    u.mirrored_at
   FROM (mirror.users u
     JOIN analytics.readable_teams t ON ((t.team_id = u.team_id)))
  WHERE (NOT u.is_deleted);

create view erasure.team_tables as
 SELECT n.nspname AS schema_name,
    c.relname AS table_name
   FROM ((pg_class c
     JOIN pg_namespace n ON ((n.oid = c.relnamespace)))
     JOIN pg_attribute a ON (((a.attrelid = c.oid) AND (a.attname = 'team_id'::name) AND (NOT a.attisdropped))))
  WHERE ((c.relkind = ANY (ARRAY['r'::"char", 'p'::"char"])) AND (n.nspname !~ '^(pg_|information_schema)'::text))
  ORDER BY ((n.nspname = 'erasure'::name) AND (c.relname = 'team_deletions'::name)), ((n.nspname = 'access'::name) AND (c.relname = 'teams'::name)), (((n.nspname = 'access'::name) AND (c.relname = 'users'::name)) OR ((n.nspname = 'webhooks'::name) AND (c.relname = 'endpoints'::name))), n.nspname, c.relname;

create view linking.configurations as
 SELECT t.team_id,
    m.version AS mapping_version,
    m.sources AS mapping_sources,
    g.version AS stages_version,
    g.stage_values,
    s.content AS settings,
    o.is_connected,
    o.instance_url,
    ( SELECT COALESCE(json_agg(json_build_object('object', x.object, 'watermark', x.watermark, 'firstCompletedAt', x.first_completed_at, 'lastCompleteRunStartedAt', x.last_complete_run_started_at)), '[]'::json) AS "coalesce"
           FROM mirror.object_states x
          WHERE (x.team_id = t.team_id)) AS objects,
    o.is_sandbox
   FROM ((((access.teams t
     LEFT JOIN LATERAL ( SELECT mappings.version,
            mappings.sources
           FROM field_mapping.mappings
          WHERE ((mappings.team_id = t.team_id) AND (mappings.object = 'Opportunity'::text))
          ORDER BY mappings.version DESC
         LIMIT 1) m ON (true))
     LEFT JOIN LATERAL ( SELECT stages.version,
            stages.stage_values
           FROM field_mapping.stages
          WHERE (stages.team_id = t.team_id)
          ORDER BY stages.version DESC
         LIMIT 1) g ON (true))
     LEFT JOIN LATERAL ( SELECT settings.content
           FROM field_mapping.settings
          WHERE (settings.team_id = t.team_id)
          ORDER BY settings.version DESC
         LIMIT 1) s ON (true))
     LEFT JOIN mirror.orgs o ON ((o.team_id = t.team_id)));

create view linking.console_users as
 SELECT team_id,
    email,
    mirror.email_base(email) AS email_base
   FROM access.users;

create view mirror.account_records as
 SELECT team_id,
    crm_id,
    name,
    website,
    website_host,
    website_domain,
    owner_crm_id,
    parent_crm_id,
    account_type,
    last_activity_date,
    is_person_account,
    person_contact_crm_id,
    person_email,
    person_email_normal,
    mirror.email_base(person_email_normal) AS person_email_base,
    is_deleted,
    merged_into,
    withheld
   FROM mirror.accounts;

create view mirror.contact_records as
 SELECT team_id,
    crm_id,
    name,
    email,
    email_normal,
    email_base,
    email_domain,
    account_crm_id,
    owner_crm_id,
    title,
    phone,
    last_activity_date,
    is_deleted,
    merged_into,
    withheld
   FROM mirror.contacts;

create view mirror.contact_role_records as
 SELECT team_id,
    opportunity_crm_id,
    contact_crm_id,
    is_deleted
   FROM mirror.opportunity_contact_roles;

create view mirror.domain_records as
 SELECT team_id,
    account_crm_id,
    domain,
    contacts
   FROM mirror.account_domains;

create view mirror.lead_records as
 SELECT team_id,
    crm_id,
    name,
    email,
    email_normal,
    email_base,
    email_domain,
    company,
    owner_crm_id,
    title,
    phone,
    is_converted,
    converted_contact_crm_id,
    is_deleted,
    merged_into,
    withheld
   FROM mirror.leads;

create view mirror.opportunity_records as
 SELECT team_id,
    crm_id,
    name,
    account_crm_id,
    amount,
    currency,
    close_date,
    owner_crm_id,
    stage,
    opportunity_type,
    last_modified_at,
    created_at,
    is_private,
    is_deleted,
    merged_into,
    withheld
   FROM mirror.opportunities;

create view mirror.user_records as
 SELECT team_id,
    crm_id,
    name,
    mirror.bare_name(name_normal) AS bare_name,
    user_type,
    is_active,
    email_normal,
    email_base,
    (reverse(split_part(email_normal, '@'::text, 2)) || '.'::text) AS host_from_behind,
    is_deleted
   FROM mirror.users;

CREATE TRIGGER audit_entries_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON access.audit_entries FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_audit_change();

CREATE TRIGGER audit_entries_only_erased BEFORE DELETE OR UPDATE ON access.audit_entries FOR EACH ROW EXECUTE FUNCTION access.refuse_unrecorded_audit_change();

CREATE TRIGGER link_decisions_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON linking.link_decisions FOR EACH STATEMENT EXECUTE FUNCTION linking.refuse_change();

CREATE TRIGGER link_decisions_only_erased BEFORE DELETE OR UPDATE ON linking.link_decisions FOR EACH ROW EXECUTE FUNCTION linking.refuse_unrecorded_change('document', 'redacted_document', 'document_sha256', 'redacted_at');

CREATE TRIGGER manual_changes_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON linking.manual_changes FOR EACH STATEMENT EXECUTE FUNCTION linking.refuse_change();

CREATE TRIGGER manual_changes_only_erased BEFORE DELETE OR UPDATE ON linking.manual_changes FOR EACH ROW EXECUTE FUNCTION linking.refuse_unrecorded_change('actor', 'before', 'after');

CREATE TRIGGER recordings_stay_decided BEFORE UPDATE ON linking.recordings FOR EACH ROW WHEN ((old.decided_at IS NOT NULL)) EXECUTE FUNCTION linking.refuse_recording_change();

CREATE TRIGGER recordings_stay_erased AFTER INSERT ON linking.recordings FOR EACH ROW EXECUTE FUNCTION linking.refuse_erased();
