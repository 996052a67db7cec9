/**
 * Tries at once in one process. A try waits for the network nearly all its time, so there may be many; what an endpoint or
 * a team may hold of them is bounded, so that those who do not answer hold up nobody but themselves.
 */
export const TRIES_AT_ONCE = { all: 256, perTeam: 24, perEndpoint: 4 } as const;

/** A number of tries under way, for each of those that have some. */
export interface UnderWay {
  readonly ids: readonly string[];
  readonly counts: readonly number[];
}

/** How many of the tries under way belong to each id. */
export function countBy<T>(tries: Iterable<T>, idOf: (one: T) => string): UnderWay {
  const counts = new Map<string, number>();
  for (const one of tries) counts.set(idOf(one), (counts.get(idOf(one)) ?? 0) + 1);
  return { ids: [...counts.keys()], counts: [...counts.values()] };
}
