import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, Clock, DB, type Db, Events, transaction } from '#platform';
import { concernsConnection, isDead, needsAttention } from '../domain/failure.js';
import { patienceMs, signInPausesMs } from '../domain/sign-in-pause.js';
import type { TokenGrant } from '../domain/token-answer.js';
import * as connections from '../store/connections.js';
import type { ConnectionRow } from '../store/connections.js';
import { HTTP_OPTIONS, type HttpOptions } from '../http/http-options.js';
import { Grants, rsaPrivateKey } from './grants.service.js';
import { ConnectionSecrets } from './connection-secrets.service.js';

/** A session of a team with its org, at one point in time. */
export interface SessionToken {
  accessToken: string;
  instanceUrl: string;
  version: number;
  /** Something is known to be wrong with the connection; when a call works after all, the mark comes off. */
  isFlagged: boolean;
}

/** A session that replaces a refused one. */
export interface RenewedToken extends SessionToken {
  /** Issued for this caller, who is the first to use it; false: another one asked for it and may have used it up. */
  isOwn: boolean;
}

const PERSIST_ATTEMPTS = 6;

type Renewal = { token: RenewedToken } | { failure: AppError };

function notConnected(): AppError {
  return new AppError('SALESFORCE_NOT_CONNECTED', 'The team has no connected Salesforce org.');
}

/**
 * The one source of access tokens. Invariants:
 * - One renewal of a token version, whatever number of processes meet a 401: the advisory lock lets one in, the others
 *   read what it stored (compare-and-swap on `token_version`).
 * - A rotated refresh token is committed before the access token that came with it is used, since Salesforce takes the
 *   second use of the old one for theft and revokes everything.
 * - A refusal is committed too, with the time before which nobody asks again, in any process: an endpoint in trouble is
 *   asked by one caller at a time, ever more rarely. A lasting one is `needs_attention`, and published once.
 */
