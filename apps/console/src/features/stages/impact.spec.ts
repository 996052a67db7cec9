import { impactOf } from './impact.js';

const saved = [
  { value: 'New', outcome: 'open' as const },
  { value: 'Done', outcome: 'won' as const },
];
const held = [
  { value: 'New', opportunities: 5 },
  { value: 'Done', opportunities: 3 },
  { value: 'Other', opportunities: 2 },
  { value: 'Unused', opportunities: 0 },
];

it('S1: a value that leaves the list withholds the opportunities that hold it, one that comes releases them', () => {
  const edited = [
    { value: 'Done', outcome: 'won' as const },
    { value: 'Other', outcome: 'open' as const },
    { value: 'Unused', outcome: 'open' as const },
  ];
  expect(impactOf(saved, edited, held)).toEqual({
    withheld: [{ value: 'New', opportunities: 5 }],
    released: [{ value: 'Other', opportunities: 2 }],
    recounted: [],
  });
});

it('S2: another outcome counts the opportunities otherwise, and another order alone does nothing', () => {
  const edited = [
    { value: 'Done', outcome: 'lost' as const },
    { value: 'New', outcome: 'open' as const },
  ];
  expect(impactOf(saved, edited, held)).toEqual({
    withheld: [],
    released: [],
    recounted: [{ value: 'Done', opportunities: 3, from: 'won', to: 'lost' }],
  });
  expect(impactOf(saved, [...saved].reverse(), held)).toEqual({ withheld: [], released: [], recounted: [] });
});
