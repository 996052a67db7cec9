-- works-with: 0.2.0
-- Of a team one run at a time is read outside of its passes, whatever the number of processes: the one that `is_alone` while
-- its lease lasts. A run that waits for its bulk job is none.

alter table sync.runs add column is_alone boolean not null default false;
