import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Binaries } from './binaries.js';
import { clusterArgument, layout, type Layout, serverEnvironment } from './cluster.js';
import { failure } from './failure.js';
import { isForeign, readPostmaster, serves } from './postmaster-file.js';
import { giveTo, runAs, type ServerUser } from './server-user.js';

const POLL_MS = 20;
/** Recovery after a crash under heavy writes takes its time; a server that is gone is noticed at once. */
const START_TIMEOUT_MS = 300_000;
const STOP_TIMEOUT_MS = 60_000;
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

export interface ServerOptions {
  home: string;
  binaries: Binaries;
  user: ServerUser | undefined;
  /** False only for data that may be lost, as in tests. */
  durable: boolean;
  settings: Readonly<Record<string, string>>;
}

async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
      });
    });
  });
}

/** The port of last time, so that addresses written down stay right, or a new free one. */
async function choosePort({ port: file }: Layout, user: ServerUser | undefined): Promise<number> {
  const kept = existsSync(file) ? Number(readFileSync(file, 'utf8')) : Number.NaN;
  if (Number.isInteger(kept) && kept > 0 && kept < 65_536 && (await isFree(kept))) return kept;
  const port = await freePort();
  writeFileSync(file, `${port}\n`, { mode: 0o600 });
  giveTo(user, file);
  return port;
}

function settingsOf({ durable, settings }: ServerOptions, port: number): string[] {
  const all: Record<string, string> = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    max_wal_size: '2GB',
    log_min_messages: 'warning',
    // A failed statement is the service's to report; its text can hold personal data.
    log_min_error_statement: 'panic',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...settings,
  };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function openLog({ log }: Layout, user: ServerUser | undefined): number {
  if (existsSync(log) && statSync(log).size > LOG_LIMIT_BYTES) renameSync(log, `${log}.1`);
  const file = openSync(log, 'a', 0o600);
  giveTo(user, log);
  return file;
}

/** In a process group of its own, so that Ctrl-C reaches us alone and we stop the server when our work is done. */
function spawnServer(options: ServerOptions, port: number): ChildProcess {
  const paths = layout(options.home);
  const log = openLog(paths, options.user);
  try {
    const child = spawn(
      options.binaries.postgres,
      ['-D', clusterArgument(paths.cluster, options.user), ...settingsOf(options, port)],
      {
        ...runAs(options.user),
        cwd: paths.cluster,
        env: serverEnvironment(),
        detached: true,
        stdio: ['ignore', log, log],
      },
    );
    child.on('error', () => undefined);
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

async function untilReady(child: ChildProcess, cluster: string): Promise<boolean> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined && Date.now() < deadline) {
    const postmaster = readPostmaster(cluster);
    if (postmaster?.pid === child.pid && postmaster.status === 'ready') return true;
    await delay(POLL_MS);
  }
  return false;
}

function tail(log: string, from: number): string {
  return existsSync(log)
    ? readFileSync(log).subarray(from).toString('utf8').trim().split('\n').slice(-12).join('\n')
    : '';
}

/**
 * Starts a server over the cluster, unless one serves it already, and returns its port. Of several processes that try
 * at once PostgreSQL lets one win; the others find its server.
 */
export async function startServer(options: ServerOptions): Promise<number> {
  const paths = layout(options.home);
  for (let attempt = 1; ; attempt += 1) {
    const running = await runningPort(paths.cluster);
    if (running !== undefined) return running;
    const port = await choosePort(paths, options.user);
    const logged = existsSync(paths.log) ? statSync(paths.log).size : 0;
    const child = spawnServer(options, port);
    if (await untilReady(child, paths.cluster)) return port;
    const log = tail(paths.log, logged);
    const lostRace = /lock file "postmaster\.pid" already exists|Address already in use/.test(log);
    if (!lostRace || attempt === 10) {
      if (child.pid !== undefined && child.exitCode === null) child.kill('SIGQUIT');
      throw failure('The embedded PostgreSQL did not start.', { log });
    }
    await delay(POLL_MS * attempt);
  }
}

/** The port of a server that serves the cluster, once it takes connections. Undefined when there is none. */
async function runningPort(cluster: string): Promise<number | undefined> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const postmaster = readPostmaster(cluster);
    if (postmaster === undefined) return undefined;
    // Its id went to another process: PostgreSQL itself would refuse to start over such a file.
    if (isForeign(postmaster, cluster)) rmSync(join(cluster, 'postmaster.pid'), { force: true });
    if (!serves(postmaster, cluster)) return undefined;
    if (postmaster.status === 'ready') return postmaster.port;
    await delay(POLL_MS);
  }
  throw failure('Another process is starting or stopping the embedded PostgreSQL, and does not come to an end.');
}

/** Fast shutdown: open transactions are rolled back, everything committed is on disk. Idempotent. */
export async function stopServer(cluster: string): Promise<void> {
  const postmaster = readPostmaster(cluster);
  if (postmaster === undefined || !serves(postmaster, cluster)) return;
  process.kill(postmaster.pid, 'SIGINT');
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  while (readPostmaster(cluster)?.pid === postmaster.pid && serves(postmaster, cluster)) {
    if (Date.now() > deadline) throw failure('The embedded PostgreSQL does not stop.');
    await delay(POLL_MS);
  }
}
