import { Inject, Injectable } from '@nestjs/common';
import { AppError, Clock, DB, type Db, newId } from '#platform';
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
  expiresAt?: Date | undefined;
}

/** `key` is shown this once. */
export type CreatedApiKey = store.ApiKey & { key: string };

@Injectable()
export class ApiKeys {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async create(db: Db, teamId: string, { name, role, expiresAt }: ApiKeyRequest): Promise<CreatedApiKey> {
    if (name.trim() === '' || name.length > 200) {
      throw new AppError('INVALID_INPUT', 'A key needs a name of 1 to 200 characters.');
    }
    if (expiresAt !== undefined && expiresAt <= this.clock.now()) {
      throw new AppError('INVALID_INPUT', 'expiresAt is in the past.', {
        errors: [{ path: 'expiresAt', message: 'expiresAt must be in the future' }],
      });
    }
    const key = newToken('rrk', teamId);
    const row = await store.insert(db, teamId, {
      id: newId(),
      hash: sha256(key),
      name,
      role,
      expiresAt: expiresAt ?? null,
    });
    return { ...row, key };
  }

  /** Who a key speaks for; undefined when it is unknown, expired or revoked. Asked anew each time: revoking counts at once. */
  async authenticate(key: string): Promise<Principal | undefined> {
    const teamId = teamOfToken('rrk', key);
    if (teamId === undefined) return undefined;
    const now = this.clock.now();
    const row = await store.findUsable(this.db, teamId, sha256(key), now);
    if (row === undefined) return undefined;
    if (isSeenStale(row.lastUsedAt, now)) await store.touch(this.db, teamId, row.id, now);
    return { teamId, role: row.role, kind: 'key', id: row.id, name: row.name };
  }

  async page(teamId: string, { limit, afterId }: PageRequest): Promise<store.ApiKey[]> {
    return store.page(this.db, teamId, limit, afterId);
  }

  async revoke(db: Db, teamId: string, keyId: string): Promise<store.ApiKey> {
    const revoked = await store.revoke(db, teamId, keyId, this.clock.now());
    if (revoked === undefined) throw new AppError('NOT_FOUND', 'There is no such key.');
    return revoked;
  }

  /** The team of a key, for an operator who knows only its id; NOT_FOUND when there is none. */
  async teamOf(keyId: string): Promise<string> {
    const teamId = await store.findTeam(this.db, keyId);
    if (teamId === undefined) throw new AppError('NOT_FOUND', 'There is no such key.');
    return teamId;
  }
}
