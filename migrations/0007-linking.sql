-- Meetings, dialer calls and recordings; what each recording was linked to, for good; and what people changed by hand.
--
-- Two tables are append-only, held by triggers: a decision once stored is never updated or deleted (N1), and neither is
-- the history of manual changes (M1). What a reader sees is derived from both, and kept in linking.recordings for lists
-- and feeds.

create schema linking;

create table linking.meetings (
  team_id uuid not null,
  external_id text collate "C" not null,
  title text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  attendees jsonb not null,
  invitees jsonb not null,
  -- As last registered; 18 characters each, in the order given.
  person_crm_ids text[] collate "C" not null,
  -- The Person relationship as it was found, once (P1): null until then, and never changed after.
  captured_at timestamptz,
  captured_person_crm_ids text[] collate "C",
  registered_at timestamptz not null,
  updated_at timestamptz not null,
  constraint meetings_pkey primary key (team_id, external_id),
  constraint meetings_capture_check check ((captured_at is null) = (captured_person_crm_ids is null))
);
-- Whose capture is still to come.
create index meetings_uncaptured_idx on linking.meetings (team_id, starts_at) where captured_at is null;

create table linking.dialer_calls (
  team_id uuid not null,
  external_id text collate "C" not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  direction text not null,
  from_number text not null,
  to_number text not null,
  owner jsonb,
  person_crm_id text collate "C",
  recording_external_id text collate "C",
  -- When the recording was created from the call (P4), or found to be there already.
  recording_created_at timestamptz,
  registered_at timestamptz not null,
  updated_at timestamptz not null,
  constraint dialer_calls_pkey primary key (team_id, external_id)
);
-- Whose recording is still to be created.
create index dialer_calls_due_idx on linking.dialer_calls (team_id, ended_at)
  where recording_created_at is null and recording_external_id is not null and ended_at is not null;

-- The call of a recording that does not name it.
create index dialer_calls_recording_idx on linking.dialer_calls (team_id, recording_external_id)
  where recording_external_id is not null;

-- A recording with what its three slots hold now: the projection of its decision and its manual changes.
create table linking.recordings (
  team_id uuid not null,
  external_id text collate "C" not null,
  kind text not null,
  platform text,
  title text,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  meeting_external_id text collate "C",
  dialer_call_external_id text collate "C",
  -- As it was handed in, less what the columns say.
  body jsonb not null,
  received_at timestamptz not null,
  -- Null while pending.
  decided_at timestamptz,
  -- Per slot: pending, linked or empty; auto or manual; and the record or the reason.
  person_state text not null,
  person_origin text not null,
  person_crm_id text collate "C",
  person_type text,
  -- The names as they were when the slot was filled.
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
  constraint recordings_pkey primary key (team_id, external_id),
  constraint recordings_kind_check check (kind in ('virtual_conference', 'dialer_call')),
  constraint recordings_person_check check (
    person_state in ('pending', 'linked', 'empty') and person_origin in ('auto', 'manual')
    and (person_state = 'linked') = (person_crm_id is not null) and (person_state = 'empty') = (person_reason is not null)),
  constraint recordings_account_check check (
    account_state in ('pending', 'linked', 'empty') and account_origin in ('auto', 'manual')
    and (account_state = 'linked') = (account_crm_id is not null) and (account_state = 'empty') = (account_reason is not null)),
  constraint recordings_opportunity_check check (
    opportunity_state in ('pending', 'linked', 'empty') and opportunity_origin in ('auto', 'manual')
    and (opportunity_state = 'linked') = (opportunity_crm_id is not null)
    and (opportunity_state = 'empty') = (opportunity_reason is not null))
);
create index recordings_started_idx on linking.recordings (team_id, started_at desc, external_id);
-- Feeds and filters by record.
create index recordings_person_idx on linking.recordings (team_id, person_crm_id, started_at desc, external_id)
  where person_crm_id is not null;
create index recordings_account_idx on linking.recordings (team_id, account_crm_id, started_at desc, external_id)
  where account_crm_id is not null;
