import { setTimeout as delay } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  AppError,
  type Config,
  databaseFailure,
  escapeControls,
  type LogFormat,
  openDatabase,
  type OpenDatabase,
  openingFailure,
  pendingMigrations,
  readConfig,
} from '#platform';
import { ReadinessCheck } from './health/readiness.service.js';
import { createConnector } from './http/create-connector.js';
import { endOnEscapedFailure } from './last-net.js';
import { whenParentEnds } from './parent-watch.js';
import { assertSecretsReadable } from './stored-secrets.js';

/** Requests and jobs get this long to finish or be handed back, once the listener closes; then the process ends all the same. */
let stopWithinMs = 40_000;
const MIGRATION_POLL_MS = 2000;
/** Ctrl-C under npm comes twice, from the terminal and passed on by npm: a second signal this soon is the same one. */
const SAME_SIGNAL_MS = 1000;

/** What has to be ended, last opened first. */
const opened: (() => Promise<unknown>)[] = [];
let stopping: Promise<void> | undefined;

/** Before the configuration is read, as it would be by default. */
const { LOG_FORMAT: given } = process.env;
let format: LogFormat = given === 'text' || (given !== 'json' && process.stdout.isTTY) ? 'text' : 'json';

/** A line about the process itself, in the form that the log's other lines have. */
function lineOf(level: 'info' | 'fatal', message: string, details: object = {}): string {
  const json = JSON.stringify({ level, time: new Date().toISOString(), pid: process.pid, ...details, message });
  return format === 'json' ? `${json}\n` : `${escapeControls(message)}\n`;
}

function say(message: string): void {
  process.stdout.write(lineOf('info', message));
}

function giveUpStopping(): never {
  process.stderr.write(
    lineOf('fatal', `Not stopped within ${stopWithinMs / 1000} seconds; the process ends all the same.`),
  );
  process.exit(1);
}

async function stop(): Promise<void> {
  setTimeout(giveUpStopping, stopWithinMs).unref();
  for (let end = opened.pop(); end !== undefined; end = opened.pop()) await end();
}

/** Ends the process in good order; a second signal ends it on the spot. */
function stopOnSignals(): void {
  let firstAt = 0;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping !== undefined) {
        if (performance.now() - firstAt > SAME_SIGNAL_MS) process.exit(1);
        return;
      }
      firstAt = performance.now();
      beginStop();
    });
  }
  if (process.env['npm_lifecycle_event'] !== undefined) whenParentEnds(beginStop);
}

function beginStop(): void {
  stopping ??= stop().then(() => process.exit(), fail);
}

function fail(error: unknown): never {
  const known = error instanceof AppError ? error : databaseFailure(error);
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const [message, code] = known === undefined ? [stack, 'INTERNAL'] : [known.message, known.code];
  process.stderr.write(lineOf('fatal', format === 'json' ? message : `${message} (${code})`, { code }));
  process.exit(1);
}

/** With MIGRATE=off an operator migrates; nothing is served before that is done. */
async function untilMigrated({ db }: OpenDatabase): Promise<void> {
  for (let told = false; ; told = true) {
    const pending = await pendingMigrations(db);
    if (pending.length === 0) return;
    if (!told) say(`Waiting for these migrations, as MIGRATE is off: ${pending.join(', ')}`);
    await delay(MIGRATION_POLL_MS);
  }
}

/** The address it listens on. Past Nest, which would log the failure in words of its own. */
async function listen(app: NestFastifyApplication, { host, port }: Config): Promise<string> {
  try {
    return await app.getHttpAdapter().getInstance().listen({ host, port });
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException;
    const reasons: Record<string, string> = {
      EADDRINUSE: 'another program listens there; set PORT to a free one',
      EADDRNOTAVAIL: 'the address is not of this machine; set HOST to one that is',
      EACCES: 'this user may not use that port; set PORT to one above 1023',
      ENOTFOUND: 'no such host is known; set HOST to an address of this machine',
    };
    throw new AppError('LISTEN_FAILED', `Cannot listen on ${host}:${port}: ${reasons[code] ?? code}.`, { cause });
  }
}

/** Readiness fails first, so that balancers send nobody here any more by the time nothing new is accepted. */
async function leave(app: NestFastifyApplication, { role, shutdownDelaySeconds }: Config): Promise<void> {
  app.get(ReadinessCheck).leave();
  if (role !== 'worker') await delay(shutdownDelaySeconds * 1000);
}

async function start(): Promise<void> {
  const config = readConfig(process.env);
  format = config.logFormat;
  const database = await openDatabase(config);
  opened.push(() => database.stop());
  await serve(database).catch((error: unknown) => {
    throw openingFailure(error, database.url);
  });
}

async function serve(database: OpenDatabase): Promise<void> {
  await untilMigrated(database);
  await assertSecretsReadable(database.db, database.config);
  const app = await createConnector(database.config);
  opened.push(() => app.close());
  opened.push(() => leave(app, database.config));
  stopWithinMs += database.config.shutdownDelaySeconds * 1000;
  const address = await listen(app, database.config);
  // A worker answers those who watch over it, and nobody else.
  const hint = database.config.role === 'worker' ? `worker; health: ${address}/health/ready` : `API: ${address}/docs`;
  say(`Related Records is ready at ${address} (${hint})`);
}

stopOnSignals();
endOnEscapedFailure(stop);
start().catch(async (error: unknown) => {
  await stop().catch(() => undefined);
  fail(error);
});
