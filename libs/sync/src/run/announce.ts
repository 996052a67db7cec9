import { type Db } from '#platform';
import { type RunContext, type RunTools, type Stand } from './run-context.js';

/** Tells who listens how far the run is, with the transaction that moved it, and not too often. */
export async function announce(
  { events, tuning }: Pick<RunTools, 'events' | 'tuning'>,
  context: RunContext,
  db: Db,
  { counts }: Stand,
): Promise<void> {
  const now = performance.now();
  if (context.announcedAt !== 0 && now - context.announcedAt < tuning.announceEveryMs) return;
  context.announcedAt = now;
  await events.publish(db, context.teamId, 'sync.progress', {
    id: context.runId,
    object: context.object,
    mode: context.mode,
    state: 'running',
    phase: context.leg?.reads === 'ids' ? 'sweep' : 'extract',
    counts: { ...counts, withheld: 0 },
    apiCalls: context.meter.apiCalls,
    bytes: context.meter.bytes,
  });
}
