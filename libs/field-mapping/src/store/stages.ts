import { AppError, type Db, execute, maybeOne, statement } from '#platform';
import { type StageValue } from '../domain/stages.js';

/** The team's own stages. */
export interface TeamStages {
  /** Counts the saves, from 1; 0 before the first. */
  readonly version: number;
  /** By position. */
  readonly values: readonly StageValue[];
}

interface StagesRow {
  version: number;
  stage_values: readonly StageValue[];
}

const LATEST = statement(
  'field_mapping.latest_stages',
  `select version, stage_values from field_mapping.stages where team_id = $1 order by version desc limit 1`,
);
const AT = statement(
  'field_mapping.stages_at',
  `select version, stage_values from field_mapping.stages where team_id = $1 and version = $2`,
);
const INSERT = statement(
  'field_mapping.insert_stages',
  `insert into field_mapping.stages (team_id, version, stage_values, saved_at) values ($1, $2, $3, $4)
   on conflict do nothing`,
);

const NONE: TeamStages = { version: 0, values: [] };

function fromRow(row: StagesRow): TeamStages {
  return { version: row.version, values: row.stage_values };
}

/** The stages in force; an empty list of version 0 before the first save. */
export async function latest(db: Db, teamId: string): Promise<TeamStages> {
  const row = await maybeOne<StagesRow>(db, LATEST, [teamId]);
  return row === undefined ? NONE : fromRow(row);
}

/** The stages as they were at a version, which a link decision names. */
export async function at(db: Db, teamId: string, version: number): Promise<TeamStages | undefined> {
  if (version === 0) return NONE;
  const row = await maybeOne<StagesRow>(db, AT, [teamId, version]);
  return row === undefined ? undefined : fromRow(row);
}

/** Saves a whole list as the version after `baseVersion`. CONFLICT when somebody saved in between. */
export async function save(
  db: Db,
  teamId: string,
  { values, baseVersion, savedAt }: { values: readonly StageValue[]; baseVersion: number; savedAt: Date },
): Promise<TeamStages> {
  const version = baseVersion + 1;
  const written = await execute(db, INSERT, [teamId, version, JSON.stringify(values), savedAt]);
  if (written === 0) throw new AppError('CONFLICT', 'The stage values were changed meanwhile; read them again.');
  return { version, values };
}
