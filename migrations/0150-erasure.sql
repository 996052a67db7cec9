-- works-with: 0.2.0
-- Erasure (E1, E2): the one thing that may touch a decision.
--
-- A function of the owner does it, and the triggers hold it to its record: a decision goes only with the tombstone of its
-- recording, and changes only with a row of linking.redactions, both written in the same transaction. What is left of a
-- redacted decision is held against the first: strings may have become marks, everything else is equal, or it is refused.

create schema erasure;

-- One request to erase a person. The person is kept encrypted while the erasure runs, and not at all afterwards.
create table erasure.erasures (
  team_id uuid not null,
  id uuid not null,
  state text not null,
  -- Encrypted; null once it is over
  person text,
  actor jsonb not null,
  requested_at timestamptz not null,
  finished_at timestamptz,
  -- Where it goes on after a crash: what is looked through, and the last row that was
  stage text,
  position text collate "C",
  recordings integer not null default 0,
  meetings integer not null default 0,
  dialer_calls integer not null default 0,
  still_in_salesforce boolean,
  error text,
  constraint erasures_pkey primary key (team_id, id),
  constraint erasures_state_check check (state in ('running', 'done', 'failed')),
  constraint erasures_person_check check ((state = 'running') = (person is not null))
);
create index erasures_running_idx on erasure.erasures (team_id, id) where state = 'running';

-- Teams that are being deleted whole (E3). The row is the last one of the team to go.
create table erasure.team_deletions (
  team_id uuid not null,
  requested_at timestamptz not null,
  constraint team_deletions_pkey primary key (team_id)
);

-- What is left of an erased recording: its id is never decided again (E1).
create table linking.erased_recordings (
  team_id uuid not null,
  external_id text collate "C" not null,
  erased_at timestamptz not null,
  -- {"kind", "id", "name"}
  actor jsonb not null,
  reason text not null,
  -- The transaction that erased it, and may delete its decision
  transaction_id xid8 not null default pg_current_xact_id(),
  constraint erased_recordings_pkey primary key (team_id, external_id)
);

-- Decided recordings in which a person was replaced by the mark (E2).
create table linking.redactions (
  team_id uuid not null,
  recording_external_id text collate "C" not null,
  erasure_id uuid not null,
  redacted_at timestamptz not null,
  transaction_id xid8 not null default pg_current_xact_id(),
  constraint redactions_pkey primary key (team_id, recording_external_id, erasure_id)
);

alter table linking.link_decisions
  alter column document drop not null,
  -- The explanation as it is returned once a person in it was erased, beside a hash of the first
  add column redacted_document text,
  add column document_sha256 bytea,
  add column redacted_at timestamptz,
  add constraint link_decisions_redacted_check check (
    (document is null) = (redacted_document is not null)
    and (document is null) = (document_sha256 is not null)
    and (document is null) = (redacted_at is not null)) not valid;

alter table access.audit_entries add column redacted_at timestamptz;

-- Before a row of a recording goes: the statement has to come from a function that erases …
create function linking.is_erasing() returns boolean language sql volatile as $$
  select coalesce(current_setting('related_records.erasing', true), '') = pg_current_xact_id()::text
$$;

create or replace function linking.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'TRUNCATE' or not linking.is_erasing() then
    raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return null;
end
$$;

-- … and the row has to be one whose erasure is on record. The arguments are the columns that may change.
create function linking.refuse_unrecorded_change() returns trigger language plpgsql as $$
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
$$;
create trigger link_decisions_only_erased before update or delete on linking.link_decisions
  for each row execute function linking.refuse_unrecorded_change(
    'document', 'redacted_document', 'document_sha256', 'redacted_at');
create trigger manual_changes_only_erased before update or delete on linking.manual_changes
  for each row execute function linking.refuse_unrecorded_change('actor', 'before', 'after');

-- A hand-in that overtook the erasure waits for it at the key of the recording, and then finds the tombstone.
create function linking.refuse_erased() returns trigger language plpgsql as $$
begin
  if exists (
    select from linking.erased_recordings e where e.team_id = new.team_id and e.external_id = new.external_id)
  then
    raise exception 'Recording % was erased', new.external_id using errcode = 'RR410';
  end if;
  return null;
end
$$;
create trigger recordings_stay_erased after insert on linking.recordings
  for each row execute function linking.refuse_erased();

