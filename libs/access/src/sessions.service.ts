import { Inject, Injectable } from '@nestjs/common';
import { AppError, Clock, DB, type Db, newId, transaction } from '#platform';
import { normalEmail } from './domain/email.js';
import type { Principal } from './domain/principal.js';
import { isSeenStale, isSessionAlive, SESSION_ABSOLUTE_MS, SESSION_IDLE_MS } from './domain/session-times.js';
import { teamOfToken } from './domain/token.js';
import { isPassword } from './passwords.js';
import { SignInLimiter } from './sign-in-limiter.service.js';
import * as audit from './store/audit.js';
import * as store from './store/sessions.js';
import * as users from './store/users.js';
import { csrfTokenOf, isSameSecret, newToken, sha256 } from './tokens.js';

export interface SignInRequest {
  email: string;
  password: string;
  /** Where the attempt comes from, for the limit. */
  networkAddress: string;
}

export interface SignedIn {
  principal: Principal;
  /** For the cookie alone. */
  token: string;
  csrfToken: string;
  expiresAt: Date;
}

@Injectable()
export class Sessions {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
    private readonly limiter: SignInLimiter,
  ) {}

  /** UNAUTHENTICATED for an unknown address and a wrong password alike; RATE_LIMITED after too many attempts. */
  async signIn({ email, password, networkAddress }: SignInRequest): Promise<SignedIn> {
    const address = normalEmail(email);
    await this.limiter.count(address, networkAddress);
    const user = await users.credentials(this.db, address);
    const isRight = await isPassword(password, user?.passwordHash);
    if (user === undefined || !isRight) {
      if (user !== undefined) await this.audit(this.db, user, 'session.refuse');
      throw new AppError('UNAUTHENTICATED', 'The address or the password is wrong.');
    }
    await this.limiter.succeeded(address, networkAddress);
    return this.open(user);
  }

  /** Who a session token speaks for; undefined when it is unknown or over. */
  async authenticate(token: string): Promise<Principal | undefined> {
    const teamId = teamOfToken('rrs', token);
    if (teamId === undefined) return undefined;
    const now = this.clock.now();
    const session = await store.find(this.db, teamId, sha256(token));
    if (session === undefined || !isSessionAlive(session, now)) return undefined;
    if (isSeenStale(session.lastSeenAt, now)) await store.touch(this.db, teamId, session.id, now);
    const { userId, role, email } = session;
    return { teamId, role, kind: 'user', id: userId, email, sessionId: session.id };
  }

  csrfToken(token: string): string {
    return csrfTokenOf(token);
  }

  isCsrfToken(token: string, candidate: unknown): boolean {
    return typeof candidate === 'string' && isSameSecret(csrfTokenOf(token), candidate);
  }

  /** Ends the session the principal came with, at once. A key has none: nothing happens. */
  async signOut(principal: Principal): Promise<void> {
    const { teamId, id, sessionId, email } = principal;
    if (sessionId === undefined) return;
    await transaction(this.db, async (trx) => {
      await store.remove(trx, teamId, sessionId);
      await this.audit(trx, { teamId, id, email: email ?? '' }, 'session.end');
    });
  }

  private async open({ teamId, id: userId, email, role }: users.UserCredentials): Promise<SignedIn> {
    const now = this.clock.now();
    const token = newToken('rrs', teamId);
    const session = { id: newId(), userId, createdAt: now, expiresAt: new Date(now.getTime() + SESSION_ABSOLUTE_MS) };
    await transaction(this.db, async (trx) => {
      await store.removeOver(trx, teamId, userId, { now, idleSince: new Date(now.getTime() - SESSION_IDLE_MS) });
      await store.insert(trx, teamId, { ...session, tokenHash: sha256(token) });
      await this.audit(trx, { teamId, id: userId, email }, 'session.begin');
    });
    const principal: Principal = { teamId, role, kind: 'user', id: userId, email, sessionId: session.id };
    return { principal, token, csrfToken: csrfTokenOf(token), expiresAt: session.expiresAt };
  }

  private async audit(db: Db, user: { teamId: string; id: string; email: string }, action: string): Promise<void> {
    const actor = { kind: 'user' as const, id: user.id, name: user.email };
    await audit.record(db, user.teamId, { actor, action, subject: user.id, before: null, after: null });
  }
}
