-- works-with: 0.2.0
-- Part of a name is found by its trigrams: without them a search that finds nothing reads every row of a team, and sixty
-- of them at once leave no connection for anybody else. btree_gin lets `team_id` lead, as in every index.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

create index accounts_name_trigrams on mirror.accounts using gin (team_id, lower(name) gin_trgm_ops);
create index opportunities_name_trigrams on mirror.opportunities using gin (team_id, lower(name) gin_trgm_ops);
create index contacts_name_trigrams on mirror.contacts using gin (team_id, lower(name) gin_trgm_ops);
create index leads_name_trigrams on mirror.leads using gin (team_id, lower(name) gin_trgm_ops);

-- A title, an id or a linked name: one expression, as a search looks into all of them.
create index recordings_text_trigrams on linking.recordings using gin (
  team_id,
  lower(
    coalesce(title, '') || ' ' || external_id || ' ' || coalesce(person_name, '') || ' ' ||
    coalesce(account_name, '') || ' ' || coalesce(opportunity_name, '')
  ) gin_trgm_ops
);