-- Whether `redacted` is `original` with strings that became, or hold, the mark; ids, states, reasons and versions stay.
create function linking.is_redaction_of(redacted jsonb, original jsonb) returns boolean
language plpgsql immutable parallel safe as $$
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
$$;

-- E1: the recording with everything that hangs on it goes, and a tombstone stays. False when there is none.
create function linking.erase_recording(team uuid, external text, moment timestamptz, by_whom jsonb, why text) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
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
$$;

-- E2: one recording in which a person was replaced by the mark.
-- `marked` is {"body", "title", "names": {"person", "account", "opportunity"}, "document", "changes": [{"id", "actor", "before", "after"}]}.
create function linking.redact_recording(team uuid, external text, erasure uuid, moment timestamptz, marked jsonb)
returns void language plpgsql security definer set search_path = pg_catalog as $$
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
$$;

-- The audit stays append-only; what an entry says of an erased recording or person goes, and the entry says when.
create or replace function access.refuse_audit_change() returns trigger language plpgsql as $$
begin
  if tg_op <> 'TRUNCATE'
    and coalesce(current_setting('related_records.erasing', true), '') = pg_current_xact_id()::text
  then
    return null;
  end if;
  raise exception 'The audit is append-only' using errcode = 'insufficient_privilege';
end
$$;
create function access.refuse_unrecorded_audit_change() returns trigger language plpgsql as $$
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
$$;
create trigger audit_entries_only_erased before update or delete on access.audit_entries
  for each row execute function access.refuse_unrecorded_audit_change();

-- `entries` is [{"id", "before", "after"}].
create function access.redact_audit(team uuid, moment timestamptz, entries jsonb) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform set_config('related_records.erasing', pg_current_xact_id()::text, true);
  update access.audit_entries a set redacted_at = moment,
    before = nullif(e.value -> 'before', 'null'), after = nullif(e.value -> 'after', 'null')
  from jsonb_array_elements(entries) e
  where a.team_id = team and a.entry_id = (e.value ->> 'id')::uuid;
  perform set_config('related_records.erasing', '', true);
end
$$;

-- What was handed in stays once it is decided, and so do the slots until somebody changes them by hand (N1, M1), but for an
-- erased person in it (E2).
create or replace function linking.refuse_recording_change() returns trigger language plpgsql as $$
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
$$;

-- E3: a team that is deleted whole.
create function erasure.begin_team_deletion(team uuid, moment timestamptz) returns void
language sql security definer set search_path = pg_catalog as $$
  insert into erasure.team_deletions (team_id, requested_at) values (team, moment)
  on conflict on constraint team_deletions_pkey do nothing
$$;

-- The tables that have rows of teams, what others refer to last.
create view erasure.team_tables as
select n.nspname as schema_name, c.relname as table_name
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = 'team_id' and not a.attisdropped
where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema)'
order by (n.nspname, c.relname) = ('erasure', 'team_deletions'), (n.nspname, c.relname) = ('access', 'teams'),
  (n.nspname, c.relname) in (('access', 'users'), ('webhooks', 'endpoints')), n.nspname, c.relname;

-- Deletes so many rows of a team that is being deleted, and says how many there were.
create function erasure.delete_team_rows(team uuid, schema_part text, table_part text, most integer) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
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
$$;

-- The service's role is granted them (grants.sql), and nobody else.
revoke all on function linking.erase_recording(uuid, text, timestamptz, jsonb, text),
  linking.redact_recording(uuid, text, uuid, timestamptz, jsonb), access.redact_audit(uuid, timestamptz, jsonb),
  erasure.begin_team_deletion(uuid, timestamptz), erasure.delete_team_rows(uuid, text, text, integer) from public;

-- A redacted decision keeps its grades.
create or replace view analytics.related_records with (security_barrier) as
select r.team_id, r.external_id, s.slot, s.state, s.origin, s.crm_id, s.type, s.name,
  case when s.crm_id is not null then t.instance_url || '/' || s.crm_id end as url, s.reason,
  case when s.origin = 'auto' and s.state = 'linked'
    then coalesce(d.redacted_document, d.document)::jsonb -> 'slots' -> s.slot ->> 'grade' end as grade, r.decided_at
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

-- What was told of a recording, to be found by its id.
create index deliveries_recording_idx on webhooks.deliveries (team_id, (payload ->> 'externalId'))
  where payload ? 'externalId';
create index events_recording_idx on platform.events (team_id, (payload ->> 'externalId')) where payload ? 'externalId';
