import { Inject, Injectable } from '@nestjs/common';
import { AppError, Clock, DB, type Db } from '#platform';
import { networkOf } from './domain/network.js';
import { SIGN_IN_LIMITS, type SignInLimit, waitSeconds } from './domain/sign-in-limits.js';
import * as store from './store/sign-in-limits.js';
import { sha256 } from './tokens.js';

/** Limits on guessing, in PostgreSQL, so that replicas share them and a restart forgets nothing. */
@Injectable()
export class SignInLimiter {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Counts an attempt; RATE_LIMITED when there were too many from this address or on this account. */
  async count(email: string, networkAddress: string): Promise<void> {
    const now = this.clock.now();
    const subjects = { email, network_address: networkOf(networkAddress) };
    for (const limit of SIGN_IN_LIMITS) {
      const counted = await store.count(this.db, limit, sha256(subjects[limit.scope]), now);
      const retryAfterSeconds = waitSeconds(limit, counted, now);
      if (retryAfterSeconds !== undefined) {
        throw new AppError('RATE_LIMITED', 'Too many attempts to sign in.', { retryAfterSeconds });
      }
    }
  }

  /** The right password ends the count of its account, and was no guess of its machine. */
  async succeeded(email: string, networkAddress: string): Promise<void> {
    await store.clear(this.db, 'email', sha256(email));
    await store.uncount(this.db, 'network_address' satisfies SignInLimit['scope'], sha256(networkOf(networkAddress)));
    await store.clearOver(this.db, this.clock.now());
  }
}
