type Details = Readonly<Record<string, unknown>>;

/**
 * What libs log to; pino fits. Inject it by this class. Details are redacted by their names at any depth, so a secret
 * must carry a name that says so. Errors go under `err`; a run's lines come from `log.child({ runId })`.
 */
export abstract class Log {
  abstract debug(details: Details, message: string): void;
  abstract info(details: Details, message: string): void;
  abstract warn(details: Details, message: string): void;
  abstract error(details: Details, message: string): void;
  abstract child(bindings: Details): Log;
}
