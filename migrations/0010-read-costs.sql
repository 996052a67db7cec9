-- What reading an org costs: how many rows it says it has, and what reading them took here.

-- Salesforce's own count of an object's records, some hours old when it is told. Rows are null for an object it does not
-- count.
create table salesforce.record_counts (
  team_id uuid not null,
  object text not null,
  rows bigint,
  -- When the org told it.
  told_at timestamptz not null,
  constraint record_counts_pkey primary key (team_id, object)
);

-- The latest read of an object by each transport that was more than one REST page: what the next one will cost.
create table sync.read_costs (
  team_id uuid not null,
  object text not null,
  transport text not null,
  rows integer not null,
  api_calls integer not null,
  seconds double precision not null,
  measured_at timestamptz not null,
  constraint read_costs_pkey primary key (team_id, object, transport),
  constraint read_costs_transport_check check (transport in ('rest', 'bulk'))
);
