import { permits, type Role, ROLES } from './roles.js';

describe('permits', () => {
  const cases: [Role[], Role[]][] = [
    [['admin'], ['admin']],
    [['member'], ['admin', 'member']],
    [['viewer'], ['admin', 'member', 'viewer']],
    [['service'], ['admin', 'service']],
    [
      ['viewer', 'service'],
      ['admin', 'member', 'service', 'viewer'],
    ],
    [[], []],
  ];
  it.each(cases)('a route for %j lets in exactly %j', (allowed, callers) => {
    expect(ROLES.filter((role) => permits(role, allowed))).toEqual(callers);
  });
});
