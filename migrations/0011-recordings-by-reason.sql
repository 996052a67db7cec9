-- The work list by reason, counted and listed for every slot; Account and Opportunity differ where a person cleared one.

create index recordings_person_reason_idx on linking.recordings (team_id, person_reason, started_at desc, external_id)
  where person_reason is not null;
create index recordings_opportunity_reason_idx
  on linking.recordings (team_id, opportunity_reason, started_at desc, external_id)
  where opportunity_reason is not null;
