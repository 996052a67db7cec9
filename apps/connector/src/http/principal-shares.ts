import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppError } from '#platform';
import type { ConnectorReply } from './request.js';

/** What one key or session may have at a time, so that it leaves room for others. */
const SHARE = { requests: 32, streams: 8 } as const;
const RETRY_AFTER_SECONDS = 1;

/**
 * Bounds the requests of each key and session that are at work in this process. They are counted by what they show before
 * anybody looks it up: a lookup takes a connection, which those beyond the bound must not wait for.
 */
@Injectable()
export class PrincipalShares {
  private readonly atWork = new Map<string, number>();

  /** Takes a place until the answer is out or the caller is gone. Throws RATE_LIMITED when there is none left. */
  take(credential: string, kind: keyof typeof SHARE, { raw }: ConnectorReply): void {
    if (raw.destroyed) return;
    const share = `${kind} ${hash('sha256', credential)}`;
    const taken = this.atWork.get(share) ?? 0;
    if (taken >= SHARE[kind]) {
      throw new AppError('RATE_LIMITED', `This key or session has ${SHARE[kind]} ${kind} at work already.`, {
        retryAfterSeconds: RETRY_AFTER_SECONDS,
      });
    }
    this.atWork.set(share, taken + 1);
    raw.once('close', () => {
      this.release(share);
    });
  }

  private release(share: string): void {
    const left = (this.atWork.get(share) ?? 1) - 1;
    if (left > 0) this.atWork.set(share, left);
    else this.atWork.delete(share);
  }
}
