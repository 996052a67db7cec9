import { type Config, Log, readConfig } from '#platform';

/** Of every test process on one database, so that each reads what another stored. */
export const TEST_ENCRYPTION_KEY = Buffer.alloc(32, 7).toString('base64');

/** A configuration over a test database; the encryption key is fixed. */
export function testConfig(databaseUrl: string, env: Record<string, string> = {}): Config {
  return readConfig({
    DATABASE_URL: databaseUrl,
    ENCRYPTION_KEY: TEST_ENCRYPTION_KEY,
    LOG_LEVEL: 'silent',
    PORT: '0',
    // Where the simulated orgs are.
    SALESFORCE_ALLOWED_HOSTS: '127.0.0.1',
    ...env,
  });
}

export interface LogLine {
  level: 'debug' | 'info' | 'warn' | 'error';
  details: Readonly<Record<string, unknown>>;
  message: string;
}

/** Keeps what was logged. */
export class MemoryLog extends Log {
  constructor(
    readonly lines: LogLine[] = [],
    private readonly bindings: Readonly<Record<string, unknown>> = {},
  ) {
    super();
  }

  debug(details: Readonly<Record<string, unknown>>, message: string): void {
    this.add('debug', details, message);
  }

  info(details: Readonly<Record<string, unknown>>, message: string): void {
    this.add('info', details, message);
  }

  warn(details: Readonly<Record<string, unknown>>, message: string): void {
    this.add('warn', details, message);
  }

  error(details: Readonly<Record<string, unknown>>, message: string): void {
    this.add('error', details, message);
  }

  child(bindings: Readonly<Record<string, unknown>>): Log {
    return new MemoryLog(this.lines, { ...this.bindings, ...bindings });
  }

  private add(level: LogLine['level'], details: Readonly<Record<string, unknown>>, message: string): void {
    this.lines.push({ level, details: { ...this.bindings, ...details }, message });
  }
}
