-- works-with: 0.2.0
-- Freshness on demand (Y6): a reader that waits for a newer mirror says so here, and the sync reads what it waits for.

create table mirror.freshness (
  team_id uuid not null,
  -- Somebody waits for a pass that starts after this; null when nobody asked since the last one was taken up
  wanted_from timestamptz,
  -- When the last pass that was asked for was taken up
  passed_at timestamptz,
  -- Readers want to hear when the mirror has moved
  awaited boolean not null,
  constraint freshness_pkey primary key (team_id)
);
