-- works-with: 0.2.0
-- outside-transaction
-- How the recordings of thirty days came out is read from the index alone: the rows hold whole recordings.

-- One that was broken off stays, and is of no use.
drop index concurrently if exists linking.recordings_by_day_idx;
create index concurrently recordings_by_day_idx on linking.recordings (team_id, started_at desc, external_id)
  include (decided_at, person_state, account_state, opportunity_state);
drop index concurrently if exists linking.recordings_started_idx;