create index recordings_opportunity_idx on linking.recordings (team_id, opportunity_crm_id, started_at desc, external_id)
  where opportunity_crm_id is not null;
-- The work list by reason; Account and Opportunity are empty for one reason.
create index recordings_account_reason_idx on linking.recordings (team_id, account_reason, started_at desc, external_id)
  where account_reason is not null;
-- Those to be decided, by the end that their delays count from.
create index recordings_pending_idx on linking.recordings (team_id, ended_at) where decided_at is null;

create table linking.link_decisions (
  team_id uuid not null,
  recording_external_id text collate "C" not null,
  decision_id uuid not null,
  decided_at timestamptz not null,
  rule_set_version text not null,
  mapping_version integer not null,
  stages_version integer not null,
  stale_mirror boolean not null,
  -- The explanation as it is returned, byte for byte.
  document text not null,
  -- A recording is decided once, however many try (N2).
  constraint link_decisions_pkey primary key (team_id, recording_external_id),
  constraint link_decisions_decision_key unique (team_id, decision_id)
);

create table linking.manual_changes (
  team_id uuid not null,
  recording_external_id text collate "C" not null,
  -- uuid v7: sorts by time.
  change_id uuid not null,
  at timestamptz not null,
  -- {"kind", "id", "name"}
  actor jsonb not null,
  action text not null,
  slot text not null,
  before jsonb not null,
  after jsonb not null,
  constraint manual_changes_pkey primary key (team_id, recording_external_id, change_id),
  constraint manual_changes_action_check check (action in ('set', 'cleared', 'released')),
  constraint manual_changes_slot_check check (slot in ('person', 'account', 'opportunity'))
);

create function linking.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger link_decisions_append_only before update or delete or truncate on linking.link_decisions
  for each statement execute function linking.refuse_change();
create trigger manual_changes_append_only before update or delete or truncate on linking.manual_changes
  for each statement execute function linking.refuse_change();

-- What a decision reads besides the mirror's records, one row per team: the only place where linking looks into the
-- tables of field mapping, access and the mirror's state.
create view linking.configurations as
select
  t.team_id,
  m.version as mapping_version,
  m.sources as mapping_sources,
  g.version as stages_version,
  g.stage_values,
  s.content as settings,
  o.is_connected,
  o.instance_url,
  (select coalesce(json_agg(json_build_object(
       'object', x.object,
       'watermark', x.watermark,
       'firstCompletedAt', x.first_completed_at,
       'lastCompleteRunStartedAt', x.last_complete_run_started_at)), '[]')
     from mirror.object_states x where x.team_id = t.team_id) as objects
from access.teams t
left join lateral (
  select version, sources from field_mapping.mappings
  where team_id = t.team_id and object = 'Opportunity' order by version desc limit 1) m on true
left join lateral (
  select version, stage_values from field_mapping.stages
  where team_id = t.team_id order by version desc limit 1) g on true
left join lateral (
  select content from field_mapping.settings
  where team_id = t.team_id order by version desc limit 1) s on true
left join mirror.orgs o on o.team_id = t.team_id;

-- Users of ours, for W1. They have no name.
create view linking.console_users as select team_id, email from access.users;

-- Where people and accounts lead. Loops, not recursive queries: those are planned as if they found tens of thousands of
-- rows, which costs a plan per execution, and these are asked for nothing or for one id nearly always. The arrays pass
-- through a subquery for the same reason: with its length unknown in any case, the planner keeps the plan it made.

-- The ids, and all that they lead to: survivors of merges, Contacts of converted Leads and of person accounts.
create function linking.follow_people(team uuid, ids text[]) returns text[] language plpgsql stable as $$
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
$$;

-- The ids, and all that they lead to: survivors of merges, and with `ancestors` the accounts they belong to.
create function linking.follow_accounts(team uuid, ids text[], ancestors boolean) returns text[]
language plpgsql stable as $$
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
$$;
