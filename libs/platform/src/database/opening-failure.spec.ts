import type { AppError } from '../errors/app-error.js';
import { openingFailure } from './opening-failure.js';

const url = 'postgres://rr:pass%2Fword@db.example:6432/calls';
const failed = (code: string, members: object = {}): Error => Object.assign(new Error('x'), { code, ...members });
const server = { routine: 'auth_failed' };
const socket = { syscall: 'connect' };

it.each([
  ['nobody listens', failed('ECONNREFUSED', socket), 'DATABASE_UNAVAILABLE', 'db.example:6432 (ECONNREFUSED)'],
  ['no such host', failed('ENOTFOUND', { syscall: 'getaddrinfo' }), 'DATABASE_UNAVAILABLE', 'db.example:6432'],
  ['a certificate of its own', failed('DEPTH_ZERO_SELF_SIGNED_CERT'), 'DATABASE_UNAVAILABLE', 'SELF_SIGNED'],
  ['no TLS', new Error('The server does not support SSL connections'), 'DATABASE_UNAVAILABLE', 'SSL'],
  ['too many connections', failed('53300', server), 'DATABASE_UNAVAILABLE', '53300'],
  ['a wrong password', failed('28P01', server), 'DATABASE_ACCESS_REFUSED', 'db.example:6432 refuses the role "rr"'],
  ['no way in', failed('28000', server), 'DATABASE_ACCESS_REFUSED', 'pg_hba.conf'],
  ['no such database', failed('3D000', server), 'DATABASE_ACCESS_REFUSED', 'no database "calls"'],
  ['too few rights', failed('42501', server), 'DATABASE_ACCESS_REFUSED', 'grant create, connect on database "calls"'],
])('%s is told with host and port, and without the password', (_, error, code, words) => {
  const told = openingFailure(error, url) as AppError;
  expect(told).toMatchObject({ code, message: expect.stringContaining(words) });
  expect(told.message).not.toMatch(/pass(%2F|\/)word/);
});

it('leaves what it does not know as it is', () => {
  const bug = new TypeError('x');
  expect(openingFailure(bug, url)).toBe(bug);
});
