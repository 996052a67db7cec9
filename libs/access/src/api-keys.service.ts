import { Inject, Injectable } from '@nestjs/common';
import { AppError, Clock, DB, type Db, newId } from '#platform';
import { type KeyMaker, keyRefusal } from './domain/key-rules.js';
import type { Principal } from './domain/principal.js';
import type { Role } from './domain/roles.js';
import { isSeenStale } from './domain/session-times.js';
import { teamOfToken } from './domain/token.js';
import * as store from './store/api-keys.js';
import { newToken, sha256 } from './tokens.js';
import type { PageRequest } from './users.service.js';

export interface ApiKeyRequest {
  name: string;
  role: Role;
  /** Left out: never, or with the key that makes it. */
  expiresAt?: Date | undefined;
}

/** `key` is shown this once. */
export type CreatedApiKey = store.ApiKey & { key: string };

const OPERATOR: KeyMaker = { kind: 'operator', id: null, name: null };

function inputFault(path: string, message: string): AppError {
  return new AppError('INVALID_INPUT', message, { errors: [{ path, message }] });
}

@Injectable()
export class ApiKeys {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** `principal` makes it; left out, an operator does. A key makes none that outranks it (FORBIDDEN) or outlives it. */
  async create(db: Db, teamId: string, request: ApiKeyRequest, principal?: Principal): Promise<CreatedApiKey> {
    const { name, role } = request;
    if (name.trim() === '' || name.length > 200) {
      throw inputFault('name', 'A key needs a name of 1 to 200 characters.');
    }
    const expiresAt = request.expiresAt ?? principal?.expiresAt ?? null;
    if (expiresAt !== null && expiresAt <= this.clock.now()) {
      throw inputFault('expiresAt', 'expiresAt must be in the future');
    }
    const refusal = principal === undefined ? undefined : keyRefusal(principal, { role, expiresAt });
    if (refusal === 'outranks') throw new AppError('FORBIDDEN', 'A key may not do more than the one who makes it.');
    if (refusal === 'outlives') throw inputFault('expiresAt', 'A key may not live longer than the key that makes it.');
    const key = newToken('rrk', teamId);
    const maker =
      principal === undefined
        ? OPERATOR
        : { kind: principal.kind, id: principal.id, name: principal.email ?? principal.name ?? null };
    const row = await store.insert(db, teamId, { id: newId(), hash: sha256(key), name, role, expiresAt, maker });
    return { ...row, key };
  }

  /** Who a key speaks for; undefined when it is unknown, expired or revoked. Asked anew each time: revoking counts at once. */
  async authenticate(key: string): Promise<Principal | undefined> {
    const teamId = teamOfToken('rrk', key);
    if (teamId === undefined) return undefined;
    const now = this.clock.now();
    const row = await store.findUsable(this.db, teamId, sha256(key), now);
    if (row === undefined) return undefined;
    const { id, name, role, expiresAt } = row;
    if (isSeenStale(row.lastUsedAt, now)) await store.touch(this.db, teamId, id, now);
    return { teamId, role, kind: 'key', id, name, ...(expiresAt === null ? {} : { expiresAt }) };
  }

  async page(teamId: string, { limit, afterId }: PageRequest): Promise<store.ApiKey[]> {
    return store.page(this.db, teamId, limit, afterId);
  }

  /** Ends a key, and with it those that were made with it. NOT_FOUND. */
  async revoke(db: Db, teamId: string, keyId: string): Promise<store.ApiKey & { endedWithIt: string[] }> {
    const revoked = await store.revoke(db, teamId, keyId, this.clock.now());
    const key = revoked.find(({ id }) => id === keyId);
    if (key === undefined) throw new AppError('NOT_FOUND', 'There is no such key.');
    return { ...key, endedWithIt: revoked.filter(({ id }) => id !== keyId).map(({ id }) => id) };
  }

  /** The keys a user made, which stay when the user goes. */
  async ofUser(db: Db, teamId: string, userId: string): Promise<{ id: string; name: string }[]> {
    return store.ofUser(db, teamId, userId);
  }

  /** The team of a key, for an operator who knows only its id; NOT_FOUND when there is none. */
  async teamOf(keyId: string): Promise<string> {
    const teamId = await store.findTeam(this.db, keyId);
    if (teamId === undefined) throw new AppError('NOT_FOUND', 'There is no such key.');
    return teamId;
  }
}
