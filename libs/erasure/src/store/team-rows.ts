import { type Db, execute, many, one, statement } from '#platform';

// migrations/0150-erasure.sql: only rows of a team that is being deleted go, append-only ones too.

export interface TeamTable {
  readonly schema: string;
  readonly table: string;
}

const BEGIN = statement(
  'erasure.begin_team_deletion',
  'select erasure.begin_team_deletion(team_id, $2) from (select $1::uuid as team_id) t',
);

export async function begin(db: Db, teamId: string, at: Date): Promise<void> {
  await execute(db, BEGIN, [teamId, at]);
}

const UNFINISHED = statement(
  'erasure.teams_being_deleted',
  'select team_id as "teamId" from erasure.team_deletions order by requested_at',
);

export async function unfinished(db: Db): Promise<string[]> {
  return (await many<{ teamId: string }>(db, UNFINISHED)).map(({ teamId }) => teamId);
}

const TABLES = statement(
  'erasure.team_tables',
  // Each has rows by team_id; what others refer to comes last
  'select schema_name as schema, table_name as table from erasure.team_tables',
);

export async function tables(db: Db): Promise<TeamTable[]> {
  return many<TeamTable>(db, TABLES);
}

const DELETE = statement(
  'erasure.delete_team_rows',
  'select erasure.delete_team_rows(team_id, $2, $3, $4) as deleted from (select $1::uuid as team_id) t',
);

/** Deletes so many rows of the table. Returns how many there were. */
export async function deleteRows(db: Db, teamId: string, { schema, table }: TeamTable, most: number): Promise<number> {
  return (await one<{ deleted: number }>(db, DELETE, [teamId, schema, table, most])).deleted;
}
