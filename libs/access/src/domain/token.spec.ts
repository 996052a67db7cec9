import { formatToken, teamOfToken, TOKEN_SECRET_BYTES } from './token.js';

const team = '0198c0de-0000-7000-8000-0123456789ab';
const token = formatToken('rrk', team, Buffer.alloc(TOKEN_SECRET_BYTES, 255));

describe('a token', () => {
  it('carries its team, so that the look-up is by team and hash', () => {
    expect(token).toMatch(/^rrk_[\w-]{64}$/);
    expect(teamOfToken('rrk', token)).toBe(team);
  });

  it.each([
    ['another kind', token.replace('rrk', 'rrs')],
    ['too short', token.slice(0, -1)],
    ['too long', `${token}A`],
    ['another alphabet', token.replace(/.$/, '+')],
    ['nothing', ''],
  ])('is refused when it is %s', (_, wrong) => {
    expect(teamOfToken('rrk', wrong)).toBeUndefined();
  });
});
