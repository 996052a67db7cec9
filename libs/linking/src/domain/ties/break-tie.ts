import type { RunnerUp } from '../decision.js';

export type Comparable = string | number | boolean | null | undefined;

/** One way to tell candidates apart. */
export interface Criterion<T> {
  /** Named as a reader of the evidence sees it. */
  readonly check: string;
  /** The greater value wins: true over false, later text over earlier, anything over nothing. */
  readonly value: (candidate: T, left: readonly T[]) => Comparable;
  /** The smaller value wins instead. */
  readonly isLowest?: boolean;
}

interface Named {
  readonly crmId: string;
  readonly name: string | null;
}

/** What is left after the criteria, by CRM id; several when nothing told them apart. */
export interface Broken<T> {
  readonly left: readonly T[];
  /** The last criterion that told candidates apart; undefined when there was nothing to tell. */
  readonly decidedBy: string | undefined;
  readonly runnerUp: RunnerUp | undefined;
}

function rank(value: Comparable): string | number | undefined {
  return typeof value === 'boolean' ? Number(value) : (value ?? undefined);
}

function compare(a: Comparable, b: Comparable): number {
  const [left, right] = [rank(a), rank(b)];
  if (left === undefined || right === undefined) return Number(left !== undefined) - Number(right !== undefined);
  // Code units, not a locale: the same everywhere.
  return left < right ? -1 : Number(left > right);
}

function shown(value: Comparable): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value == null ? 'none' : String(value);
}

function byId(a: Named, b: Named): number {
  return compare(a.crmId, b.crmId);
}

/**
 * Applies the criteria in order until one candidate is left or none is. The answer is the same whatever the order of
 * the candidates.
 */
export function breakTie<T extends Named>(candidates: readonly T[], criteria: readonly Criterion<T>[]): Broken<T> {
  let left = [...candidates].sort(byId);
  let decidedBy: string | undefined;
  let runnerUp: RunnerUp | undefined;
  for (const { check, value, isLowest = false } of criteria) {
    if (left.length <= 1) break;
    const direction = isLowest ? -1 : 1;
    const all = left;
    const ranked = all
      .map((candidate) => ({ candidate, value: value(candidate, all) }))
      .sort((a, b) => direction * compare(b.value, a.value) || byId(a.candidate, b.candidate));
    const best = ranked[0]?.value;
    const beaten = ranked.find((entry) => compare(entry.value, best) !== 0);
    if (beaten === undefined) continue;
    left = ranked.filter((entry) => compare(entry.value, best) === 0).map(({ candidate }) => candidate);
    decidedBy = check;
    const { crmId, name } = beaten.candidate;
    runnerUp = { crmId, name, lostBy: check, value: shown(beaten.value), winnerValue: shown(best) };
  }
  return { left, decidedBy, runnerUp };
}
