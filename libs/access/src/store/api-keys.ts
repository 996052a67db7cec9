import { type Db, execute, many, maybeOne, one, statement } from '#platform';
import type { Role } from '../domain/roles.js';

export interface ApiKey {
  id: string;
  name: string;
  role: Role;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
}

export interface NewApiKey {
  id: string;
  hash: Buffer;
  name: string;
  role: Role;
  expiresAt: Date | null;
}

const columns = `key_id as id, name, role, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt"`;

const insertKey = statement(
  'access.insert_api_key',
  `insert into access.api_keys (team_id, key_id, key_hash, name, role, expires_at) values ($1, $2, $3, $4, $5, $6)
   returning ${columns}`,
);
const keyByHash = statement(
  'access.api_key_by_hash',
  `select ${columns} from access.api_keys
   where team_id = $1 and key_hash = $2 and revoked_at is null and (expires_at is null or expires_at > $3)`,
);
const keyPage = statement(
  'access.api_key_page',
  `select ${columns} from access.api_keys
   where team_id = $1 and revoked_at is null and ($2::uuid is null or key_id > $2) order by key_id limit $3`,
);
const revokeKey = statement(
  'access.revoke_api_key',
  `update access.api_keys set revoked_at = $3 where team_id = $1 and key_id = $2 and revoked_at is null returning ${columns}`,
);
const touchKey = statement(
  'access.touch_api_key',
  'update access.api_keys set last_used_at = $3 where team_id = $1 and key_id = $2 and (last_used_at is null or last_used_at < $3)',
);
// An operator revokes by id alone; the id is random and names one key of one team.
const teamOfKey = statement(
  'access.team_of_api_key',
  'select team_id as "teamId" from access.api_keys where key_id::text = lower($1)',
);

export async function insert(db: Db, teamId: string, key: NewApiKey): Promise<ApiKey> {
  return one<ApiKey>(db, insertKey, [teamId, key.id, key.hash, key.name, key.role, key.expiresAt]);
}

/** The key with this hash, unless it is revoked or expired at `now`. */
export async function findUsable(db: Db, teamId: string, hash: Buffer, now: Date): Promise<ApiKey | undefined> {
  return maybeOne<ApiKey>(db, keyByHash, [teamId, hash, now]);
}

/** Keys that are not revoked, oldest first; expired ones are listed, so that somebody notices. */
export async function page(db: Db, teamId: string, limit: number, afterId: string | undefined): Promise<ApiKey[]> {
  return many<ApiKey>(db, keyPage, [teamId, afterId ?? null, limit]);
}

/** Undefined when there is no such key, or it was revoked before. */
export async function revoke(db: Db, teamId: string, keyId: string, now: Date): Promise<ApiKey | undefined> {
  return maybeOne<ApiKey>(db, revokeKey, [teamId, keyId, now]);
}

export async function touch(db: Db, teamId: string, keyId: string, now: Date): Promise<void> {
  await execute(db, touchKey, [teamId, keyId, now]);
}

export async function findTeam(db: Db, keyId: string): Promise<string | undefined> {
  return (await maybeOne<{ teamId: string }>(db, teamOfKey, [keyId]))?.teamId;
}
