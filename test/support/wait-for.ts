import { setTimeout as delay } from 'node:timers/promises';

/**
 * The first result of `check` that is neither undefined nor false. An error thrown by `check` counts as "not yet" and
 * becomes the cause when time runs out.
 */
export async function waitFor<T>(
  check: () => T | undefined | false | Promise<T | undefined | false>,
  { timeoutMs = 60_000, intervalMs = 20 }: { timeoutMs?: number; intervalMs?: number } = {},
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  let cause: unknown;
  for (;;) {
    try {
      const result = await check();
      if (result !== undefined && result !== false) return result;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    if (Date.now() > deadline) throw new Error(`Not so within ${timeoutMs} ms: ${check.toString()}`, { cause });
    await delay(intervalMs);
  }
}
