import type { TeamEvent } from '#platform';

/** Something is written at least this often, so that proxies keep the line open and a dead one is noticed. */
const HEARTBEAT_MS = 15_000;

const IDLE = Symbol('idle');

/** https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream; JSON holds no line break. */
export function formatEvent({ id, type, at, payload }: TeamEvent): string {
  return `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify({ id, type, at, payload })}\n\n`;
}

async function firstOf<T>(work: Promise<T>, patienceMs: number): Promise<T | typeof IDLE> {
  const { promise: idle, resolve } = Promise.withResolvers<typeof IDLE>();
  const timer = setTimeout(() => {
    resolve(IDLE);
  }, patienceMs);
  try {
    return await Promise.race([work, idle]);
  } finally {
    clearTimeout(timer);
  }
}

/** The text of a stream: each event as it comes, comments in between, until the events end. */
export async function* eventStream(
  events: AsyncIterable<TeamEvent>,
  heartbeatMs = HEARTBEAT_MS,
): AsyncGenerator<string> {
  const iterator = events[Symbol.asyncIterator]();
  // Written at once, so that the reader knows the line is open; `retry` is how long it waits to connect again.
  yield 'retry: 2000\n\n';
  let next = iterator.next();
  for (;;) {
    const first = await firstOf(next, heartbeatMs);
    if (first === IDLE) {
      yield ': still here\n\n';
      continue;
    }
    if (first.done === true) return;
    yield formatEvent(first.value);
    next = iterator.next();
  }
}
