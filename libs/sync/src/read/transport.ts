import { CRM_OBJECTS } from '#identifiers';
import { counts, objectStates } from '#mirror';
import { AppError } from '#platform';
import { shareLeft } from '../domain/budget.js';
import {
  cheaperTransport,
  expectedCost,
  type Extent,
  type MeasuredRead,
  REST_PAGE_ROWS,
  type Transport,
} from '../domain/cost.js';
import { type Run, type RunIdentity } from '../run/run.js';
import { type RunTools } from '../run/run-tools.js';
import * as readCosts from '../store/read-costs.js';
import { type ReadAttempt } from './read-attempt.js';

/** What it takes to know what a read costs. */
export type CostTools = Pick<RunTools, 'db' | 'org' | 'tuning'>;
export type CostSubject = Pick<Run, 'teamId' | 'settings'>;

/** How to read so many rows, by what the last reads took here and how many calls are left. */
export async function transportFor(
  tools: CostTools,
  subject: CostSubject,
  { rows, extent }: { rows: number; extent: Extent },
): Promise<Transport> {
  const { restRowsAtMost } = tools.tuning;
  if (restRowsAtMost !== undefined) return rows <= restRowsAtMost ? 'rest' : 'bulk';
  if (rows <= REST_PAGE_ROWS) return 'rest';
  const { teamId, settings } = subject;
  const left = shareLeft(await tools.org.apiUsage(teamId), settings.apiBudgetPercent);
  return cheaperTransport({ rows, extent }, await readCosts.list(tools.db, teamId), left);
}

/** Salesforce's own counts are hours old already. */
const COUNTS_AGE_MS = 3600_000;

/**
 * About how many rows a read of everything will have, uncounted: as many as are mirrored, or before that as Salesforce
 * says, of all objects in one call. Undefined where nobody knows.
 */
export async function rowsAbout(
  { db, org }: Pick<RunTools, 'db' | 'org'>,
  { teamId, object, call }: Pick<RunIdentity, 'teamId' | 'object'> & { call: Partial<RunIdentity['call']> },
): Promise<{ rows: number; basis: 'mirror' | 'record_counts' } | undefined> {
  const { watermark } = await objectStates.get(db, teamId, object);
  if (watermark !== null) return { rows: await counts.live(db, teamId, object), basis: 'mirror' };
  const recordCounts = await org
    .recordCounts(teamId, CRM_OBJECTS, { ...call, maxAgeMs: COUNTS_AGE_MS })
    .catch((error: unknown): Partial<Record<string, number>> => {
      // A help, and no reason for a run to fail: then the rows are counted.
      if (error instanceof AppError) return {};
      throw error;
    });
  const rows = recordCounts[object];
  return rows === undefined ? undefined : { rows, basis: 'record_counts' };
}

/** Keeps with the run what it was expected to take, to stand beside what it took: the first expectation stays. `merged` of the rows cost no further call. */
export async function learnEstimate(
  { db }: Pick<RunTools, 'db'>,
  run: Run,
  attempt: ReadAttempt,
  { transport, rows, apiCalls: others, merged = 0 }: Omit<MeasuredRead, 'seconds'> & { merged?: number },
): Promise<void> {
  if (attempt.over(run.checkpoint.plan).estimate != null) return;
  const measured = rows <= REST_PAGE_ROWS ? [] : await readCosts.list(db, run.teamId);
  const apiCalls = others + expectedCost(transport, rows - merged, measured).apiCalls;
  attempt.learn({ estimate: { rows, apiCalls } });
}

/** What this read took is what the next ones are expected to take. One page says nothing that is not known. */
export async function keepCost(
  { db, clock, log }: RunTools,
  { teamId, object, runId }: Run,
  read: MeasuredRead,
): Promise<void> {
  if (read.transport === 'rest' && read.rows <= REST_PAGE_ROWS) return;
  await readCosts.set(db, teamId, object, read, clock.now()).catch((err: unknown) => {
    // The run has ended by now, and stays what it is.
    log.warn({ err, runId }, 'sync: what a read took could not be kept');
  });
}
