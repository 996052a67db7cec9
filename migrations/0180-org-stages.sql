-- works-with: 0.2.0
-- The stages of the org as it last listed them: read again with the descriptions, since no stamp moves when a stage's type,
-- order or name changes.

create table salesforce.stages (
  team_id uuid not null,
  -- null where the org refuses to list them
  listed jsonb,
  told_at timestamptz not null,
  constraint stages_pkey primary key (team_id)
);
