-- works-with: 0.2.0
-- What analysts read with SQL: a contract. Views gain columns and lose none; one row a live record, every value typed.
--
-- A reader is a role of PostgreSQL that was granted these views and nothing else (`cli analytics grant`). It sees the teams
-- that analytics.readers names for it: the views filter by it, as barriers, so that no function of the reader's sees a row
-- of another team. A migration that has to replace a view drops it, makes it again and calls analytics.grant_views() for
-- every reader.

create schema analytics;

create table analytics.readers (
  role_name text collate "C" not null,
  -- Null: all teams
  team_id uuid,
  granted_at timestamptz not null,
  constraint readers_role_team_key unique nulls not distinct (team_id, role_name)
);

-- The teams of whoever asks: in a view current_user is the reader, while tables are read with the owner's rights.
create view analytics.readable_teams as
select t.team_id, o.instance_url
from access.teams t
left join mirror.orgs o on o.team_id = t.team_id
where exists (
  select from analytics.readers r
  join pg_catalog.pg_roles p on p.rolname = r.role_name
  where (r.team_id is null or r.team_id = t.team_id) and pg_catalog.pg_has_role(current_user, p.oid, 'member'));

create view analytics.accounts with (security_barrier) as
select a.team_id, a.crm_id, a.name, t.instance_url || '/' || a.crm_id as url, a.website, a.owner_crm_id, a.parent_crm_id,
  a.account_type, left(a.last_activity_date, 10)::date as last_activity_date, a.is_person_account, a.currency,
  a.withheld ->> 'code' as withheld_code, a.system_modstamp, a.mirrored_at
from mirror.accounts a
join analytics.readable_teams t on t.team_id = a.team_id
where not a.is_deleted;

-- S1: a stage that is not among the team's values withholds its opportunity, whatever was stored.
create view analytics.opportunities with (security_barrier) as
select p.team_id, p.crm_id, p.name, t.instance_url || '/' || p.crm_id as url, p.account_crm_id, p.amount, p.close_date,
  p.owner_crm_id, p.stage, s.outcome as stage_outcome, p.opportunity_type, p.is_private, p.currency,
  coalesce(p.withheld ->> 'code', case when s.outcome is null then 'STAGE_NOT_ALIGNED' end) as withheld_code,
  p.system_modstamp, p.mirrored_at
from mirror.opportunities p
join analytics.readable_teams t on t.team_id = p.team_id
left join lateral (
  select g.stage_values from field_mapping.stages g where g.team_id = p.team_id order by g.version desc limit 1) g on true
left join lateral (
  select v.value ->> 'outcome' as outcome from jsonb_array_elements(g.stage_values) v
  where v.value ->> 'value' = p.stage limit 1) s on true
where not p.is_deleted;

create view analytics.people with (security_barrier) as
select c.team_id, c.crm_id, 'Contact' as type, c.name, t.instance_url || '/' || c.crm_id as url, c.email, c.account_crm_id,
  c.owner_crm_id, c.title, c.phone, null::text as company, left(c.last_activity_date, 10)::date as last_activity_date,
  c.is_person_account, false as is_converted, c.currency, c.withheld ->> 'code' as withheld_code, c.system_modstamp,
  c.mirrored_at
from mirror.contacts c
join analytics.readable_teams t on t.team_id = c.team_id
where not c.is_deleted
union all
select l.team_id, l.crm_id, 'Lead', l.name, t.instance_url || '/' || l.crm_id, l.email, l.converted_account_crm_id,
  l.owner_crm_id, l.title, l.phone, l.company, null, false, l.is_converted, l.currency, l.withheld ->> 'code',
  l.system_modstamp, l.mirrored_at
from mirror.leads l
join analytics.readable_teams t on t.team_id = l.team_id
where not l.is_deleted;

create view analytics.users with (security_barrier) as
select u.team_id, u.crm_id, u.name, t.instance_url || '/' || u.crm_id as url, u.email, u.username, u.is_active, u.currency,
  u.withheld ->> 'code' as withheld_code, u.system_modstamp, u.mirrored_at
from mirror.users u
join analytics.readable_teams t on t.team_id = u.team_id
where not u.is_deleted;

