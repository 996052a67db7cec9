import { Inject, Injectable } from '@nestjs/common';
import { AppError, Clock, DB, type Db, newId, transaction } from '#platform';
import { storedForms } from './domain/email.js';
import type { Principal } from './domain/principal.js';
import { idleSince, isSeenStale, isSessionAlive, SESSION_ABSOLUTE_MS } from './domain/session-times.js';
import { teamOfToken } from './domain/token.js';
import { findByPassword } from './passwords.js';
import { Refusals } from './refusals.service.js';
import { SignInLimiter, type SignInTry } from './sign-in-limiter.service.js';
import * as audit from './store/audit.js';
import * as store from './store/sessions.js';
import * as users from './store/users.js';
import { csrfTokenOf, isSameSecret, newToken, sha256 } from './tokens.js';

export interface SignInRequest {
  email: string;
  password: string;
  /** Where the attempt comes from, for the limit. */
  networkAddress: string;
  userAgent?: string | undefined;
  /** The session token the browser has already: the new session takes its place. */
  replaces?: string | undefined;
}

export interface SignedIn {
  principal: Principal;
  /** For the cookie alone. */
  token: string;
  csrfToken: string;
  expiresAt: Date;
}

const USER_AGENT_LENGTH_MOST = 300;

function principalOf(session: Omit<store.SessionRow, 'lastSeenAt' | 'expiresAt'>, teamId: string): Principal {
  const { id: sessionId, userId, role, email, passwordTemporary } = session;
  const change = passwordTemporary ? ({ passwordChangeRequired: true } as const) : {};
  return { teamId, role, kind: 'user', id: userId, email, sessionId, ...change };
}

@Injectable()
export class Sessions {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
    private readonly limiter: SignInLimiter,
    private readonly refusals: Refusals,
  ) {}

  /** UNAUTHENTICATED for an unknown address and a wrong password alike; RATE_LIMITED after too many attempts. */
  async signIn(request: SignInRequest): Promise<SignedIn> {
    const attempt = await this.begin(request.email, request.networkAddress);
    const candidates = await users.credentials(this.db, storedForms(request.email));
    const user = await findByPassword(request.password, candidates);
    if (user === undefined) {
      for (const one of candidates) await this.audit(this.db, one, 'session.refuse', request.networkAddress);
      throw new AppError('UNAUTHENTICATED', 'The address or the password is wrong.');
    }
    await this.limiter.succeeded(attempt, user);
    return this.open(user, request);
  }

  /** Who a session token speaks for; undefined when it is unknown or over. */
  async authenticate(token: string): Promise<Principal | undefined> {
    const teamId = teamOfToken('rrs', token);
    if (teamId === undefined) return undefined;
    const now = this.clock.now();
    const session = await store.find(this.db, teamId, sha256(token));
    if (session === undefined || !isSessionAlive(session, now)) return undefined;
    if (isSeenStale(session.lastSeenAt, now)) await store.touch(this.db, teamId, session.id, now);
    return principalOf(session, teamId);
  }

  csrfToken(token: string): string {
    return csrfTokenOf(token);
  }

  isCsrfToken(token: string, candidate: unknown): boolean {
    return typeof candidate === 'string' && isSameSecret(csrfTokenOf(token), candidate);
  }

  /** The sessions of the user, the newest first. A key has none. */
  async page(
    { teamId, id: userId, kind }: Principal,
    { limit, beforeId }: { limit: number; beforeId: string | undefined },
  ): Promise<store.Session[]> {
    if (kind !== 'user') return [];
    const now = this.clock.now();
    return store.page(this.db, teamId, { userId, limit, beforeId, now, idleSince: idleSince(now) });
  }

  /** Ends the session the principal came with, at once. A key has none: nothing happens. */
  async signOut(principal: Principal): Promise<void> {
    if (principal.sessionId !== undefined) await this.end(principal, principal.sessionId);
  }

  /** Ends one of the user's sessions. NOT_FOUND. */
  async end(principal: Principal, id: string): Promise<void> {
    await transaction(this.db, async (trx) => {
      const { teamId, id: userId, kind } = principal;
      const isEnded = kind === 'user' && (await store.remove(trx, teamId, { userId, id }));
      if (!isEnded) throw new AppError('NOT_FOUND', 'There is no such session.');
      await audit.record(trx, teamId, {
        ...audit.byPrincipal(principal),
        action: 'session.end',
        subject: principal.sessionId === id ? userId : id,
        before: null,
        after: null,
      });
    });
  }

  /** Ends every session of the user but the one the principal came with. */
  async endOthers(principal: Principal): Promise<void> {
    if (principal.kind !== 'user') return;
    await transaction(this.db, async (trx) => {
      const { teamId, id: userId, sessionId: exceptId } = principal;
      const ended = await store.removeAll(trx, teamId, { userId, exceptId });
      await audit.record(trx, teamId, {
        ...audit.byPrincipal(principal),
        action: 'session.end_others',
        subject: userId,
        before: null,
        after: { ended },
      });
    });
  }

  /** A refused attempt is told to the teams whose user was asked for. */
  private async begin(email: string, networkAddress: string): Promise<SignInTry> {
    try {
      return await this.limiter.begin(email, networkAddress);
    } catch (error) {
      if (error instanceof AppError && error.code === 'RATE_LIMITED') {
        for (const { teamId, id, email: name } of await users.credentials(this.db, storedForms(email))) {
          const actor = { kind: 'user' as const, id, name };
          const refusal = { actor, action: 'session.throttle', subject: id, after: null };
          await this.refusals.record(teamId, { ...refusal, sourceAddress: networkAddress });
        }
      }
      throw error;
    }
  }

  private async open(user: users.UserCredentials, request: SignInRequest): Promise<SignedIn> {
    const { teamId, id: userId } = user;
    const { networkAddress, userAgent, replaces } = request;
    const now = this.clock.now();
    const token = newToken('rrs', teamId);
    const session = {
      id: newId(),
      userId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + SESSION_ABSOLUTE_MS),
      sourceAddress: networkAddress,
      userAgent: userAgent?.replaceAll('\0', '').slice(0, USER_AGENT_LENGTH_MOST) ?? null,
    };
    await transaction(this.db, async (trx) => {
      await store.removeOver(trx, teamId, userId, { now, idleSince: idleSince(now) });
      if (replaces !== undefined) await this.replace(trx, replaces, networkAddress);
      await store.insert(trx, teamId, { ...session, tokenHash: sha256(token) });
      await this.audit(trx, user, 'session.begin', networkAddress);
    });
    const principal = principalOf({ ...user, userId, id: session.id }, teamId);
    return { principal, token, csrfToken: csrfTokenOf(token), expiresAt: session.expiresAt };
  }

  private async replace(trx: Db, token: string, networkAddress: string): Promise<void> {
    const teamId = teamOfToken('rrs', token);
    const ended = teamId === undefined ? undefined : await store.removeByHash(trx, teamId, sha256(token));
    if (teamId === undefined || ended === undefined) return;
    const { userId: id, email } = ended;
    await this.audit(trx, { teamId, id, email }, 'session.end', networkAddress);
  }

  private async audit(
    db: Db,
    user: { teamId: string; id: string; email: string },
    action: string,
    sourceAddress: string,
  ): Promise<void> {
    const actor = { kind: 'user' as const, id: user.id, name: user.email };
    await audit.record(db, user.teamId, { actor, action, subject: user.id, before: null, after: null, sourceAddress });
  }
}
