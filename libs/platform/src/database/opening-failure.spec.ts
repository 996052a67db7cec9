import { DatabaseError } from 'pg';
import { AppError } from '../errors/app-error.js';
import { openingFailure } from './opening-failure.js';

const url = 'postgres://rr:pass%2Fword@db.example:6432/calls';
const failed = (code: string, members: object = {}): Error => Object.assign(new Error('x'), { code, ...members });
const refused = (code: string, message = 'x'): Error =>
  Object.assign(new DatabaseError(message, 1, 'error'), { code, severity: 'FATAL' });
const noConnect = 'permission denied for database "calls"';
const noUsage = 'permission denied for schema platform';
const socket = { syscall: 'connect' };

it.each([
  ['nobody listens', failed('ECONNREFUSED', socket), 'DATABASE_UNAVAILABLE', 'db.example:6432 (ECONNREFUSED)'],
  ['no such host', failed('ENOTFOUND', { syscall: 'getaddrinfo' }), 'DATABASE_UNAVAILABLE', 'db.example:6432'],
  ['an address that is none', failed('EADDRNOTAVAIL', socket), 'DATABASE_UNAVAILABLE', 'EADDRNOTAVAIL'],
  [
    'a name of two addresses',
    Object.assign(new AggregateError([failed('ECONNREFUSED', socket)]), { code: 'ECONNREFUSED' }),
    'DATABASE_UNAVAILABLE',
    'ECONNREFUSED',
  ],
  ['silence', new Error('timeout expired'), 'DATABASE_UNAVAILABLE', 'db.example:6432 (timeout expired)'],
  ['a certificate of its own', failed('DEPTH_ZERO_SELF_SIGNED_CERT'), 'DATABASE_TLS_REFUSED', 'sslrootcert'],
  ['a certificate of another', failed('ERR_TLS_CERT_ALTNAME_INVALID'), 'DATABASE_TLS_REFUSED', 'Name the host'],
  ['no TLS', new Error('The server does not support SSL connections'), 'DATABASE_TLS_REFUSED', 'db.example:6432'],
  ['too many connections', refused('53300'), 'DATABASE_UNAVAILABLE', '53300'],
  ['a wrong password', refused('28P01'), 'DATABASE_ACCESS_REFUSED', 'db.example:6432 refuses the role "rr"'],
  ['no way in', refused('28000'), 'DATABASE_ACCESS_REFUSED', 'pg_hba.conf'],
  ['no such database', refused('3D000'), 'DATABASE_ACCESS_REFUSED', 'no database "calls"'],
  [
    'no password',
    new Error('SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string'),
    'DATABASE_ACCESS_REFUSED',
    'role "rr": it wants a password',
  ],
  [
    'no way into it',
    refused('42501', noConnect),
    'DATABASE_ACCESS_REFUSED',
    'grant create, connect on database "calls" to "rr"',
  ],
  ['no grants', refused('42501', noUsage), 'DATABASE_ACCESS_REFUSED', 'migrations/grants.sql'],
  [
    'a migration without the right to it',
    new AppError('MIGRATION_FAILED', 'Migration x', { cause: refused('42501', noConnect) }),
    'DATABASE_ACCESS_REFUSED',
    'grant create',
  ],
  ['a pooler', refused('08P01', 'no such user'), 'DATABASE_ACCESS_REFUSED', 'refuses the role "rr": no such user'],
])('%s is told with host and port, and without the password', (_, error, code, words) => {
  const told = openingFailure(error, url) as AppError;
  expect(told).toMatchObject({ code, message: expect.stringContaining(words) });
  expect(told.message).not.toMatch(/pass(%2F|\/)word/);
});

it('leaves what it does not know as it is', () => {
  const bug = new TypeError('x');
  expect(openingFailure(bug, url)).toBe(bug);
});
