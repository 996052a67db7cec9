import { type Db, execute, many, maybeOne, one, statement } from '#platform';
import type { KeyMaker } from '../domain/key-rules.js';
import type { Role } from '../domain/roles.js';

export interface ApiKey {
  id: string;
  name: string;
  role: Role;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  /** Null for keys made before makers were kept. */
  maker: (KeyMaker & { readonly isGone: boolean }) | null;
}

export interface NewApiKey {
  id: string;
  hash: Buffer;
  name: string;
  role: Role;
  expiresAt: Date | null;
  maker: KeyMaker;
}

type ApiKeyRow = Omit<ApiKey, 'maker'> & {
  makerKind: KeyMaker['kind'] | null;
  makerId: string | null;
  makerName: string | null;
  makerIsGone: boolean;
};

// A maker is gone when its user was deleted. A key ends with the key that made it, so such a maker is there.
const columns = `k.key_id as id, k.name, k.role, k.created_at as "createdAt", k.expires_at as "expiresAt",
  k.last_used_at as "lastUsedAt", k.maker_kind as "makerKind", k.maker_id as "makerId", k.maker_name as "makerName",
  (k.maker_kind = 'user' and not exists (
    select 1 from access.users u where u.team_id = k.team_id and u.user_id = k.maker_id)) is true as "makerIsGone"`;

const insertKey = statement(
  'access.insert_api_key',
  `insert into access.api_keys as k
     (team_id, key_id, key_hash, name, role, expires_at, maker_kind, maker_id, maker_name)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning ${columns}`,
);
const keyByHash = statement(
  'access.api_key_by_hash',
  `select key_id as id, name, role, expires_at as "expiresAt", last_used_at as "lastUsedAt" from access.api_keys
   where team_id = $1 and key_hash = $2 and revoked_at is null and (expires_at is null or expires_at > $3)`,
);
const keyPage = statement(
  'access.api_key_page',
  `select ${columns} from access.api_keys k
   where k.team_id = $1 and k.revoked_at is null and ($2::uuid is null or k.key_id > $2) order by k.key_id limit $3`,
);
// The key and what was made with it, and with that: who lost a key lost all that it could make.
const revokeKeys = statement(
  'access.revoke_api_keys',
  `with recursive line as (
     select team_id, key_id from access.api_keys where team_id = $1 and key_id = $2 and revoked_at is null
     union
     select k.team_id, k.key_id from access.api_keys k join line l on k.team_id = l.team_id and k.maker_id = l.key_id
     where k.maker_kind = 'key')
   update access.api_keys k set revoked_at = $3 from line l
   where k.team_id = l.team_id and k.key_id = l.key_id and k.revoked_at is null
   returning ${columns}`,
);
const touchKey = statement(
  'access.touch_api_key',
  'update access.api_keys set last_used_at = $3 where team_id = $1 and key_id = $2 and (last_used_at is null or last_used_at < $3)',
);
const keysOfUser = statement(
  'access.api_keys_of_user',
  `select key_id as id, name from access.api_keys
   where team_id = $1 and maker_id = $2 and maker_kind = 'user' and revoked_at is null order by key_id`,
);
// Of all teams at once: a process asks for all the keys that its open streams came with.
const usableKeys = statement(
  'access.usable_api_keys',
  `select k.key_id as id from access.api_keys k
   join unnest($1::uuid[], $2::uuid[]) as asked (team_id, key_id) on asked.team_id = k.team_id and asked.key_id = k.key_id
   where k.revoked_at is null and (k.expires_at is null or k.expires_at > $3)`,
);
// An operator revokes by id alone; the id is random and names one key of one team.
const teamOfKey = statement(
  'access.team_of_api_key',
  'select team_id as "teamId" from access.api_keys where key_id::text = lower($1)',
);

function toApiKey({ makerKind, makerId, makerName, makerIsGone, ...key }: ApiKeyRow): ApiKey {
  const maker = makerKind === null ? null : { kind: makerKind, id: makerId, name: makerName, isGone: makerIsGone };
  return { ...key, maker };
}

export async function insert(db: Db, teamId: string, key: NewApiKey): Promise<ApiKey> {
  const { id, hash, name, role, expiresAt, maker } = key;
  const values = [teamId, id, hash, name, role, expiresAt, maker.kind, maker.id, maker.name];
  return toApiKey(await one<ApiKeyRow>(db, insertKey, values));
}

/** The key with this hash, unless it is revoked or expired at `now`. */
export async function findUsable(
  db: Db,
  teamId: string,
  hash: Buffer,
  now: Date,
): Promise<Pick<ApiKey, 'id' | 'name' | 'role' | 'expiresAt' | 'lastUsedAt'> | undefined> {
  return maybeOne(db, keyByHash, [teamId, hash, now]);
}

/** Keys that are not revoked, oldest first; expired ones are listed, so that somebody notices. */
export async function page(db: Db, teamId: string, limit: number, afterId: string | undefined): Promise<ApiKey[]> {
  return (await many<ApiKeyRow>(db, keyPage, [teamId, afterId ?? null, limit])).map(toApiKey);
}

/** Ends a key and all that were made with it. Empty when there is no such key, or it was revoked before. */
export async function revoke(db: Db, teamId: string, keyId: string, now: Date): Promise<ApiKey[]> {
  return (await many<ApiKeyRow>(db, revokeKeys, [teamId, keyId, now])).map(toApiKey);
}

/** The keys a user made that still work or will be listed. */
export async function ofUser(db: Db, teamId: string, userId: string): Promise<{ id: string; name: string }[]> {
  return many(db, keysOfUser, [teamId, userId]);
}

/** Which of these keys may still be used; `keys` names each with its team. */
export async function usable(db: Db, keys: readonly { teamId: string; id: string }[], now: Date): Promise<Set<string>> {
  const asked = [keys.map(({ teamId }) => teamId), keys.map(({ id }) => id)];
  return new Set((await many<{ id: string }>(db, usableKeys, [...asked, now])).map(({ id }) => id));
}

export async function touch(db: Db, teamId: string, keyId: string, now: Date): Promise<void> {
  await execute(db, touchKey, [teamId, keyId, now]);
}

export async function findTeam(db: Db, keyId: string): Promise<string | undefined> {
  return (await maybeOne<{ teamId: string }>(db, teamOfKey, [keyId]))?.teamId;
}
