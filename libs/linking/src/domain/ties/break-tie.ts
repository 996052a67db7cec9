import type { RunnerUp } from '../model/decision.js';

export type Comparable = string | number | boolean | null | undefined;

/** One way to distinguish candidates. */
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

/** What is left after the criteria, by CRM id; several when nothing distinguished them. */
export interface Broken<T> {
  readonly left: readonly T[];
  /** The last criterion that distinguished candidates; undefined when none did. */
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

/** What one criterion makes of the candidates: the best, and those with the next best value. */
function split<T extends Named>(
  candidates: readonly T[],
  { value, isLowest = false }: Criterion<T>,
): { best: T[]; next: T[]; bestValue: Comparable; nextValue: Comparable } {
  const direction = isLowest ? -1 : 1;
  const ranked = candidates
    .map((candidate) => ({ candidate, value: value(candidate, candidates) }))
    .sort((a, b) => direction * compare(b.value, a.value) || byId(a.candidate, b.candidate));
  const bestValue = ranked[0]?.value;
  const nextValue = ranked.find((entry) => compare(entry.value, bestValue) !== 0)?.value;
  const having = (wanted: Comparable): T[] =>
    ranked.filter((entry) => compare(entry.value, wanted) === 0).map(({ candidate }) => candidate);
  const best = having(bestValue);
  return { best, next: best.length === ranked.length ? [] : having(nextValue), bestValue, nextValue };
}

/**
 * Applies the criteria in order until one candidate is left or none is. The answer is the same whatever the order of
 * the candidates. The runner-up is who would be next: the criteria that follow choose among those beaten last.
 */
export function breakTie<T extends Named>(candidates: readonly T[], criteria: readonly Criterion<T>[]): Broken<T> {
  let left = [...candidates].sort(byId);
  let decidedBy: string | undefined;
  let runnerUp: RunnerUp | undefined;
  for (const [place, criterion] of criteria.entries()) {
    if (left.length <= 1) break;
    const { best, next, bestValue, nextValue } = split(left, criterion);
    left = best;
    if (next.length === 0) continue;
    decidedBy = criterion.check;
    const [second] = breakTie(next, criteria.slice(place + 1)).left as [T, ...T[]];
    const { crmId, name } = second;
    runnerUp = { crmId, name, lostBy: decidedBy, value: shown(nextValue), winnerValue: shown(bestValue) };
  }
  return { left, decidedBy, runnerUp };
}
