import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, Clock, DB, type Db, Events, transaction } from '#platform';
import { needsAttention } from '../domain/failure.js';
import type { TokenGrant } from '../domain/token-answer.js';
import * as connections from '../store/connections.js';
import type { ConnectionRow } from '../store/connections.js';
import { Grants, rsaPrivateKey } from './grants.service.js';
import { ConnectionSecrets } from './connection-secrets.service.js';

/** A session of a team with its org, at one point in time. */
export interface SessionToken {
  accessToken: string;
  instanceUrl: string;
  version: number;
  /** The connection is marked as needing a person; when a call works after all, the mark comes off. */
  isFlagged: boolean;
}

/** A lasting failure is not tried again more often than this: six objects sync at once. */
const LASTING_FAILURE_PAUSE_MS = 60_000;
const PERSIST_ATTEMPTS = 6;

type Renewal = { token: SessionToken } | { failure: AppError };

/**
 * The one source of access tokens. Invariants:
 * - One renewal of a token version, whatever number of processes meet a 401: the advisory lock lets one in, the others
 *   read what it stored (compare-and-swap on `token_version`).
 * - A rotated refresh token is committed before the access token that came with it is used, since Salesforce takes the
 *   second use of the old one for theft and revokes everything.
 * - A lasting failure is committed too, as `needs_attention`, and published once.
 */
@Injectable()
export class SessionTokens {
  private readonly renewals = new Map<string, Promise<SessionToken>>();

  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly grants: Grants,
    private readonly secrets: ConnectionSecrets,
  ) {}

  /** The stored token. SALESFORCE_NOT_CONNECTED, or the lasting failure of before while it is fresh. */
  async current(teamId: string): Promise<SessionToken> {
    return this.tokenOf(teamId, await connections.find(this.db, teamId));
  }

  /** A token newer than `stale`, which the org just refused: another process's, or a new one. */
  async renew(teamId: string, stale: SessionToken): Promise<SessionToken> {
    const key = `${teamId}:${stale.version}`;
    const running = this.renewals.get(key);
    if (running !== undefined) return running;
    const renewal = this.renewOnce(teamId, stale.version).finally(() => this.renewals.delete(key));
    this.renewals.set(key, renewal);
    return renewal;
  }

  /** Marks the connection when the failure lasts until a person acts; publishes it when it is news. */
  async noteFailure(db: Db, teamId: string, failure: AppError): Promise<void> {
    if (!needsAttention(failure.code)) return;
    const { code, message } = failure;
    const isNews = await connections.flag(db, teamId, { code, message }, this.clock.now());
    if (isNews) await this.events.publish(db, teamId, 'connection.needs_attention', { code, message });
  }

  /** The org answered a call of a marked connection. */
  async noteSuccess(teamId: string): Promise<void> {
    await connections.clearError(this.db, teamId);
  }

  private async renewOnce(teamId: string, staleVersion: number): Promise<SessionToken> {
    let granted: TokenGrant | undefined;
    const renewal = await transaction(this.db, async (trx): Promise<Renewal> => {
      await connections.lock(trx, teamId);
      const row = await connections.find(trx, teamId);
      if (row !== undefined && row.tokenVersion !== staleVersion) return { token: this.tokenOf(teamId, row) };
      try {
        granted = await this.requestTokens(teamId, row);
      } catch (error) {
        if (!(error instanceof AppError) || !needsAttention(error.code)) throw error;
        await this.noteFailure(trx, teamId, error);
        return { failure: error };
      }
      return { token: await this.store(trx, teamId, staleVersion, granted) };
    }).catch((error: unknown) => {
      if (granted === undefined) throw error;
      return this.storeAgain(teamId, staleVersion, granted, error);
    });
    if ('failure' in renewal) throw renewal.failure;
    return renewal.token;
  }

  private tokenOf(teamId: string, row: ConnectionRow | undefined): SessionToken {
    if (row === undefined || row.state === 'disconnected' || row.accessToken === null || row.instanceUrl === null) {
      throw new AppError('SALESFORCE_NOT_CONNECTED', 'The team has no connected Salesforce org.');
    }
    this.refuseWhileFresh(row);
    const accessToken = this.secrets.decrypt(teamId, 'accessToken', row.accessToken);
    const { instanceUrl, tokenVersion: version, state } = row;
    return { accessToken, instanceUrl, version, isFlagged: state === 'needs_attention' };
  }

  private refuseWhileFresh({ errorCode, errorMessage, errorSeenAt }: ConnectionRow): void {
    if (errorCode === null || !needsAttention(errorCode)) return;
    const sinceMs = this.clock.now().getTime() - (errorSeenAt?.getTime() ?? 0);
    // A dead refresh token stays dead; anything else an admin may have put right in Salesforce.
    if (errorCode !== 'SALESFORCE_AUTH_EXPIRED' && sinceMs >= LASTING_FAILURE_PAUSE_MS) return;
    throw new AppError(errorCode as AppError['code'], errorMessage ?? errorCode);
  }

  private async requestTokens(teamId: string, row: ConnectionRow | undefined): Promise<TokenGrant> {
    if (row === undefined || row.state === 'disconnected') {
      throw new AppError('SALESFORCE_NOT_CONNECTED', 'The team has no connected Salesforce org.');
    }
    this.refuseWhileFresh(row);
    const granted = await this.grantOf(teamId, row);
    if (granted.orgId !== row.orgId) {
      const message = `The sign-in leads to org ${granted.orgId}, but this team is connected to ${row.orgId ?? 'none'}.`;
      throw new AppError('SALESFORCE_ORG_MISMATCH', message);
    }
    return granted;
  }

  private async grantOf(teamId: string, row: ConnectionRow): Promise<TokenGrant> {
    const { client, privateKey, refreshToken } = this.secrets.open(teamId, row);
    switch (row.grantType) {
      case 'client_credentials':
        return this.grants.clientCredentials(client);
      case 'jwt_bearer':
        return this.grants.jwtBearer(client, { key: rsaPrivateKey(privateKey ?? ''), username: row.username ?? '' });
      case 'web_server':
        if (refreshToken !== undefined) return this.grants.refresh(client, refreshToken);
        throw new AppError('SALESFORCE_AUTH_EXPIRED', 'The session ended, and the app was given no refresh token.');
      case null:
        throw new Error('A connection without a grant');
    }
  }

  private async store(db: Db, teamId: string, staleVersion: number, granted: TokenGrant): Promise<SessionToken> {
    const { accessToken, refreshToken, instanceUrl } = granted;
    const tokens = {
      accessToken: this.secrets.encrypt(teamId, 'accessToken', accessToken),
      refreshToken: refreshToken === undefined ? null : this.secrets.encrypt(teamId, 'refreshToken', refreshToken),
      instanceUrl,
    };
    const isStored = await connections.renew(db, teamId, staleVersion, tokens, this.clock.now());
    if (isStored) return { accessToken, instanceUrl, version: staleVersion + 1, isFlagged: false };
    return this.tokenOf(teamId, await connections.find(db, teamId));
  }

  /** The org has already replaced the refresh token, so losing the database connection must not lose the new one. */
  private async storeAgain(
    teamId: string,
    staleVersion: number,
    granted: TokenGrant,
    cause: unknown,
  ): Promise<{ token: SessionToken }> {
    for (let attempt = 1; attempt <= PERSIST_ATTEMPTS; attempt += 1) {
      await pause(100 * 2 ** attempt);
      try {
        return { token: await this.store(this.db, teamId, staleVersion, granted) };
      } catch {
        // The next attempt, or the first cause below.
      }
    }
    throw cause;
  }
}
