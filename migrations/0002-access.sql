-- Teams, people, machines, what they may do, and what they did.
--
-- `team_id` leads every key but two, because signing in comes before the team is known: `users_email_key` (an address
-- belongs to one person in the whole installation) and the table `sign_in_limits`.

create schema access;

create table access.teams (
  team_id uuid not null,
  name text not null,
  created_at timestamptz not null default now(),
  constraint teams_pkey primary key (team_id),
  constraint teams_name_key unique (name),
  constraint teams_name_check check (name = btrim(name) and char_length(name) between 1 and 200)
);
-- The team of an installation that never needs a second one.
insert into access.teams (team_id, name) values (gen_random_uuid(), 'default');

create table access.users (
  team_id uuid not null,
  user_id uuid not null,
  -- Trimmed and lower-cased.
  email text collate "C" not null,
  role text not null,
  -- scrypt$logN$r$p$salt$hash; salt and hash in base64url.
  password_hash text not null,
  created_at timestamptz not null default now(),
  constraint users_pkey primary key (team_id, user_id),
  constraint users_team_fkey foreign key (team_id) references access.teams (team_id),
  constraint users_email_key unique (email),
  constraint users_role_check check (role in ('admin', 'member', 'viewer'))
);

-- Console sessions. The token is a secret of the browser: only its SHA-256 is here.
create table access.sessions (
  team_id uuid not null,
  token_hash bytea not null,
  session_id uuid not null,
  user_id uuid not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  -- The absolute end; the idle end follows from last_seen_at.
  expires_at timestamptz not null,
  constraint sessions_pkey primary key (team_id, token_hash),
  constraint sessions_session_key unique (team_id, session_id),
  constraint sessions_user_fkey foreign key (team_id, user_id) references access.users (team_id, user_id) on delete cascade
);
create index sessions_user_idx on access.sessions (team_id, user_id);

-- The key itself is shown once and never stored: only its SHA-256 is here.
create table access.api_keys (
  team_id uuid not null,
  key_id uuid not null,
  key_hash bytea not null,
  name text not null,
  role text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  -- To the minute: it is written at most once a minute.
  last_used_at timestamptz,
  constraint api_keys_pkey primary key (team_id, key_id),
  constraint api_keys_hash_key unique (team_id, key_hash),
  constraint api_keys_team_fkey foreign key (team_id) references access.teams (team_id),
  constraint api_keys_role_check check (role in ('admin', 'member', 'service', 'viewer'))
);

-- Attempts to sign in, counted before the password is looked at, so that parallel guesses count too.
-- `subject_hash` is the SHA-256 of the address typed or of the network address: neither is kept in clear.
create table access.sign_in_limits (
  scope text not null,
  subject_hash bytea not null,
  window_ends_at timestamptz not null,
  attempts integer not null,
  constraint sign_in_limits_pkey primary key (scope, subject_hash),
  constraint sign_in_limits_scope_check check (scope in ('email', 'network_address'))
);
create index sign_in_limits_window_idx on access.sign_in_limits (window_ends_at);

-- Who changed what. Rows are added and never touched again.
create table access.audit_entries (
  team_id uuid not null,
  -- uuid v7: sorts by time.
  entry_id uuid not null,
  at timestamptz not null default clock_timestamp(),
  -- {"kind": "user" | "key" | "operator" | "system", "id", "name"}
  actor jsonb not null,
  -- As in api_key.create
  action text not null,
  -- The id or name of what was changed.
  subject text,
  before jsonb,
  after jsonb,
  constraint audit_entries_pkey primary key (team_id, entry_id)
);

create function access.refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit is append-only' using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_entries_append_only before update or delete or truncate on access.audit_entries
  for each statement execute function access.refuse_audit_change();
