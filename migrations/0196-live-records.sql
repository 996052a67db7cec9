-- works-with: 0.2.0
-- The overview counted a million records of an object each time that somebody looked. How many are live is kept where a run ends.

-- Null: not counted since the mirror changed.
alter table mirror.object_states add column live_records integer;
