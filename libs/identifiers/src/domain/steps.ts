/** Work over long lists: whoever carries it out may let others go on wherever it yields. */
export type Steps<T> = Generator<undefined, T>;

/** Carries it out without a break. */
export function atOnce<T>(work: Steps<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

export function* mapSteps<A, B>(list: readonly A[], map: (item: A, place: number) => B): Steps<B[]> {
  const mapped: B[] = [];
  for (const [place, item] of list.entries()) {
    mapped.push(map(item, place));
    yield;
  }
  return mapped;
}

export function* flatMapSteps<A, B>(list: readonly A[], map: (item: A, place: number) => readonly B[]): Steps<B[]> {
  return (yield* mapSteps<A, readonly B[]>(list, map)).flat();
}

/** Those for whom it holds, and the others. */
export function* splitSteps<T>(list: readonly T[], holds: (entry: T) => boolean): Steps<[held: T[], others: T[]]> {
  const sides: [T[], T[]] = [[], []];
  for (const entry of list) {
    sides[holds(entry) ? 0 : 1].push(entry);
    yield;
  }
  return sides;
}
