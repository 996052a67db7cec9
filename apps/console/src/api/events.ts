import { useEffect } from 'react';
import { queryClient } from './client.js';

/** Which lists and records an event makes stale, by the beginning of their path. */
const MAKES_STALE: Record<string, readonly string[]> = {
  sync: ['/v1/syncs', '/v1/overview', '/v1/setup', '/v1/sync-errors'],
  recording: ['/v1/recordings', '/v1/recording-reasons', '/v1/overview', '/v1/setup'],
  connection: ['/v1/connection', '/v1/overview', '/v1/setup'],
};

/** A set-up that is complete is shown on every page, and stays so. */
const isComplete = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'complete' in data && data.complete === true && 'steps' in data;

function invalidate(type: string): void {
  const area = Object.keys(MAKES_STALE).find((name) => type.startsWith(name));
  const paths = area === undefined ? [] : (MAKES_STALE[area] ?? []);
  void queryClient.invalidateQueries({
    predicate: ({ queryKey, state }) =>
      paths.some((path) => String(queryKey[1]).startsWith(path)) && !isComplete(state.data),
  });
}

const TYPES = [
  'sync.progress',
  'sync.failed',
  'recording.linked',
  'recording.link_changed',
  'recording.erased',
  'connection.needs_attention',
] as const;

/** Server-sent events say only that something changed; what it is, the queries ask. */
export function useLiveUpdates(): void {
  useEffect(() => {
    const source = new EventSource('/v1/events');
    let pending: ReturnType<typeof setTimeout> | undefined;
    const seen = new Set<string>();
    const onEvent = (event: MessageEvent): void => {
      seen.add(event.type);
      // A sync tells of every page it merges: one look twice a second is enough.
      pending ??= setTimeout(() => {
        pending = undefined;
        for (const type of seen) invalidate(type);
        seen.clear();
      }, 500);
    };
    for (const type of TYPES) source.addEventListener(type, onEvent);
    return () => {
      clearTimeout(pending);
      source.close();
    };
  }, []);
}
