import type { CrmObject } from '#identifiers';
import { budgetOf, type Usage } from './budget.js';
import { expectedCost, type MeasuredRead, REST_PAGE_ROWS, type Transport } from './cost.js';
import { type RunMode } from './run.js';

/** Where a number of rows comes from. `unknown`: the org would not say. */
export const BASES = ['counted', 'mirror', 'record_counts', 'unknown'] as const;
export type Basis = (typeof BASES)[number];

/** One read of a run, before it is made. */
export interface SizedRead {
  rows: number | null;
  basis: Basis;
  transport: Transport;
}

/** What a run of an object would take. */
export interface ObjectEstimate {
  object: CrmObject;
  mode: RunMode;
  rows: number | null;
  /** Of its largest read; null when there is nothing to read. */
  transport: Transport | null;
  apiCalls: number;
  seconds: number;
  /** Of its largest read. */
  basis: Basis;
}

/** The sum of a run's reads. `describes`: calls for the object's description. */
export function estimateRun(
  { object, mode }: { object: CrmObject; mode: RunMode },
  reads: readonly SizedRead[],
  { describes, measured }: { describes: number; measured: readonly MeasuredRead[] },
): ObjectEstimate {
  const costs = reads.map(({ rows, transport }) => expectedCost(transport, rows ?? 0, measured));
  const largest = reads.toSorted((a, b) => (b.rows ?? Infinity) - (a.rows ?? Infinity))[0];
  const isKnown = reads.every(({ rows }) => rows !== null);
  return {
    object,
    mode,
    rows: isKnown ? reads.reduce((sum, { rows }) => sum + (rows ?? 0), 0) : null,
    transport: largest?.transport ?? null,
    apiCalls: costs.reduce((sum, { apiCalls }) => sum + apiCalls, describes),
    seconds: Math.round(costs.reduce((sum, { seconds }) => sum + seconds, 0) * 10) / 10,
    basis: largest?.basis ?? 'mirror',
  };
}

/** Objects whose rows one call of a pass asks for. */
const OBJECTS_PER_CALL = 5;

/**
 * Runs that go as one pass share its calls, each counted with the first object it asks for, and so the call that describes
 * them. What does not fit a page goes on as a run of its own, behind what the pass brought.
 */
export function inOnePass(
  estimates: readonly ObjectEstimate[],
  { of, isDescribed }: { of: ReadonlySet<CrmObject>; isDescribed: boolean },
): ObjectEstimate[] {
  const members = estimates.filter(({ object }) => of.has(object));
  return estimates.map((estimate) => {
    const index = members.indexOf(estimate);
    if (index < 0) return estimate;
    const describes = index === 0 && !isDescribed ? 1 : 0;
    const asks = index % OBJECTS_PER_CALL === 0 ? 1 : 0;
    const isMore = estimate.rows === null || estimate.rows > REST_PAGE_ROWS;
    const isBehindPage = estimate.rows !== null && estimate.transport === 'rest';
    const own = isBehindPage ? estimate.apiCalls - 1 : estimate.apiCalls;
    return { ...estimate, apiCalls: describes + asks + (isMore ? own : 0) };
  });
}

export interface BudgetView {
  /** The team's share of the org's daily calls. */
  percent: number;
  calls: number;
  /** Before the runs. */
  left: number;
}

/** Whether the runs fit what is left of the team's share (Y5), and what happens where they do not. */
export function weigh(
  estimates: readonly ObjectEstimate[],
  usage: Usage,
  percent: number,
): { budget: BudgetView; fits: boolean; warning: string | null } {
  const apiCalls = estimates.reduce((sum, estimate) => sum + estimate.apiCalls, 0);
  const budget = { percent, ...budgetOf(usage, percent) };
  if (usage.limit <= 0 || apiCalls <= budget.left) return { budget, fits: true, warning: null };
  const warning =
    `About ${apiCalls} calls would be made, and ${budget.left} are left of the ${budget.calls} that are the team's share ` +
    `(${percent} percent of the org's ${usage.limit} a day). The runs would pause there, and go on by themselves when there are calls again.`;
  return { budget, fits: false, warning };
}