create view analytics.recordings with (security_barrier) as
select r.team_id, r.external_id, r.kind, r.platform, r.title, r.started_at, r.ended_at, r.meeting_external_id,
  r.dialer_call_external_id, case when r.decided_at is null then 'pending' else 'decided' end as state, r.received_at,
  r.decided_at, d.decision_id, d.stale_mirror, d.rule_set_version, d.mapping_version, d.stages_version
from linking.recordings r
join analytics.readable_teams t on t.team_id = r.team_id
left join linking.link_decisions d on d.team_id = r.team_id and d.recording_external_id = r.external_id;

-- What a reader of the tile sees: the decision with the manual changes laid over it (M1).
create view analytics.related_records with (security_barrier) as
select r.team_id, r.external_id, s.slot, s.state, s.origin, s.crm_id, s.type, s.name,
  case when s.crm_id is not null then t.instance_url || '/' || s.crm_id end as url, s.reason,
  case when s.origin = 'auto' and s.state = 'linked'
    then d.document::jsonb -> 'slots' -> s.slot ->> 'grade' end as grade, r.decided_at
from linking.recordings r
join analytics.readable_teams t on t.team_id = r.team_id
left join linking.link_decisions d on d.team_id = r.team_id and d.recording_external_id = r.external_id
cross join lateral (values
  ('person', r.person_state, r.person_origin, r.person_crm_id, r.person_type, r.person_name, r.person_reason),
  ('account', r.account_state, r.account_origin, r.account_crm_id,
    case when r.account_crm_id is not null then 'Account' end, r.account_name, r.account_reason),
  ('opportunity', r.opportunity_state, r.opportunity_origin, r.opportunity_crm_id,
    case when r.opportunity_crm_id is not null then 'Opportunity' end, r.opportunity_name, r.opportunity_reason)
) s (slot, state, origin, crm_id, type, name, reason);

create view analytics.sync_runs with (security_barrier) as
select r.team_id, r.id, r.object, r.mode, r.state, r.phase, r.expected, r.read, r.inserted, r.updated, r.unchanged, r.deleted,
  r.withheld, r.api_calls, r.bytes, r.watermark, r.requested_at, r.started_at, r.finished_at, r.paused_until, r.error_code,
  r.error_detail
from sync.runs r
join analytics.readable_teams t on t.team_id = r.team_id;

create view analytics.sync_errors with (security_barrier) as
select e.team_id, e.object, e.code, e.field, e.value, e.crm_id, t.instance_url || '/' || e.crm_id as url, e.first_seen_at,
  e.last_seen_at
from sync.crm_sync_errors e
join analytics.readable_teams t on t.team_id = e.team_id
where e.resolved_at is null
union all
select p.team_id, 'Opportunity', p.withheld_code, 'StageName', p.stage, p.crm_id, p.url, null, null
from analytics.opportunities p
where p.withheld_code = 'STAGE_NOT_ALIGNED';

-- Gives the role the views of the contract, and nothing else; safe to repeat.
create function analytics.grant_views(role_name text) returns void language plpgsql as $$
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
$$;
revoke all on function analytics.grant_views(text) from public;

-- The contract in words.

comment on view analytics.accounts is 'Live Accounts of the mirror';
comment on column analytics.accounts.team_id is 'The team the row belongs to';
comment on column analytics.accounts.crm_id is 'Salesforce id, 18 characters';
comment on column analytics.accounts.name is 'Name, exactly as in Salesforce';
comment on column analytics.accounts.url is 'The record''s page in Salesforce';
comment on column analytics.accounts.website is 'Website, exactly as in Salesforce';
comment on column analytics.accounts.owner_crm_id is 'User who owns the record';
comment on column analytics.accounts.parent_crm_id is 'Parent Account';
comment on column analytics.accounts.account_type is 'Type of the Account';
comment on column analytics.accounts.last_activity_date is 'Date of the last activity';
comment on column analytics.accounts.is_person_account is 'Whether it is a person account';
comment on column analytics.accounts.currency is 'ISO code of the record''s currency; null in an org without multi-currency';
comment on column analytics.accounts.withheld_code is 'Why the record is withheld from linking: the code of its CRM Sync Error; null when it is not';
comment on column analytics.accounts.system_modstamp is 'SystemModstamp of the version mirrored here';
comment on column analytics.accounts.mirrored_at is 'When this row last changed here';

