import { BadRequestException, NotFoundException } from '@nestjs/common';
import { AppError } from '#platform';
import { toAppError, toProblem } from './problem.js';

function fromPostgres(code: string): Error {
  return Object.assign(new Error('detail with a value'), { code, severity: 'ERROR' });
}

it.each([
  ['an AppError', new AppError('CONFLICT', 'x'), 'CONFLICT', 409],
  ['an unknown route', new NotFoundException(), 'NOT_FOUND', 404],
  ['a bad request of the framework', new BadRequestException('bad'), 'INVALID_INPUT', 400],
  [
    'a body over the limit',
    Object.assign(new Error(), { statusCode: 413, code: 'FST_ERR_CTP_BODY_TOO_LARGE' }),
    'PAYLOAD_TOO_LARGE',
    413,
  ],
  [
    'another content type',
    Object.assign(new Error(), { statusCode: 415, code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE' }),
    'UNSUPPORTED_MEDIA_TYPE',
    415,
  ],
  ['a stopped database', fromPostgres('57P01'), 'DATABASE_UNAVAILABLE', 503],
  [
    'a refused connection',
    Object.assign(new Error(), { code: 'ECONNREFUSED', syscall: 'connect' }),
    'DATABASE_UNAVAILABLE',
    503,
  ],
  [
    'a body cut short by its caller',
    Object.assign(new Error('aborted'), { statusCode: 400, code: 'ECONNRESET' }),
    'INVALID_INPUT',
    400,
  ],
  ['a full disk', fromPostgres('53100'), 'DATABASE_DISK_FULL', 507],
  ['a duplicate', fromPostgres('23505'), 'CONFLICT', 409],
  ['a NUL character', fromPostgres('22021'), 'INVALID_INPUT', 400],
  ['a wrong statement', fromPostgres('42601'), 'INTERNAL', 500],
  ['a bug', new TypeError('x is not a function'), 'INTERNAL', 500],
  ['no error at all', 'text', 'INTERNAL', 500],
])('%s is %#', (_, thrown, code, status) => {
  expect(toProblem(toAppError(thrown), 'r-1')).toMatchObject({ code, status, requestId: 'r-1' });
});

it('says nothing of what is inside', () => {
  const problem = JSON.stringify(toProblem(toAppError(fromPostgres('42601')), 'r-1'));
  expect(problem).not.toContain('detail with a value');
});
