export { AppError, type AppErrorOptions, type InputFault } from './errors/app-error.js';
export { databaseFailure } from './errors/database-failure.js';
export { ERRORS, type ErrorCode, type ErrorKind } from './errors/error-codes.js';
export { Clock } from './clock.js';
export { Config, type EncryptionKey, encryptionKeysOf, readConfig, type SalesforceConfig } from './config/config.js';
export type { LogFormat, LogLevel, Role } from './config/environment.js';
export { Cipher, type CipherContext } from './crypto/cipher.js';
export { newId } from './new-id.js';
export { connect, type ConnectOptions } from './database/connect.js';
export { openDatabase, type OpenDatabase } from './database/open-database.js';
export { openingFailure } from './database/opening-failure.js';
export { type Cut, manyWithin } from './database/many-within.js';
export { type PayloadPage, rewritePayloads } from './database/rewrite-payloads.js';
export { holdsText, searching } from './database/searching.js';
export { withStatementTimeout } from './database/time-limits.js';
export { DB } from './database/tokens.js';
export { oneAtATime, pruneInBatches } from './database/upkeep.js';
export {
  afterCommit,
  type Db,
  execute,
  many,
  maybeOne,
  one,
  type Statement,
  statement,
  STATEMENT_SPAN,
  transaction,
  unprepared,
  withClient,
} from './database/query.js';
export { Events, type EventStream, type SubscribeOptions } from './events/events.service.js';
export { insertEventSql, type TeamEvent } from './events/store.js';
export { checkReadiness, type Readiness } from './health/readiness.js';
export { type EnqueueOptions, type JobContext, type JobHandler, Jobs, type WorkOptions } from './jobs/jobs.service.js';
export { jsonText } from './json-text.js';
export { jsonbParameter, textParameter } from './database/json-parameter.js';
export { textsParameter } from './database/texts-parameter.js';
export { jsonValue } from './json-value.js';
export { Log } from './logging/log.js';
export { escapeControls } from './logging/text-lines.js';
export { httpLogOptions, logOptions } from './logging/logging-options.js';
export { redact, redactText } from './logging/redact.js';
export { Metrics } from './metrics.js';
export { StickyTeamLabels, teamLabels } from './team-labels.js';
export { migrate, type MigrateOptions } from './migrations/migrate.js';
export { pendingMigrations } from './migrations/pending.js';
export { SchemaWatch } from './migrations/schema-watch.js';
export { PlatformModule } from './platform.module.js';
export { currentSpan, isTracing, type Span, type SpanOptions, withSpan } from './tracing/spans.js';
export { Tracing } from './tracing/tracing.js';
export { inTurns, type Steps } from './turns.js';
export { VERSION } from './version.js';
