import { type ReactElement, useEffect, useState } from 'react';
import { fromNow, localTime } from './format.js';

/** The present, renewed every few seconds. */
export function useNow(everyMs = 10_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, everyMs);
    return () => {
      clearInterval(timer);
    };
  }, [everyMs]);
  return now;
}

/** A moment in the reader's zone; the exact UTC on hover. */
export function Time({ at, isRelative = false }: { at: string; isRelative?: boolean }): ReactElement {
  const now = useNow();
  return (
    <time dateTime={at} title={`${new Date(at).toISOString()} (UTC)`} className="number">
      {isRelative ? fromNow(at, now) : localTime(at)}
    </time>
  );
}
