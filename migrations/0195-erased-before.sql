-- works-with: 0.2.0
-- A backup that is older than an erasure brings back what was erased. Erased again from a list, a recording that this backup does
-- not know must not be decided either (E1).

-- The tombstone of a recording that is not here; false when there is one already. For a database that nobody hands in to: a
-- recording that comes in at the same moment is not seen.
create function linking.keep_erased(team uuid, external text, moment timestamptz, by_whom jsonb, why text) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
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
$$;

-- The service's role is granted it (grants.sql), and nobody else.
revoke all on function linking.keep_erased(uuid, text, timestamptz, jsonb, text) from public;
