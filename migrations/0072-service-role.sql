-- works-with: 0.2.0
-- What the lists and feeds show of a decided recording follows from its decision and its manual changes, and cannot be written
-- past them: by the service's role because it lacks the right (see grants.sql), by its owner because of the trigger.

-- `slots` in the order of the columns. True when the recording was pending.
create function linking.decide_recording(team uuid, external text, at timestamptz, slots text[]) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
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
$$;

-- After a manual change was stored: what the slots hold by it.
create function linking.show_manual_change(team uuid, external text, slots text[]) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
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
$$;

-- What was handed in stays once it is decided, and so do the slots until somebody changes them by hand (N1, M1).
create function linking.refuse_recording_change() returns trigger language plpgsql as $$
begin
  if (new.team_id, new.external_id, new.kind, new.platform, new.title, new.started_at, new.ended_at,
      new.meeting_external_id, new.dialer_call_external_id, new.body, new.received_at, new.decided_at)
    is distinct from
     (old.team_id, old.external_id, old.kind, old.platform, old.title, old.started_at, old.ended_at,
      old.meeting_external_id, old.dialer_call_external_id, old.body, old.received_at, old.decided_at)
    or not exists (
      select 1 from linking.manual_changes m
      where m.team_id = old.team_id and m.recording_external_id = old.external_id)
  then
    raise exception 'A decided recording stays as it was decided' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger recordings_stay_decided before update on linking.recordings
  for each row when (old.decided_at is not null) execute function linking.refuse_recording_change();
