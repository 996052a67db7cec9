-- What an admin configures: field mappings, stage values and settings of a team.
--
-- Every save is a new row under the next version; rows are never updated, so that the version a link decision names can
-- always be read again. The version is part of the key: of two saves from the same state one fails.
-- A team without a row has what the service starts with (libs/field-mapping/src/store): nothing is written for it here.

create schema field_mapping;

create table field_mapping.mappings (
  team_id uuid not null,
  object text collate "C" not null,
  version integer not null,
  -- Target to CRM field, as in {"amount": "Amount"}.
  sources jsonb not null,
  saved_at timestamptz not null,
  constraint mappings_pkey primary key (team_id, object, version),
  constraint mappings_version_check check (version > 0),
  constraint mappings_object_check check (object in ('Opportunity', 'Account', 'Contact', 'Lead')),
  constraint mappings_sources_check check (jsonb_typeof(sources) = 'object')
);

create table field_mapping.stages (
  team_id uuid not null,
  version integer not null,
  -- [{"value", "outcome", "position"}] by position. The whole list at once: it is always read and replaced whole.
  stage_values jsonb not null,
  saved_at timestamptz not null,
  constraint stages_pkey primary key (team_id, version),
  constraint stages_version_check check (version > 0),
  constraint stages_values_check check (jsonb_typeof(stage_values) = 'array')
);

create table field_mapping.settings (
  team_id uuid not null,
  version integer not null,
  -- The settings of api.md, whole.
  content jsonb not null,
  saved_at timestamptz not null,
  constraint settings_pkey primary key (team_id, version),
  constraint settings_version_check check (version > 0),
  constraint settings_content_check check (jsonb_typeof(content) = 'object')
);
