-- What a run has to know about an object, so that nothing is missed between runs.

-- Fields that no mapping names, as the org last showed them, by what they feed. Where a column is filled from none or from
-- another, a back-fill is due (Y3): a feature was switched on, or a permission granted.
alter table sync.object_progress add column unmapped jsonb not null default '{}';
-- The delete log had a gap: what was purged in it, only a reconcile finds.
alter table sync.object_progress add column needs_reconcile boolean not null default false;

-- What Salesforce or PostgreSQL said, of an object that could not be synced.
alter table sync.crm_sync_errors add column detail text;
