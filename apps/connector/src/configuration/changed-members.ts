import { isDeepStrictEqual } from 'node:util';

/** Of two objects with the same members, those that differ: what an audit entry keeps. */
export function changedMembers<T extends object>(before: T, after: T): { before: Partial<T>; after: Partial<T> } {
  const names = (Object.keys(after) as (keyof T)[]).filter((name) => !isDeepStrictEqual(before[name], after[name]));
  const only = (of: T): Partial<T> => Object.fromEntries(names.map((name) => [name, of[name]])) as Partial<T>;
  return { before: only(before), after: only(after) };
}
