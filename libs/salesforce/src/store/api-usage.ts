import { type Db, execute, maybeOne, statement } from '#platform';
import type { ApiUsage } from '../domain/limit-info.js';

const selectUsage = statement(
  'salesforce.find_api_usage',
  `select used, allowance as limit, seen_at as "seenAt" from salesforce.api_usage where team_id = $1`,
);

export interface SeenUsage extends ApiUsage {
  seenAt: Date;
}

export async function find(db: Db, teamId: string): Promise<SeenUsage | undefined> {
  return maybeOne<SeenUsage>(db, selectUsage, [teamId]);
}

const upsertUsage = statement(
  'salesforce.save_api_usage',
  `insert into salesforce.api_usage as known (team_id, used, allowance, seen_at) values ($1, $2, $3, $4)
   on conflict (team_id) do update
     set used = excluded.used, allowance = excluded.allowance, seen_at = excluded.seen_at
   where known.seen_at <= excluded.seen_at`,
);

/** The latest answer counts, not the highest: the allowance is of the last 24 hours. */
export async function save(db: Db, teamId: string, { used, limit }: ApiUsage, seenAt: Date): Promise<void> {
  await execute(db, upsertUsage, [teamId, used, limit, seenAt]);
}

const deleteUsage = statement('salesforce.forget_api_usage', `delete from salesforce.api_usage where team_id = $1`);

/** Another org has another allowance. */
export async function forget(db: Db, teamId: string): Promise<void> {
  await execute(db, deleteUsage, [teamId]);
}
