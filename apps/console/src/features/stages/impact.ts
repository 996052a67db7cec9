import type { Schemas } from '#client';

type Stage = Pick<Schemas['StageBody'], 'value' | 'outcome'>;
type Held = Pick<Schemas['ComparedStageView'], 'value' | 'opportunities'>;

/** A value with the opportunities that hold it today. */
export interface Share {
  value: string;
  opportunities: number;
}

export interface Impact {
  /** Withheld from linking from now on: their stage would no longer be ours (S1). */
  withheld: Share[];
  released: Share[];
  /** Counted as something else from now on (S2). */
  recounted: (Share & { from: Stage['outcome']; to: Stage['outcome'] })[];
}

/** What saving `edited` instead of `saved` does to the opportunities that are there today. */
export function impactOf(saved: readonly Stage[], edited: readonly Stage[], held: readonly Held[]): Impact {
  const before = new Map(saved.map(({ value, outcome }) => [value, outcome]));
  const after = new Map(edited.map(({ value, outcome }) => [value, outcome]));
  const shares = held.filter(({ opportunities }) => opportunities > 0);
  const share = ({ value, opportunities }: Held): Share => ({ value, opportunities });
  return {
    withheld: shares.filter(({ value }) => before.has(value) && !after.has(value)).map(share),
    released: shares.filter(({ value }) => !before.has(value) && after.has(value)).map(share),
    recounted: shares.flatMap((each) => {
      const [from, to] = [before.get(each.value), after.get(each.value)];
      return from === undefined || to === undefined || from === to ? [] : [{ ...share(each), from, to }];
    }),
  };
}
