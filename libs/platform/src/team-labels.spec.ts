import { OTHER_TEAMS, StickyTeamLabels, teamLabels } from './team-labels.js';

const values = [3, 9, 1, 7].map((value, index) => ({ teamId: `team ${index}`, value }));

it('beyond so many teams the worst keep their names, and the rest are one', () => {
  expect([...teamLabels(values, undefined, 2)]).toEqual([
    ['team 1', 'team 1'],
    ['team 3', 'team 3'],
    ['team 0', OTHER_TEAMS],
    ['team 2', OTHER_TEAMS],
  ]);
  expect(teamLabels(values, (a, b) => a < b, 1).get('team 2')).toBe('team 2');
});

it('a team is as bad as the worst of its values', () => {
  const twice = [...values, { teamId: 'team 2', value: 99 }];
  expect(teamLabels(twice, undefined, 1).get('team 2')).toBe('team 2');
});

it('a counter keeps a team under the label it began with', () => {
  const labels = new StickyTeamLabels(1);
  expect(['a', 'b', 'a', 'b'].map((team) => labels.of(team))).toEqual(['a', OTHER_TEAMS, 'a', OTHER_TEAMS]);
});
