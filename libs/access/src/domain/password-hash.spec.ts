import { formatPasswordHash, parsePasswordHash } from './password-hash.js';

it('a stored hash gives back its cost, salt and hash', () => {
  const parts = { logN: 15, r: 8, p: 3, salt: 'c2FsdA', hash: 'aGFz_A-' };
  expect(parsePasswordHash(formatPasswordHash(parts))).toEqual(parts);
});

it.each(['', 'scrypt$15$8$3$salt', 'argon2$15$8$3$salt$hash', 'scrypt$x$8$3$salt$hash'])(
  '%j is no stored hash',
  (text) => {
    expect(parsePasswordHash(text)).toBeUndefined();
  },
);
