import type { PinoLogger } from 'nestjs-pino';
import { Log } from './log.js';

type Details = Readonly<Record<string, unknown>>;

/** Logs under the id of the request being served, where there is one. */
export class ContextLog extends Log {
  constructor(private readonly pino: PinoLogger) {
    super();
  }

  debug(details: Details, message: string): void {
    this.pino.logger.debug(details, message);
  }

  info(details: Details, message: string): void {
    this.pino.logger.info(details, message);
  }

  warn(details: Details, message: string): void {
    this.pino.logger.warn(details, message);
  }

  error(details: Details, message: string): void {
    this.pino.logger.error(details, message);
  }

  child(bindings: Details): Log {
    return this.pino.logger.child(bindings);
  }
}
