-- works-with: 0.2.0
-- What keeps a connection from working is shown whether or not a person has to act, and is tried again by itself.

alter table salesforce.connections
  drop constraint connections_error_check,
  -- Failures in a row since it last worked; the pauses between tries grow with them.
  add column error_count integer not null default 0,
  -- The token endpoint refused, so no token is asked for before retry_at; else a call failed.
  add column error_at_sign_in boolean not null default false,
  -- When it is tried again, unasked; null: at the next call.
  add column retry_at timestamptz,
  -- What passes by itself leaves the state as it is.
  add constraint connections_error_check check (
    (state <> 'needs_attention' or error_code is not null) and (state <> 'disconnected' or error_code is null)
  );
