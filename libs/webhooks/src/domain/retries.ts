const [MINUTE, HOUR] = [60, 3600];

/** Seconds from a failed try to the next one, as Standard Webhooks recommends: a day and a half in all. */
const PAUSES_SECONDS = [5, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 18 * HOUR];

/** What the other side answered to a try. */
export type Answer =
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfterSeconds: number | undefined }
  | { readonly kind: 'unanswered'; readonly error: string };

/** What follows a try. */
export type Outcome =
  | { readonly state: 'delivered' }
  | { readonly state: 'pending'; readonly nextAttemptAt: Date }
  | { readonly state: 'failed' };

/**
 * Any 2xx is delivered. 410 says that nobody wants it. Everything else, a redirect too, is tried again, not before the
 * other side's Retry-After, until the pauses are used up. `tries` counts this one.
 */
export function afterTry(answer: Answer, tries: number, now: Date): Outcome {
  if (answer.kind === 'answered' && answer.status >= 200 && answer.status < 300) return { state: 'delivered' };
  if (answer.kind === 'answered' && answer.status === 410) return { state: 'failed' };
  const pause = PAUSES_SECONDS[tries - 1];
  if (pause === undefined) return { state: 'failed' };
  const asked = answer.kind === 'answered' ? Math.min(answer.retryAfterSeconds ?? 0, 24 * HOUR) : 0;
  return { state: 'pending', nextAttemptAt: new Date(now.getTime() + Math.max(pause, asked) * 1000) };
}

/** A ping is told once: what it shows is now. */
export function afterPing(answer: Answer): Outcome {
  return { state: errorOf(answer) === null ? 'delivered' : 'failed' };
}

/** What went wrong, for a person; null when nothing did. */
export function errorOf(answer: Answer): string | null {
  if (answer.kind === 'unanswered') return answer.error;
  return answer.status >= 200 && answer.status < 300 ? null : `The endpoint answered ${answer.status}.`;
}
