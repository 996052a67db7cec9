-- works-with: 0.2.0
-- A meeting's id is used again, for the next date of a series say: each start is an occurrence of its own, with its own
-- capture (P1).
alter table linking.meetings drop constraint meetings_pkey;
alter table linking.meetings add constraint meetings_pkey primary key (team_id, external_id, starts_at);
