-- Addresses that are told what happens, and what was or is to be told to each.

create schema webhooks;

create table webhooks.endpoints (
  team_id uuid not null,
  id uuid not null,
  url text not null,
  -- Types of events it is told of.
  events text[] not null,
  description text,
  -- What its messages are signed with, encrypted.
  secret text not null,
  -- By the database's clock, as the events are: it is told of those after it.
  created_at timestamptz not null default clock_timestamp(),
  constraint endpoints_pkey primary key (team_id, id),
  constraint endpoints_events_check check (cardinality(events) > 0)
);

-- One event for one endpoint. It stays after it was delivered, so that it can be read and sent again.
create table webhooks.deliveries (
  team_id uuid not null,
  id uuid not null,
  endpoint_id uuid not null,
  -- Of platform.events, where it is forgotten sooner.
  event_id text collate "C" not null,
  type text collate "C" not null,
  occurred_at timestamptz not null,
  payload jsonb not null,
  state text collate "C" not null,
  -- Moves with every try and every replay: a job names the one it was made for, so that it writes once at most.
  fence integer not null default 0,
  attempts integer not null default 0,
  -- Attempts since it was made or last replayed; the pauses between tries follow from it.
  tries integer not null default 0,
  next_attempt_at timestamptz,
  last_attempt_at timestamptz,
  -- HTTP status of the last try; null when there was no answer.
  last_status integer,
  last_error text,
  delivered_at timestamptz,
  constraint deliveries_pkey primary key (team_id, id),
  constraint deliveries_state_check check (state in ('pending', 'delivered', 'failed')),
  -- An event read twice is told once.
  constraint deliveries_event_key unique (team_id, endpoint_id, event_id),
  constraint deliveries_endpoint_fkey foreign key (team_id, endpoint_id)
    references webhooks.endpoints (team_id, id) on delete cascade
);
create index deliveries_endpoint_idx on webhooks.deliveries (team_id, endpoint_id, id);
create index deliveries_due_idx on webhooks.deliveries (team_id, next_attempt_at) where state = 'pending';

-- How far a team's events were turned into deliveries.
create table webhooks.cursors (
  team_id uuid not null,
  event_id text collate "C" not null,
  constraint cursors_pkey primary key (team_id)
);
