import { type LostField } from './select-list.js';
import { type RunEstimate, type RunMode } from './run.js';

/**
 * One read of an object. `rows`: records, all or since an instant. `records`: some of them by id. `fill`: single columns of
 * all. `ids`: the id scan.
 */
export interface ReadStep {
  readonly reads: 'rows' | 'records' | 'fill' | 'ids';
  /** RFC 3339; rows with a SystemModstamp from here on. Null: all. */
  readonly from: string | null;
  /** Ids of the records; of `records` alone. */
  readonly crmIds?: readonly string[];
}

/** What the looks at a job that is at work saw. */
export interface JobWait {
  readonly seen: string;
  /** Since when nothing else was seen. RFC 3339. */
  readonly since: string;
  readonly looks: number;
}

/** A bulk job and how far its result has been merged. */
export interface JobProgress {
  readonly id: string;
  /** Of the page to read next; null before the first. */
  readonly locator: string | null;
  readonly rows: number;
  /** Of the records of its pages, some (see sample.ts): a record that comes twice is in the place of another. */
  readonly sample: readonly string[];
  /** When the read began that made it, and after how many calls of the run. */
  readonly made?: { readonly at: string; readonly apiCalls: number };
  /** Of a run that waits for its job without a worker. */
  readonly wait?: JobWait;
}

/**
 * What a run reads and how far it is, kept with the run: every transaction that merges a page moves it, so that whoever
 * takes the run over goes on behind the last page that is safe (Y2).
 */
export interface Plan {
  /** Mirror column to CRM field. */
  readonly sources: Readonly<Record<string, string>>;
  readonly lost: readonly LostField[];
  /** Targets that were lost and came back, and that this run does not fill: what they have is old until one does (Y3). */
  readonly returned: readonly string[];
  /** Columns of a step that does not read whole rows. */
  readonly columns: readonly string[];
  /** Columns whose target lost its source: they are emptied. */
  readonly emptied: readonly string[];
  /** Target, or column that no mapping feeds, to CRM field, as it will be for every record once the run is done. */
  readonly filledFrom: Readonly<Record<string, string>>;
  readonly steps: readonly ReadStep[];
  /** The step under way; as many as there are once all are done. */
  readonly step: number;
  readonly job: JobProgress | null;
  /** Rows that were merged before the window of the present step, which begins behind them by now (see frontOfPage). */
  readonly ahead: number;
  /** All that was visible in the org at this instant of the org's clock will have been read. RFC 3339. */
  readonly asOf: string | null;
  /** Deletions of the org's log are read up to here. RFC 3339. */
  readonly deletionsUntil: string | null;
  /** The delete log had a gap: what was purged in it, only a reconcile finds. */
  readonly needsReconcile: boolean;
  /** CRM fields that hold a date-time: REST and Bulk spell those differently. */
  readonly dateTimes: readonly string[];
  /** What the run was expected to take when its size was known; null before. */
  readonly estimate: RunEstimate | null;
}

/** Before the org was looked at. */
export const NOTHING_PLANNED: Plan = {
  sources: {},
  lost: [],
  returned: [],
  columns: [],
  emptied: [],
  filledFrom: {},
  steps: [],
  step: 0,
  job: null,
  ahead: 0,
  asOf: null,
  deletionsUntil: null,
  needsReconcile: false,
  dateTimes: [],
  estimate: null,
};

/** The reads of a run. An object that was never complete is read whole, whatever was asked for. */
export function stepsOf(mode: RunMode, watermark: Date | null): ReadStep[] {
  const rows: ReadStep = { reads: 'rows', from: mode === 'full' ? null : (watermark?.toISOString() ?? null) };
  if (watermark === null) return [rows];
  switch (mode) {
    case 'full':
    case 'incremental':
      return [rows];
    case 'backfill':
      return [{ reads: 'fill', from: null }];
    case 'reconcile':
      // The scan first: what it finds late widens the window of the rows behind it.
      return [{ reads: 'ids', from: null }, rows];
  }
}

/** A plan as it is stored: those of older versions lack what later ones have, and call their steps legs. */
export type StoredPlan = Partial<Plan> & { readonly legs?: readonly ReadStep[]; readonly leg?: number };

/** A stored plan in today's form; what no run planned yet is no plan. */
export function planFrom({ legs = [], leg = 0, ...stored }: StoredPlan): Plan {
  return { ...NOTHING_PLANNED, steps: legs, step: leg, ...stored };
}

/** The plan behind its present step. */
export function nextStep(plan: Plan): Plan {
  return { ...plan, step: plan.step + 1, job: null, ahead: 0 };
}

/** The plan behind the first rows of its present step's window: it begins at `from` now. */
export function windowFrom(plan: Plan, from: string, rows: number): Plan {
  const steps = plan.steps.map((step, index) => (index === plan.step ? { ...step, from } : step));
  return { ...plan, steps, ahead: plan.ahead + rows };
}

/** Everything visible at this instant will have been read: a window that is read in parts counts from its first one. */
export function readAsOf({ ahead, asOf }: Pick<Plan, 'ahead' | 'asOf'>, answeredAt: string | null): string | null {
  return ahead > 0 ? asOf : (answeredAt ?? asOf);
}

/** Rows of the present step that are merged, and come again where it begins anew. */
export function mergedRows({ ahead, job }: Pick<Plan, 'ahead' | 'job'>): number {
  return ahead + (job?.rows ?? 0);
}

/** Whether everything that was planned is read. */
export function isRead({ step, steps }: Pick<Plan, 'step' | 'steps'>): boolean {
  return step >= steps.length;
}

/** The steps of a run that was also asked for single records: those first, unless everything is read. */
export function withRecords(steps: readonly ReadStep[], crmIds: readonly string[]): readonly ReadStep[] {
  const readsAll = steps.some(({ reads, from }) => reads === 'rows' && from === null);
  return crmIds.length === 0 || readsAll ? steps : [{ reads: 'records', from: null, crmIds }, ...steps];
}

export interface FillPlan {
  /** Targets whose column must be read for all records. */
  fed: string[];
  /** Targets that lost their source. */
  dropped: string[];
}

/** What a back-fill has to do: where the columns are filled from another field than is wanted, or from none. */
export function fillsDue(
  filledFrom: Readonly<Record<string, string>>,
  wanted: Readonly<Record<string, string>>,
  lost: readonly Pick<LostField, 'target'>[],
): FillPlan {
  const isLost = (target: string): boolean => lost.some((field) => field.target === target);
  return {
    fed: Object.keys(wanted).filter((target) => filledFrom[target] !== wanted[target] && !isLost(target)),
    dropped: Object.keys(filledFrom).filter((target) => wanted[target] === undefined),
  };
}

/** Stale targets that can be read again. One that nothing feeds any more is no longer stale: it is emptied. */
export function returnedTargets(
  stale: readonly string[],
  wanted: Readonly<Record<string, string>>,
  lost: readonly LostField[],
): string[] {
  return stale.filter((target) => wanted[target] !== undefined && !lost.some((field) => field.target === target));
}

/** All that holds old values once the run is done (Y2). */
export function staleTargets({ lost, returned }: Pick<Plan, 'lost' | 'returned'>): string[] {
  return [...lost.map(({ target }) => target), ...returned];
}

/**
 * The watermark a run proves: the overlap behind the instant at which everything was visible, on the org's clock and
 * never on ours (Y1).
 */
export function provenWatermark(asOf: Date, overlapSeconds: number): Date {
  return new Date(asOf.getTime() - overlapSeconds * 1000);
}
