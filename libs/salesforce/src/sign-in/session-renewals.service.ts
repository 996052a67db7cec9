import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, Clock } from '#platform';
import type { CallOptions } from '../calls.js';
import { needsAttention } from '../domain/failure.js';
import { wasNotSent } from '../http/http-client.js';
import { HTTP_OPTIONS, type HttpOptions } from '../http/http-options.js';
import { isOfMovedOrg } from '../http/retry.js';
import { type SessionToken, SessionTokens } from './session-tokens.service.js';

/** A call as far as its sessions go. */
export interface CallInSession {
  teamId: string;
  token: SessionToken;
  options: CallOptions;
  /** How often a session was refused; of these, how often one that was new and that nobody else had used. */
  refused: number;
  refusedNew: number;
  /** It was looked whether the org is somewhere else by now. */
  looked: boolean;
}

/** New sessions refused at their first use are the org's doing, not another call's. jsforce asks for ever (jsforce#1766). */
const NEW_SESSIONS_REFUSED = 2;
/** An org may end a session after a few calls, and other calls use it up first: so often a call comes too late. */
const SESSIONS_REFUSED = 20;
/** A call that came too late so often asks for a session of its own, even where the latest one may still be good. */
const SHARED_SESSIONS_REFUSED = 4;
/** Each attempt that brings another call's session means that this other call goes on. */
const OWN_SESSIONS_ASKED = 10;
/** Where the org is, is asked no more often by one process. */
const LOOK_EVERY_MS = 60_000;

interface Look {
  at: number;
  found: Promise<SessionToken | undefined>;
}

/** What a call does when its session is refused, or when nothing is where the org was. */
@Injectable()
export class SessionRenewals {
  private readonly looks = new Map<string, Look>();

  constructor(
    private readonly tokens: SessionTokens,
    private readonly clock: Clock,
    @Inject(HTTP_OPTIONS) private readonly httpOptions: HttpOptions,
  ) {}

  /**
   * Gives the call another session. Fails with what the org said when it refuses new ones; SALESFORCE_BUSY when other
   * calls used up every one before this call came to it.
   */
  async afterRefusal(call: CallInSession, refusal: AppError): Promise<void> {
    const { teamId, token, options } = call;
    call.refused += 1;
    if (isNew(token) && !this.tokens.hasWorked(teamId, token)) call.refusedNew += 1;
    if (call.refusedNew >= NEW_SESSIONS_REFUSED) throw refusedForGood(refusal);
    if (call.refused > SESSIONS_REFUSED) {
      const message = `Other calls used up ${SESSIONS_REFUSED} sessions of the org before this one (${refusal.message})`;
      throw new AppError('SALESFORCE_BUSY', message, { cause: refusal });
    }
    const renewed = await this.tokens.renew(teamId, token);
    call.token = renewed;
    // Whoever asked for the session goes first, so that every session serves at least the call it was made for.
    if (renewed.isOwn || call.refused === 1) return;
    const waitMs = this.httpOptions.retryBaseMs * Math.min(call.refused, 5) * (0.1 + 0.2 * Math.random());
    await pause(waitMs, undefined, { signal: options.signal }).catch(() => undefined);
    options.signal?.throwIfAborted();
    const latest = await this.tokens.current(teamId);
    call.token = call.refused < SHARED_SESSIONS_REFUSED ? latest : await this.sessionOfItsOwn(call, latest);
  }

  /** A session that nobody else has used, or the latest one where every attempt serves another call first. */
  private async sessionOfItsOwn({ teamId, options }: CallInSession, latest: SessionToken): Promise<SessionToken> {
    let token = latest;
    for (let asked = 0; asked < OWN_SESSIONS_ASKED; asked += 1) {
      const renewed = await this.tokens.renew(teamId, token);
      if (renewed.isOwn) return renewed;
      options.signal?.throwIfAborted();
      token = renewed;
    }
    return token;
  }

  /**
   * Whether the org has moved: then the call has its new address. Its old host redirects, answers with a page, or is gone,
   * and the answer to a token request names where it is. Asked once a call, and by one call for all.
   */
  async findsMovedOrg(call: CallInSession, failure: unknown, isRetryable: boolean): Promise<boolean> {
    if (call.looked || call.options.signal?.aborted === true || !isOfMovedOrg(failure)) return false;
    call.looked = true;
    const isTaken = failure.code === 'SALESFORCE_UNREACHABLE' && !wasNotSent(failure);
    if (isTaken && !isRetryable) return false;
    const found = await this.look(call);
    if (found === undefined || found.instanceUrl === call.token.instanceUrl) return false;
    call.token = found;
    return true;
  }

  private async look({ teamId, token }: CallInSession): Promise<SessionToken | undefined> {
    const now = this.clock.now().getTime();
    const last = this.looks.get(teamId);
    const isFresh = last !== undefined && now - last.at < LOOK_EVERY_MS;
    const known = isFresh ? await last.found : undefined;
    if (known !== undefined && known.instanceUrl !== token.instanceUrl) return known;
    // Another process may have found it.
    const current = await this.tokens.current(teamId).catch(() => undefined);
    if (current !== undefined && current.instanceUrl !== token.instanceUrl) return current;
    if (isFresh) return undefined;
    const found = this.tokens.renew(teamId, token).catch(() => undefined);
    this.looks.set(teamId, { at: now, found });
    return found;
  }
}

function isNew(token: SessionToken): boolean {
  return 'isOwn' in token && token.isOwn === true;
}

/** Codes that say why stay; an answer that says nothing but no is a refused session. */
function refusedForGood(refusal: AppError): AppError {
  if (refusal.code !== 'SALESFORCE_SESSION_REFUSED' && needsAttention(refusal.code)) return refusal;
  const message = `The org refuses a session that it issued a moment ago (${refusal.message})`;
  return new AppError('SALESFORCE_SESSION_REFUSED', message, { cause: refusal });
}
