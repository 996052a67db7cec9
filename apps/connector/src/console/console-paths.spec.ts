import { isConsolePage, isForPrograms } from './console-paths.js';

describe('console paths', () => {
  it.each(['/', '/sign-in', '/syncs/0195', '/recordings/a%2Fb', '/field-configuration/Opportunity'])(
    '%s is a page',
    (path) => {
      expect(isConsolePage(path)).toBe(true);
    },
  );

  it.each(['/nothing', '/syncs/a/b', '/recordings/', '/v1', '/index.html', '//'])('%s is none', (path) => {
    expect(isConsolePage(path)).toBe(false);
  });

  it('programs are told of unknown paths in their own form', () => {
    expect(['/v1/nothing', '/v1', '/health/nothing', '/docs/x'].every(isForPrograms)).toBe(true);
    expect(['/v12', '/healthy', '/'].some(isForPrograms)).toBe(false);
  });
});
