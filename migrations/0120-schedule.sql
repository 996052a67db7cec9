-- works-with: 0.2.0
-- When the schedule looks at an object again. One process at a time takes what is due, by index: no loop over the teams.

create table sync.schedule (
  team_id uuid not null,
  object text not null,
  -- 'infinity' where nothing is scheduled
  next_due_at timestamptz not null,
  constraint schedule_pkey primary key (team_id, object)
);
create index schedule_due_idx on sync.schedule (next_due_at);

insert into sync.schedule (team_id, object, next_due_at)
select org.team_id, crm.object, now()
from mirror.orgs org
cross join unnest(array['Account', 'Contact', 'Lead', 'Opportunity', 'OpportunityContactRole', 'User']) as crm (object)
where org.is_connected;

-- When a run of an object and mode was last asked for, in one step of the index, however many there were.
create index runs_requested_idx on sync.runs (team_id, object, mode, requested_at);
drop index sync.runs_object_idx;
-- Runs are forgotten by their age, whatever their team.
create index runs_finished_idx on sync.runs (finished_at);

-- The plan of a run that ended is of no more use; what it was expected to take stays.
update sync.runs set plan = jsonb_build_object('estimate', plan -> 'estimate')
where state not in ('queued', 'running', 'paused') and plan is not null;

-- What goes by age, whatever the team.
create index events_at_idx on platform.events (at);
create index deliveries_attempt_idx on webhooks.deliveries (last_attempt_at) where state <> 'pending';
create index crm_sync_errors_resolved_idx on sync.crm_sync_errors (resolved_at) where resolved_at is not null;
