-- works-with: 0.2.0
-- Temporary passwords; who made a key; where a session and an audited act came from; limits on guessing that no stranger
-- can turn against an account.

-- One address may be a user of several teams: that it is taken elsewhere is not told to a team that adds it.
alter table access.users
  -- Generated and shown once: until its user changes it, it opens nothing but the way to change it.
  add column password_temporary boolean not null default false,
  drop constraint users_email_key,
  add constraint users_team_email_key unique (team_id, email);
-- Signing in comes before the team is known.
create index users_email_idx on access.users (email);

alter table access.sessions
  add column source_address text,
  add column user_agent text;

alter table access.api_keys
  -- {"kind": "user" | "key" | "operator"}; null for keys of before.
  add column maker_kind text collate "C",
  add column maker_id uuid,
  add column maker_name text,
  add constraint api_keys_maker_check check (maker_kind in ('user', 'key', 'operator'));
create index api_keys_maker_idx on access.api_keys (team_id, maker_id) where maker_id is not null;

alter table access.audit_entries
  -- The network address it was asked from, as the service saw it; null for what the service does by itself.
  add column source_address text;

-- Wrong tries per network, per account and network, and per account over the networks that never signed in to it.
delete from access.sign_in_limits;
alter table access.sign_in_limits
  drop constraint sign_in_limits_scope_check,
  add constraint sign_in_limits_scope_check check (scope in ('network', 'account_network', 'account')),
  -- Of a network that is a stranger to an account under attack: from when on its next try is looked at.
  add column next_try_at timestamptz;

-- Networks a user signed in from: they are not slowed by what strangers try. `network_hash` as in sign_in_limits.
create table access.known_networks (
  team_id uuid not null,
  user_id uuid not null,
  network_hash bytea not null,
  last_signed_in_at timestamptz not null,
  constraint known_networks_pkey primary key (team_id, user_id, network_hash),
  constraint known_networks_user_fkey foreign key (team_id, user_id) references access.users (team_id, user_id) on delete cascade
);
