-- What every lib stands on. The runner itself keeps platform.migrations; jobs live in the schema pgboss, kept by pg-boss.

-- What happened in a team, for those who watch. Kept for a while, then pruned.
--
-- No lock orders the writers, so ids are not in the order of the commits. A reader asks instead for what its last snapshot
-- could not see: every row carries the transaction that wrote it and the snapshot that transaction had.
create table platform.events (
  team_id uuid not null,
  id bigint generated always as identity,
  transaction_id xid8 not null default pg_current_xact_id(),
  snapshot pg_snapshot not null default pg_current_snapshot(),
  type text collate "C" not null,
  at timestamptz not null default clock_timestamp(),
  payload jsonb not null,
  constraint events_pkey primary key (team_id, id)
);
create index events_transaction_idx on platform.events (team_id, transaction_id, id);
