import { AppError } from '../errors/app-error.js';

const DISK_FULL = /no space left on device|disk quota exceeded|ENOSPC|EDQUOT/i;

/** How the embedded server fails: a full disk has its own code, whatever program noticed it. */
export function failure(message: string, detail: { log?: string; cause?: unknown } = {}): AppError {
  const cause = Error.isError(detail.cause) ? detail.cause.message : '';
  const log = detail.log?.trim() ?? '';
  if (DISK_FULL.test(`${log}\n${cause}`)) {
    return new AppError(
      'DATABASE_DISK_FULL',
      'The disk that holds DATA_DIR is full, so the embedded PostgreSQL cannot run. Free some space and start again; nothing is lost.',
      { cause: detail.cause ?? log },
    );
  }
  const said = log === '' ? '' : ` It said:\n${log}`;
  return new AppError('EMBEDDED_POSTGRES_FAILED', `${message}${said}`, { cause: detail.cause });
}
