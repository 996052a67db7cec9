import { MultiBar, type SingleBar } from 'cli-progress';
import type { SyncRun } from '#sync';

/** Shows runs as they go: a bar each on a terminal, a line each where there is none. */
export interface SyncProgress {
  show(run: SyncRun): void;
  stop(): void;
}

const UNFINISHED = new Set(['queued', 'running']);

function bars(): SyncProgress {
  const format = '{object}  {bar}  {value} of {expected} rows  {state}';
  const multi = new MultiBar({ format, hideCursor: true, barsize: 28, clearOnComplete: false, emptyOnZero: true });
  const known = new Map<string, SingleBar>();
  return {
    show: ({ id, object, state, counts: { expected, read } }) => {
      const payload = { object: object.padEnd(23), state, expected: expected ?? '…' };
      const bar = known.get(id) ?? multi.create(1, 0, payload);
      known.set(id, bar);
      bar.setTotal(Math.max(expected ?? 0, read, 1));
      bar.update(UNFINISHED.has(state) ? read : Math.max(expected ?? 0, read, 1), { ...payload, value: read });
    },
    stop: () => {
      multi.stop();
    },
  };
}

function lines(): SyncProgress {
  const told = new Set<string>();
  return {
    show: ({ id, object, state, counts: { read } }) => {
      const key = `${id} ${state}`;
      if (told.has(key)) return;
      told.add(key);
      process.stderr.write(`${object} ${state}${UNFINISHED.has(state) ? '' : `, ${read} rows read`}\n`);
    },
    stop: () => undefined,
  };
}

export function syncProgress(): SyncProgress {
  return process.stderr.isTTY ? bars() : lines();
}
