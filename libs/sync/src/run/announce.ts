import { type Db } from '#platform';
import { type Checkpoint, type Run } from './run.js';
import { type RunTools } from './run-tools.js';

/** Publishes how far the run is, with the transaction that moved it, and not too often. */
export async function announce(
  { events, tuning }: Pick<RunTools, 'events' | 'tuning'>,
  run: Run,
  db: Db,
  { counts }: Checkpoint,
): Promise<void> {
  const now = performance.now();
  if (run.announcedAt !== 0 && now - run.announcedAt < tuning.announceEveryMs) return;
  run.announcedAt = now;
  const { apiCalls, bytes } = run.call.meter;
  await events.publish(db, run.teamId, 'sync.progress', {
    id: run.runId,
    object: run.object,
    mode: run.mode,
    state: 'running',
    phase: run.step?.reads === 'ids' ? 'id_scan' : 'extract',
    counts: { ...counts, withheld: 0 },
    apiCalls,
    bytes,
  });
}
