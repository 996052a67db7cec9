-- works-with: 0.2.0
-- Whether a run of a team has just failed is asked before each pass that a reader asks for, however many others there were.

create index runs_failed_idx on sync.runs (team_id, finished_at) where state = 'failed';
