import { type MappedObject, TARGETS } from './targets.js';
import { type Sources } from './validate-mapping.js';

/** What a saved change means for the mirror (Y3). */
export interface MappingDiff {
  /** Targets with a source they did not have: their column must be read for all records. */
  readonly fed: readonly string[];
  /** Targets that lost their source: their column is to be emptied. */
  readonly dropped: readonly string[];
}

/** What changed from one map to the next, in the catalogue's order. */
export function diffMapping(object: MappedObject, before: Sources, after: Sources): MappingDiff {
  const names = TARGETS[object].map(({ target }) => target);
  return {
    fed: names.filter((target) => after[target] !== undefined && after[target] !== before[target]),
    dropped: names.filter((target) => after[target] === undefined && before[target] !== undefined),
  };
}

/** Whether two maps feed the same targets from the same fields. */
export function sameSources(object: MappedObject, a: Sources, b: Sources): boolean {
  const { fed, dropped } = diffMapping(object, a, b);
  return fed.length === 0 && dropped.length === 0;
}
