import { Inject, Injectable } from '@nestjs/common';
import { Clock, DB, type Db, Log } from '#platform';
import type { Principal } from './domain/principal.js';
import { idleSince } from './domain/session-times.js';
import * as apiKeys from './store/api-keys.js';
import * as sessions from './store/sessions.js';

interface Watched {
  readonly principal: Principal;
  readonly end: AbortController;
}

/** Ends what a principal was let in to once and goes on: its key revoked or expired, its session or user gone. */
@Injectable()
export class LivePrincipals {
  private readonly watched = new Set<Watched>();

  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** `ended` is aborted when the principal may no longer be served. Call `release` when nothing is served any more. */
  watch(principal: Principal): { ended: AbortSignal; release: () => void } {
    const one = { principal, end: new AbortController() };
    this.watched.add(one);
    return { ended: one.end.signal, release: () => this.watched.delete(one) };
  }

  /** Looks at all of them in two queries, however many streams are open. */
  async look(): Promise<void> {
    if (this.watched.size === 0) return;
    const asked = [...this.watched];
    try {
      const live = await this.live(asked.map(({ principal }) => principal));
      for (const one of asked) {
        if (live.has(one.principal.sessionId ?? one.principal.id)) continue;
        this.watched.delete(one);
        one.end.abort();
      }
    } catch (err) {
      this.log.warn({ err }, 'access: open streams could not be looked at, and are looked at again');
    }
  }

  private async live(principals: readonly Principal[]): Promise<Set<string>> {
    const now = this.clock.now();
    const keys = principals.filter(({ kind }) => kind === 'key');
    const bySession = principals.flatMap(({ teamId, sessionId }) =>
      sessionId === undefined ? [] : [{ teamId, id: sessionId }],
    );
    const [usable, alive] = await Promise.all([
      apiKeys.usable(this.db, keys, now),
      sessions.alive(this.db, bySession, { now, idleSince: idleSince(now) }),
    ]);
    return new Set([...usable, ...alive]);
  }
}
