import { fileURLToPath } from 'node:url';
import { asPostgresqlReadsIt, databaseAddressFault } from './database-address.js';

const file = encodeURIComponent(fileURLToPath(import.meta.url));

it.each([
  'postgres://db/rr',
  'postgresql://u:p%40ss@db.example:6432/rr',
  'postgres:///rr?host=/var/run/postgresql&port=5433',
  'postgres://db/rr?sslmode=disable',
  'postgres://db/rr?sslmode=require',
  'postgres://db/rr?sslmode=verify-full',
  `postgres://db/rr?sslmode=verify-ca&sslrootcert=${file}`,
])('%s is an address', (address) => {
  expect(databaseAddressFault(address)).toBeUndefined();
});

it.each([
  ['mysql://hunter2@db/rr', 'postgres://'],
  ['hunter2', 'postgres://'],
  ['postgres://u:hunter2%zz@db/rr', 'percent-encoded'],
  ['postgres://db:hunter2/rr', 'postgres://'],
  ['postgres://db/rr?port=hunter2', 'port'],
  ['postgres://db/rr?port=70000', 'port'],
  ['postgres://db/rr?sslmode=hunter2', 'sslmode of disable, require, verify-ca, verify-full'],
  // These two leave it open whether anything is encrypted.
  ['postgres://db/rr?sslmode=prefer', 'sslmode'],
  ['postgres://db/rr?sslmode=allow', 'sslmode'],
  ['postgres://db/rr?sslmode=no-verify', 'sslmode'],
  ['postgres://db/rr?sslmode=verify-ca', 'sslrootcert'],
  ['postgres://db/rr?sslmode=verify-full&sslrootcert=/hunter2.pem', 'sslrootcert'],
  ['postgres://db/rr?sslmode=require&sslkey=/hunter2.pem', 'sslkey'],
])('%s is none, and its fault does not repeat it', (address, words) => {
  const fault = databaseAddressFault(address);
  expect(fault).toContain(words);
  expect(fault).not.toContain('hunter2');
});

it('says to the driver how sslmode is meant, once and whatever was said before', () => {
  expect(asPostgresqlReadsIt('postgres://db/rr')).toBe('postgres://db/rr');
  const meant = 'postgres://db/rr?sslmode=require&uselibpqcompat=true';
  expect(asPostgresqlReadsIt('postgres://db/rr?sslmode=require')).toBe(meant);
  expect(asPostgresqlReadsIt(meant.replace('true', 'false'))).toBe(meant);
});
