export { AppError, type AppErrorOptions, type InputFault } from './errors/app-error.js';
export { databaseFailure } from './errors/database-failure.js';
export { ERRORS, type ErrorCode, type ErrorKind } from './errors/error-codes.js';
export { Clock } from './clock.js';
export { newId } from './new-id.js';
export { connect, type ConnectOptions } from './database/connect.js';
export {
  type Db,
  execute,
  many,
  maybeOne,
  one,
  type Statement,
  statement,
  transaction,
  unprepared,
  withClient,
} from './database/query.js';
