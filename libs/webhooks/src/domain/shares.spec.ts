import { countBy, TRIES_AT_ONCE } from './shares.js';

it('tries are counted by whom they belong to', () => {
  const tries = [{ team: 'a' }, { team: 'b' }, { team: 'a' }];
  expect(countBy(tries, ({ team }) => team)).toEqual({ ids: ['a', 'b'], counts: [2, 1] });
  expect(countBy([], String)).toEqual({ ids: [], counts: [] });
});

it('one team is far from holding all', () => {
  expect(TRIES_AT_ONCE.perEndpoint).toBeLessThan(TRIES_AT_ONCE.perTeam);
  expect(TRIES_AT_ONCE.perTeam * 10).toBeLessThanOrEqual(TRIES_AT_ONCE.all);
});
