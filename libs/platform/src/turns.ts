import { setImmediate } from 'node:timers/promises';

/** Work that may be interrupted wherever it yields. */
export type Steps<T> = Generator<undefined, T>;

/** How long one piece of work goes on before others get their turn. */
const TURN_MS = 8;

/** Carries out work that yields where it may be interrupted; other requests are served in between. */
export async function inTurns<T>(work: Steps<T>): Promise<T> {
  for (let since = performance.now(); ;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < TURN_MS) continue;
    await setImmediate();
    since = performance.now();
  }
}
