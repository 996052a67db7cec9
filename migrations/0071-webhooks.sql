-- works-with: 0.2.0
-- Endpoints that can be switched off and whose secret can be replaced; deliveries as their own queue, with a share for every
-- endpoint and every team.

alter table webhooks.endpoints
  -- Nothing is told to it while false; what is under way waits.
  add column enabled boolean not null default true,
  -- The secret before the last one, encrypted: messages are signed with both until it ends.
  add column previous_secret text,
  add column previous_secret_ends_at timestamptz,
  add constraint endpoints_previous_secret_check check ((previous_secret is null) = (previous_secret_ends_at is null));

-- A try is claimed by moving `next_attempt_at` past the time it may take, and `fence`: a process that dies with it leaves it
-- due again. Due tries are looked up endpoint by endpoint, so that a long queue of one hides nothing of another.
drop index webhooks.deliveries_due_idx;
create index deliveries_pending_idx on webhooks.deliveries (team_id, endpoint_id, next_attempt_at) where state = 'pending';
