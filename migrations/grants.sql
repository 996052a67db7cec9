-- What the service may do in a database it does not own: it reads and writes rows, and changes no table, function or right.
-- The owner runs this after the migrations; `npm run cli -- migrate` and the service's own migration at start run it by
-- themselves once the role exists. It can be repeated, and takes back what was granted beyond it.
--
--   create role related_records_service login password '…';
--   psql "$OWNER_URL" -f migrations/grants.sql
--
-- For a role of another name: PGOPTIONS='-c related_records.service_role=NAME' before psql and before the migrations.
do $$
declare
  service text := coalesce(nullif(current_setting('related_records.service_role', true), ''), 'related_records_service');
  part text;
begin
  execute format('grant connect, temporary on database %I to %I', current_database(), service);
  for part in
    select nspname from pg_namespace
    where nspname in ('platform', 'access', 'salesforce', 'field_mapping', 'mirror', 'sync', 'linking', 'webhooks',
      'erasure', 'pgboss')
  loop
    execute format('revoke all on all tables in schema %I from %I', part, service);
    execute format('grant usage on schema %I to %I', part, service);
    execute format('grant select, insert, update, delete on all tables in schema %I to %I', part, service);
    execute format('grant usage, select on all sequences in schema %I to %I', part, service);
    execute format('grant execute on all functions in schema %I to %I', part, service);
  end loop;

  -- Append-only: the triggers refuse it to everybody, the rights to the service besides.
  foreach part in array array['access.audit_entries', 'linking.link_decisions', 'linking.manual_changes'] loop
    execute format('revoke update, delete, truncate on %s from %I', part, service);
  end loop;

  -- What lets a decision go is written by the functions that erase, alone.
  foreach part in array array['linking.erased_recordings', 'linking.redactions', 'erasure.team_deletions'] loop
    execute format('revoke insert, update, delete, truncate on %s from %I', part, service);
  end loop;

  -- Which migrations ran is the owner's to write.
  execute format('revoke insert, update, delete on platform.migrations from %I', service);

  -- A recording's slots are written by linking.decide_recording and linking.show_manual_change alone; its body while it is
  -- pending, which the trigger sees to.
  execute format('revoke update, delete on linking.recordings from %I', service);
  execute format('grant update (kind, platform, title, started_at, ended_at, meeting_external_id, dialer_call_external_id, body)
    on linking.recordings to %I', service);
end
$$;
