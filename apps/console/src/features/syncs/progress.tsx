import type { ReactElement } from 'react';
import { count } from '../../ui/format.js';
import classes from './progress.module.css';
import type { SyncRun } from './runs.js';

const PHASES: Record<string, string> = {
  plan: 'Planning',
  extract: 'Reading',
  sweep: 'Looking for what vanished',
  finish: 'Proving it complete',
};

/** Where a run is: the phase by name; a bar only when it is known how much there is, else a count that moves. */
export function Progress({ run: { phase, counts } }: { run: SyncRun }): ReactElement {
  const { read, expected } = counts;
  return (
    <div className={classes.progress}>
      {expected === null || expected === 0 ? null : (
        <progress max={expected} value={Math.min(read, expected)} aria-label="Rows read" />
      )}
      <span>
        {PHASES[phase ?? ''] ?? 'Starting'}: {count(read)}
        {expected === null ? '' : ` of ${count(expected)}`}
      </span>
    </div>
  );
}