comment on view analytics.opportunities is 'Live Opportunities of the mirror';
comment on column analytics.opportunities.team_id is 'The team the row belongs to';
comment on column analytics.opportunities.crm_id is 'Salesforce id, 18 characters';
comment on column analytics.opportunities.name is 'Name, exactly as in Salesforce';
comment on column analytics.opportunities.url is 'The record''s page in Salesforce';
comment on column analytics.opportunities.account_crm_id is 'Account the record belongs to';
comment on column analytics.opportunities.amount is 'Amount in the currency of the row, exact';
comment on column analytics.opportunities.close_date is 'Close date';
comment on column analytics.opportunities.owner_crm_id is 'User who owns the record';
comment on column analytics.opportunities.stage is 'Stage, compared to the letter with the stage values of the team (S1)';
comment on column analytics.opportunities.stage_outcome is 'open, won or lost by the stage values of the team; null for a stage that is not among them';
comment on column analytics.opportunities.opportunity_type is 'Type of the Opportunity';
comment on column analytics.opportunities.is_private is 'Private in Salesforce: never linked';
comment on column analytics.opportunities.currency is 'ISO code of the record''s currency; null in an org without multi-currency';
comment on column analytics.opportunities.withheld_code is 'Why the record is withheld from linking: the code of its CRM Sync Error; null when it is not';
comment on column analytics.opportunities.system_modstamp is 'SystemModstamp of the version mirrored here';
comment on column analytics.opportunities.mirrored_at is 'When this row last changed here';

comment on view analytics.people is 'Live Contacts and Leads of the mirror; a person account is its Contact';
comment on column analytics.people.team_id is 'The team the row belongs to';
comment on column analytics.people.crm_id is 'Salesforce id, 18 characters';
comment on column analytics.people.type is 'Contact or Lead';
comment on column analytics.people.name is 'Name, exactly as in Salesforce';
comment on column analytics.people.url is 'The record''s page in Salesforce';
comment on column analytics.people.email is 'E-mail address, exactly as in Salesforce';
comment on column analytics.people.account_crm_id is 'Account the record belongs to';
comment on column analytics.people.owner_crm_id is 'User who owns the record';
comment on column analytics.people.title is 'Job title';
comment on column analytics.people.phone is 'Telephone number';
comment on column analytics.people.company is 'Company of a Lead; null for a Contact';
comment on column analytics.people.last_activity_date is 'Date of the last activity; null for a Lead';
comment on column analytics.people.is_person_account is 'Whether it is a person account';
comment on column analytics.people.is_converted is 'A Lead that was converted; account_crm_id is the Account it became';
comment on column analytics.people.currency is 'ISO code of the record''s currency; null in an org without multi-currency';
comment on column analytics.people.withheld_code is 'Why the record is withheld from linking: the code of its CRM Sync Error; null when it is not';
comment on column analytics.people.system_modstamp is 'SystemModstamp of the version mirrored here';
comment on column analytics.people.mirrored_at is 'When this row last changed here';

comment on view analytics.users is 'Live Users of the mirror';
comment on column analytics.users.team_id is 'The team the row belongs to';
comment on column analytics.users.crm_id is 'Salesforce id, 18 characters';
comment on column analytics.users.name is 'Name, exactly as in Salesforce';
comment on column analytics.users.url is 'The record''s page in Salesforce';
comment on column analytics.users.email is 'E-mail address, exactly as in Salesforce';
comment on column analytics.users.username is 'Username in Salesforce';
comment on column analytics.users.is_active is 'Whether the User is active';
comment on column analytics.users.currency is 'ISO code of the record''s currency; null in an org without multi-currency';
comment on column analytics.users.withheld_code is 'Why the record is withheld from linking: the code of its CRM Sync Error; null when it is not';
comment on column analytics.users.system_modstamp is 'SystemModstamp of the version mirrored here';
comment on column analytics.users.mirrored_at is 'When this row last changed here';

