import { Inject, Injectable } from '@nestjs/common';
import { AppError, Clock, DB, type Db } from '#platform';
import { countedForm, storedForms } from './domain/email.js';
import { networkOf } from './domain/network.js';
import { ACCOUNT_NETWORK_LIMIT, NETWORK_LIMIT, STRANGERS, waitSeconds } from './domain/sign-in-limits.js';
import * as knownNetworks from './store/known-networks.js';
import * as store from './store/sign-in-limits.js';
import { sha256 } from './tokens.js';

/** A try that may be looked at. It counts as a wrong one until it is said to be right. */
export interface SignInTry {
  readonly network: store.Subject;
  readonly accountNetwork: store.Subject;
  /** Of a network that never signed in to the account. */
  readonly account: store.Subject | undefined;
}

/** Of a column `integer`: this count has no end of its own. */
const INTEGER_MOST = 2 ** 31 - 1;

function refusal(until: Date, now: Date): AppError {
  return new AppError('RATE_LIMITED', 'Too many attempts to sign in.', { retryAfterSeconds: waitSeconds(until, now) });
}

/**
 * Limits on guessing, in PostgreSQL, so that replicas share them and a restart forgets nothing. What is refused is looked
 * at by nobody and counts nowhere: neither a blocked network nor a crowd of strangers uses up what belongs to others.
 */
@Injectable()
export class SignInLimiter {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Counts a try before its password is looked at, so that parallel guesses count too. RATE_LIMITED. */
  async begin(typedEmail: string, networkAddress: string): Promise<SignInTry> {
    const email = countedForm(typedEmail);
    const now = this.clock.now();
    const network = networkOf(networkAddress);
    const attempt = {
      network: { scope: 'network', hash: sha256(network) },
      accountNetwork: { scope: 'account_network', hash: sha256(`${network} ${email}`) },
    } as const;
    await this.take(attempt.network, NETWORK_LIMIT, now);
    try {
      await this.take(attempt.accountNetwork, ACCOUNT_NETWORK_LIMIT, now);
    } catch (error) {
      await store.takeBack(this.db, attempt.network);
      throw error;
    }
    if (await knownNetworks.isKnown(this.db, storedForms(typedEmail), attempt.network.hash))
      return { ...attempt, account: undefined };
    const account = { scope: 'account', hash: sha256(email) } as const;
    await this.slowStranger({ ...attempt, account }, now);
    await store.take(this.db, account, { ...STRANGERS, attempts: INTEGER_MOST, now });
    return { ...attempt, account };
  }

  /** The password was right: the try was no guess, and its network is no stranger any more. */
  async succeeded(attempt: SignInTry, user: { teamId: string; id: string }): Promise<void> {
    const now = this.clock.now();
    await store.clear(this.db, attempt.accountNetwork);
    await store.takeBack(this.db, attempt.network);
    if (attempt.account !== undefined) await store.takeBack(this.db, attempt.account);
    await knownNetworks.add(this.db, user.teamId, { userId: user.id, networkHash: attempt.network.hash, now });
    await store.clearOver(this.db, now);
  }

  private async take(subject: store.Subject, limit: { attempts: number; windowMs: number }, now: Date): Promise<void> {
    if (await store.take(this.db, subject, { ...limit, now })) return;
    const window = await store.find(this.db, subject, now);
    throw refusal(window?.windowEndsAt ?? now, now);
  }

  private async slowStranger(attempt: SignInTry & { account: store.Subject }, now: Date): Promise<void> {
    const tried = await store.find(this.db, attempt.account, now);
    if (tried === undefined || tried.attempts < STRANGERS.attempts) return;
    const { isTurn, nextTryAt } = await store.turn(this.db, attempt.accountNetwork, {
      now,
      pauseMs: STRANGERS.pauseMs,
    });
    if (isTurn) return;
    await store.takeBack(this.db, attempt.accountNetwork);
    await store.takeBack(this.db, attempt.network);
    throw refusal(nextTryAt, now);
  }
}