@Injectable()
export class SessionTokens {
  private readonly renewals = new Map<string, Promise<RenewedToken>>();
  /** The newest session of each team that is known to have worked. */
  private readonly worked = new Map<string, number>();

  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly grants: Grants,
    private readonly secrets: ConnectionSecrets,
    @Inject(HTTP_OPTIONS) private readonly httpOptions: HttpOptions,
  ) {}

  /** The stored token. SALESFORCE_NOT_CONNECTED, or the lasting failure of before until it is time to try again. */
  async current(teamId: string): Promise<SessionToken> {
    return this.tokenOf(teamId, await connections.find(this.db, teamId));
  }

  /**
   * A token newer than `stale`, which the org just refused: another process's, or a new one. A refusal that may be over in
   * a moment is waited for; else it is the failure, as long as its time to be tried again has not come.
   */
  async renew(teamId: string, stale: SessionToken): Promise<RenewedToken> {
    const key = `${teamId}:${stale.version}`;
    const running = this.renewals.get(key);
    if (running !== undefined) return running.then((token) => ({ ...token, isOwn: false }));
    const renewal = this.renewPatiently(teamId, stale.version).finally(() => this.renewals.delete(key));
    this.renewals.set(key, renewal);
    return renewal;
  }

  /** Notes a failure of the connection and when it is tried again; publishes it when a person has to act and it is news. */
  async noteFailure(db: Db, teamId: string, failure: AppError, isAtSignIn = false): Promise<void> {
    const { code, message, retryAfterSeconds } = failure;
    if (!concernsConnection(code, isAtSignIn)) return;
    const pausesMs = signInPausesMs({
      baseMs: this.httpOptions.retryBaseMs,
      random: Math.random(),
      retryAfterSeconds,
    });
    const noted = { code, message, isLasting: needsAttention(code), isAtSignIn, pausesMs };
    const isNews = await connections.flag(db, teamId, noted, this.clock.now());
    if (isNews) await this.events.publish(db, teamId, 'connection.needs_attention', { code, message });
  }

  /** The org answered a call in this session. */
  async noteSuccess(teamId: string, { version, isFlagged }: SessionToken): Promise<void> {
    this.worked.set(teamId, Math.max(version, this.worked.get(teamId) ?? 0));
    if (isFlagged) await connections.clearError(this.db, teamId);
  }

  /** Whether a call of this process worked in the session: what is refused now was used up since. */
  hasWorked(teamId: string, { version }: SessionToken): boolean {
    return (this.worked.get(teamId) ?? 0) >= version;
  }

  private async renewPatiently(teamId: string, staleVersion: number): Promise<RenewedToken> {
    let until: number | undefined;
    for (;;) {
      try {
        return await this.renewOnce(teamId, staleVersion);
      } catch (error) {
        // However long the first try took, its hiccup is waited for: patience begins with the first failure.
        until ??= performance.now() + 2 * patienceMs(this.httpOptions.retryBaseMs);
        const waitMs = await this.shortWaitMs(teamId, error);
        if (waitMs === undefined || performance.now() > until) throw error;
        await pause(waitMs);
      }
    }
  }

  /** How long until a sign-in that failed in passing is tried again; undefined when that is too long to wait here. */
  private async shortWaitMs(teamId: string, error: unknown): Promise<number | undefined> {
    if (!(error instanceof AppError) || needsAttention(error.code)) return undefined;
    const row = await connections.find(this.db, teamId);
    if (row?.retryAt == null || !row.errorAtSignIn) return undefined;
    const waitMs = row.retryAt.getTime() - this.clock.now().getTime();
    return waitMs <= patienceMs(this.httpOptions.retryBaseMs) ? Math.max(waitMs, 1) : undefined;
  }

  private async renewOnce(teamId: string, staleVersion: number): Promise<RenewedToken> {
    let granted: TokenGrant | undefined;
    const renewal = await transaction(this.db, async (trx): Promise<Renewal> => {
      await connections.lock(trx, teamId);
      const row = await connections.find(trx, teamId);
      if (row === undefined || row.state === 'disconnected') throw notConnected();
      if (row.tokenVersion !== staleVersion) return { token: { ...this.tokenOf(teamId, row), isOwn: false } };
      this.refuseUntilDue(row, row.errorAtSignIn);
      try {
        granted = await this.requestTokens(teamId, row);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        await this.noteFailure(trx, teamId, error, true);
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
      throw notConnected();
    }
    this.refuseUntilDue(row, row.state === 'needs_attention');
    const accessToken = this.secrets.decrypt(teamId, 'accessToken', row.accessToken);
    const { instanceUrl, tokenVersion: version, errorCode } = row;
    return { accessToken, instanceUrl, version, isFlagged: errorCode !== null };
  }

  /** A dead refresh token stays dead; anything else may have passed, or been put right in Salesforce, by then. */
  private refuseUntilDue({ errorCode, errorMessage, retryAt }: ConnectionRow, isShut: boolean): void {
    if (errorCode === null || !(isShut || isDead(errorCode))) return;
    const waitMs = (retryAt?.getTime() ?? 0) - this.clock.now().getTime();
    if (waitMs <= 0 && !isDead(errorCode)) return;
    const retryAfterSeconds = isDead(errorCode) ? undefined : Math.ceil(waitMs / 1000);
    throw new AppError(errorCode as AppError['code'], errorMessage ?? errorCode, {
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    });
  }

  private async requestTokens(teamId: string, row: ConnectionRow): Promise<TokenGrant> {
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

  private async store(db: Db, teamId: string, staleVersion: number, granted: TokenGrant): Promise<RenewedToken> {
    const { accessToken, refreshToken, instanceUrl } = granted;
    const tokens = {
      accessToken: this.secrets.encrypt(teamId, 'accessToken', accessToken),
      refreshToken: refreshToken === undefined ? null : this.secrets.encrypt(teamId, 'refreshToken', refreshToken),
      instanceUrl,
    };
    const isStored = await connections.renew(db, teamId, staleVersion, tokens, this.clock.now());
    const version = staleVersion + 1;
    if (!isStored) return { ...this.tokenOf(teamId, await connections.find(db, teamId)), isOwn: false };
    await connections.clearSignInError(db, teamId);
    const known = await connections.find(db, teamId);
    return { accessToken, instanceUrl, version, isFlagged: known?.errorCode != null, isOwn: true };
  }

  /** The org has already replaced the refresh token, so losing the database connection must not lose the new one. */
  private async storeAgain(
    teamId: string,
    staleVersion: number,
    granted: TokenGrant,
    cause: unknown,
  ): Promise<{ token: RenewedToken }> {
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
