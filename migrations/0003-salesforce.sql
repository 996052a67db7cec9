-- A team's authorised session with its org. Secrets and tokens are encrypted by the service; nothing here opens the org
-- without its key.

create schema salesforce;

create table salesforce.connections (
  team_id uuid not null,
  -- connected, needs_attention (a person has to act, see error_code) or disconnected (no secret, no token)
  state text not null,
  grant_type text,
  login_url text,
  client_id text,
  username text,
  client_secret text,
  private_key text,
  access_token text,
  refresh_token text,
  -- Rises with every new access token. A writer names the version it replaces, so that a token is never renewed twice.
  token_version bigint not null default 0,
  token_issued_at timestamptz,
  -- The org answered a refresh with another refresh token at least once.
  rotates_refresh_token boolean not null default false,
  instance_url text,
  -- 18 characters, as are all ids here.
  org_id text collate "C",
  org_name text,
  is_sandbox boolean,
  user_id text collate "C",
  error_code text,
  error_message text,
  error_since timestamptz,
  -- When a lasting failure was last seen: it is not tried again at every call.
  error_seen_at timestamptz,
  connected_at timestamptz,
  constraint connections_pkey primary key (team_id),
  constraint connections_state_check check (state in ('connected', 'needs_attention', 'disconnected')),
  constraint connections_grant_type_check check (grant_type in ('web_server', 'client_credentials', 'jwt_bearer')),
  constraint connections_error_check check ((state = 'needs_attention') = (error_code is not null)),
  constraint connections_disconnected_check check (
    state <> 'disconnected' or coalesce(client_secret, private_key, access_token, refresh_token) is null
  )
);

-- Apart from the connection, so that noting a counter never waits for a token renewal.
create table salesforce.api_usage (
  team_id uuid not null,
  used bigint not null,
  allowance bigint not null,
  seen_at timestamptz not null,
  constraint api_usage_pkey primary key (team_id)
);

-- Browser sign-ins under way. The state is stored hashed, is good once, and only for the session that began it.
create table salesforce.authorizations (
  team_id uuid not null,
  state_hash bytea not null,
  session_id text not null,
  login_url text not null,
  code_verifier text not null,
  expires_at timestamptz not null,
  constraint authorizations_pkey primary key (team_id, state_hash)
);

-- What the connected user sees of an object, asked again with its ETag.
create table salesforce.descriptions (
  team_id uuid not null,
  object text not null,
  -- API version and the shape of `description`: another one is another answer.
  variant text not null,
  etag text,
  description jsonb not null,
  -- When the org last confirmed it, and when it last sent it whole.
  confirmed_at timestamptz not null,
  fetched_at timestamptz not null,
  constraint descriptions_pkey primary key (team_id, object)
);
