import { type Db, execute, maybeOne, statement } from '#platform';
import { type OrgStage } from '../domain/stages.js';

/** What the org last said of its stages. */
export interface StoredStages {
  /** Null: it refuses to list them. */
  listed: readonly OrgStage[] | null;
  toldAt: Date;
}

const selectStages = statement(
  'salesforce.find_stages',
  `select listed, told_at as "toldAt" from salesforce.stages where team_id = $1`,
);

export function find(db: Db, teamId: string): Promise<StoredStages | undefined> {
  return maybeOne<StoredStages>(db, selectStages, [teamId]);
}

const upsertStages = statement(
  'salesforce.save_stages',
  `insert into salesforce.stages (team_id, listed, told_at) values ($1, $2::jsonb, $3)
   on conflict on constraint stages_pkey do update set listed = excluded.listed, told_at = excluded.told_at`,
);

export async function save(db: Db, teamId: string, { listed, toldAt }: StoredStages): Promise<void> {
  await execute(db, upsertStages, [teamId, listed === null ? null : JSON.stringify(listed), toldAt]);
}

const deleteStages = statement('salesforce.forget_stages', `delete from salesforce.stages where team_id = $1`);

/** Another org has other stages. */
export async function forget(db: Db, teamId: string): Promise<void> {
  await execute(db, deleteStages, [teamId]);
}
