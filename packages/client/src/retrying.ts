export interface RetryOptions {
  /** Tries in all. Default 5. */
  readonly attempts?: number;
  /** Before the second try; doubled for each further one, and up to half as much again by chance. Default 500. */
  readonly pauseMs?: number;
  /** What the service asks for with `Retry-After` counts up to this. Default 60,000. */
  readonly pauseMostMs?: number;
  /** Waits; for tests. */
  readonly sleep?: (ms: number) => Promise<void>;
}

type Fetch = (request: Request) => Promise<Response>;

/** A repeat of these changes nothing, whatever came of the first. */
const REPEATABLE = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);
/** The service did nothing with the request, or a proxy could not reach it. */
const NOT_NOW = new Set([429, 502, 503, 504]);

const sleepFor = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Milliseconds of a `Retry-After`, in seconds or as a date. */
function askedFor(response: Response | undefined, now: number): number | undefined {
  const value = response?.headers.get('retry-after');
  if (value == null) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/**
 * A fetch that tries again what is safe to repeat: after no answer, and when the service says "not now". Other requests are
 * made once. The last answer, or the last failure, is what comes out.
 */
export function retrying(fetch: Fetch = (request) => globalThis.fetch(request), options: RetryOptions = {}): Fetch {
  const { attempts = 5, pauseMs = 500, pauseMostMs = 60_000, sleep = sleepFor } = options;
  const pauseAfter = (attempt: number, response: Response | undefined): number => {
    const growing = pauseMs * 2 ** (attempt - 1) * (1 + Math.random() / 2);
    return Math.min(pauseMostMs, askedFor(response, Date.now()) ?? growing);
  };
  return async (request) => {
    const most = REPEATABLE.has(request.method) ? attempts : 1;
    for (let attempt = 1; ; attempt += 1) {
      const isLast = attempt >= most;
      let response: Response | undefined;
      try {
        response = await fetch(isLast ? request : request.clone());
        if (isLast || !NOT_NOW.has(response.status)) return response;
        await response.body?.cancel();
      } catch (error) {
        if (isLast || request.signal.aborted) throw error;
      }
      await sleep(pauseAfter(attempt, response));
    }
  };
}
