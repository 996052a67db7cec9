import { failure } from './failure.js';

describe('failure', () => {
  it.each([
    { log: 'initdb: error: could not create directory "base": No space left on device' },
    { log: 'FATAL:  could not write lock file "postmaster.pid": No space left on device' },
    { cause: new Error("ENOSPC: no space left on device, mkdir '/data/postgres'") },
    { cause: new Error('EDQUOT: disk quota exceeded, write') },
  ])('knows a full disk: %o', (detail) => {
    expect(failure('It did not start.', detail).code).toBe('DATABASE_DISK_FULL');
  });

  it('repeats what the server said', () => {
    const error = failure('It did not start.', { log: 'FATAL:  bad luck\n', cause: new Error('why') });
    expect(error).toMatchObject({
      code: 'EMBEDDED_POSTGRES_FAILED',
      message: 'It did not start. It said:\nFATAL:  bad luck',
    });
  });
});
