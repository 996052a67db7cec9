-- Sync runs and what they leave behind: how far each object is, what could not be mirrored, what a reconcile deleted.

create schema sync;

-- One pass of one object. A run belongs to the worker that holds its lease and knows its fence: every write of a worker
-- names the fence, so that one that was taken for dead can no longer write (Y2).
create table sync.runs (
  team_id uuid not null,
  id uuid not null,
  object text not null,
  mode text not null,
  state text not null,
  -- plan, extract, sweep, finish; null before the first and after the last
  phase text,
  -- Rows the org announced; null until it has
  expected integer,
  read integer not null default 0,
  inserted integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  deleted integer not null default 0,
  -- Records of the object that are withheld, when the run ends
  withheld integer not null default 0,
  api_calls integer not null default 0,
  bytes bigint not null default 0,
  -- How far this run proved the object complete
  watermark timestamptz,
  -- What is read and how far it is: select list, legs, bulk job, locator, pages (libs/sync/src/domain/plan.ts)
  plan jsonb,
  error_code text,
  error_detail text,
  paused_until timestamptz,
  fence bigint not null default 0,
  lease_until timestamptz,
  requested_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  constraint runs_pkey primary key (team_id, id),
  constraint runs_mode_check check (mode in ('full', 'incremental', 'reconcile', 'backfill')),
  constraint runs_state_check check (
    state in ('queued', 'running', 'succeeded', 'partial', 'paused', 'needs_approval', 'failed', 'cancelled'))
);
-- At most one unfinished run of an object: two would race for its watermark.
create unique index runs_unfinished_idx on sync.runs (team_id, object) where state in ('queued', 'running', 'paused');
create index runs_object_idx on sync.runs (team_id, object, mode, finished_at);

-- What else a run has to know about an object.
create table sync.object_progress (
  team_id uuid not null,
  object text not null,
  -- Deletions of the org's delete log have been read up to here.
  deletions_until timestamptz,
  -- Target to the CRM field its column is filled from, for every record. Where the saved mapping says otherwise, a
  -- back-fill is due (Y3).
  filled_from jsonb not null default '{}',
  constraint object_progress_pkey primary key (team_id, object)
);

-- Records, or a whole object, that could not be mirrored: open until resolved. Opportunities with a stage that is not
-- aligned are not here: they follow from the mirror and the team's stages whenever somebody asks (S1).
create table sync.crm_sync_errors (
  team_id uuid not null,
  id uuid not null,
  object text not null,
  code text not null,
  -- The CRM field
  field text,
  value text,
  -- Null for an error of the whole object
  crm_id text collate "C",
  -- The row as Salesforce sent it, by CRM field
  raw jsonb,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  resolved_at timestamptz,
  constraint crm_sync_errors_pkey primary key (team_id, id)
);
create unique index crm_sync_errors_open_idx
  on sync.crm_sync_errors (team_id, object, code, coalesce(crm_id, ''), coalesce(field, '')) where resolved_at is null;

-- What a reconcile found missing in the org, to be approved and to be taken back (Y4).
create table sync.deletions (
  team_id uuid not null,
  run_id uuid not null,
  object text not null,
  crm_id text collate "C" not null,
  -- As it was in the mirror: a record that changed since is no longer this deletion's.
  system_modstamp timestamptz,
  state text not null,
  constraint deletions_pkey primary key (team_id, run_id, crm_id),
  constraint deletions_state_check check (state in ('pending', 'applied', 'undone', 'dropped'))
);
create index deletions_undone_idx on sync.deletions (team_id, object, crm_id) where state = 'undone';