comment on view analytics.recordings is 'Recordings, decided and pending';
comment on column analytics.recordings.team_id is 'The team the row belongs to';
comment on column analytics.recordings.external_id is 'Id of the recording, given by who handed it in';
comment on column analytics.recordings.kind is 'virtual_conference or dialer_call';
comment on column analytics.recordings.platform is 'Platform that recorded it';
comment on column analytics.recordings.title is 'Title';
comment on column analytics.recordings.started_at is 'Start';
comment on column analytics.recordings.ended_at is 'End';
comment on column analytics.recordings.meeting_external_id is 'Meeting it belongs to';
comment on column analytics.recordings.dialer_call_external_id is 'Dialer call it belongs to';
comment on column analytics.recordings.state is 'pending or decided';
comment on column analytics.recordings.received_at is 'When it was handed in';
comment on column analytics.recordings.decided_at is 'When it was decided; null while it is pending';
comment on column analytics.recordings.decision_id is 'Id of the decision';
comment on column analytics.recordings.stale_mirror is 'Decided on a mirror that was older than the recording';
comment on column analytics.recordings.rule_set_version is 'Version of the linking rules';
comment on column analytics.recordings.mapping_version is 'Version of the Opportunity field mapping';
comment on column analytics.recordings.stages_version is 'Version of the stage values';

comment on view analytics.related_records is 'The Related Records tile: three rows a recording, by slot';
comment on column analytics.related_records.team_id is 'The team the row belongs to';
comment on column analytics.related_records.external_id is 'Id of the recording, given by who handed it in';
comment on column analytics.related_records.slot is 'person, account or opportunity';
comment on column analytics.related_records.state is 'pending, linked or empty';
comment on column analytics.related_records.origin is 'auto or manual';
comment on column analytics.related_records.crm_id is 'Linked record; null when the slot is not linked';
comment on column analytics.related_records.type is 'Object of the linked record';
comment on column analytics.related_records.name is 'Name of the linked record when it was linked';
comment on column analytics.related_records.url is 'The record''s page in Salesforce';
comment on column analytics.related_records.reason is 'Why the slot is empty; null when it is not';
comment on column analytics.related_records.grade is 'exact, strong or weak, of an automatic link';
comment on column analytics.related_records.decided_at is 'When the recording was decided';

comment on view analytics.sync_runs is 'Sync runs, one pass of one object each';
comment on column analytics.sync_runs.team_id is 'The team the row belongs to';
comment on column analytics.sync_runs.id is 'Id of the run';
comment on column analytics.sync_runs.object is 'Salesforce object';
comment on column analytics.sync_runs.mode is 'full, incremental, reconcile or backfill';
comment on column analytics.sync_runs.state is 'queued, running, succeeded, partial, paused, needs_approval, failed or cancelled';
comment on column analytics.sync_runs.phase is 'What it is at; null when it is over';
comment on column analytics.sync_runs.expected is 'Rows the org announced';
comment on column analytics.sync_runs.read is 'Rows read';
comment on column analytics.sync_runs.inserted is 'Rows that are new here';
comment on column analytics.sync_runs.updated is 'Rows that changed here';
comment on column analytics.sync_runs.unchanged is 'Rows that were here already';
comment on column analytics.sync_runs.deleted is 'Records deleted here';
comment on column analytics.sync_runs.withheld is 'Records of the object withheld when the run ended';
comment on column analytics.sync_runs.api_calls is 'API calls of Salesforce it took';
comment on column analytics.sync_runs.bytes is 'Bytes it read';
comment on column analytics.sync_runs.watermark is 'How far it proved the object complete';
comment on column analytics.sync_runs.requested_at is 'When it was asked for';
comment on column analytics.sync_runs.started_at is 'When it began';
comment on column analytics.sync_runs.finished_at is 'When it ended';
comment on column analytics.sync_runs.paused_until is 'When a paused run resumes';
comment on column analytics.sync_runs.error_code is 'Why it failed or paused';
comment on column analytics.sync_runs.error_detail is 'The same in words';

comment on view analytics.sync_errors is 'Open CRM Sync Errors, one row a record or object';
comment on column analytics.sync_errors.team_id is 'The team the row belongs to';
comment on column analytics.sync_errors.object is 'Salesforce object';
comment on column analytics.sync_errors.code is 'Cause';
comment on column analytics.sync_errors.field is 'CRM field';
comment on column analytics.sync_errors.value is 'Value that could not be mirrored';
comment on column analytics.sync_errors.crm_id is 'Record; null for an error of the whole object';
comment on column analytics.sync_errors.url is 'The record''s page in Salesforce';
comment on column analytics.sync_errors.first_seen_at is 'When it was first seen; null for a stage that is not aligned, which follows from the mirror';
comment on column analytics.sync_errors.last_seen_at is 'When it was last seen';
