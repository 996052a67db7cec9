import { Injectable } from '@nestjs/common';
import { AppError } from '#platform';
import type { ConnectorReply, ConnectorRequest } from './request.js';

/** What one key or session may have at a time, so that it leaves room for others. */
const SHARE = { requests: 32, streams: 8 } as const;
const RETRY_AFTER_SECONDS = 1;

/** Bounds the requests of each key and session that are at work in this process. */
@Injectable()
export class PrincipalShares {
  private readonly atWork = new Map<string, number>();

  /** Takes a place until the answer is out or the caller is gone. Throws RATE_LIMITED when there is none left. */
  take({ principal }: ConnectorRequest, kind: keyof typeof SHARE, { raw }: ConnectorReply): void {
    if (principal === undefined || raw.destroyed) return;
    const share = `${kind} ${principal.sessionId ?? principal.id}`;
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
