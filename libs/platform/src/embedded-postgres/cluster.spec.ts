import { localeArguments } from './cluster.js';

describe('localeArguments', () => {
  it.each([
    ['linux', 18, ['--locale=C.UTF-8']],
    ['linux', 15, ['--locale=C.UTF-8']],
    ['darwin', 18, ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']],
    ['win32', 17, ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']],
    ['darwin', 16, ['--locale=C.UTF-8']],
  ] as const)('on %s with PostgreSQL %d', (platform, major, expected) => {
    expect(localeArguments(platform, major)).toEqual(expected);
  });
});
