import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Binaries } from './binaries.js';
import { AppError } from '../errors/app-error.js';
import { failure } from './failure.js';
import { giveTo, runAs, type ServerUser } from './server-user.js';

/** The role that owns the embedded server, and its database. The service works as `SERVICE_ROLE`. */
export const NAME = 'related_records';

/** Where the parts of an embedded server lie, under `DATA_DIR/postgres`. */
export interface Layout {
  /** PostgreSQL's own data directory. */
  cluster: string;
  /** The owner's. Mode 0600, as the service's. */
  password: string;
  servicePassword: string;
  /** The TCP port of 127.0.0.1 that was free once, and is tried first. */
  port: string;
  log: string;
}

export function layout(home: string): Layout {
  return {
    cluster: join(home, 'cluster'),
    password: join(home, 'password'),
    servicePassword: join(home, 'service-password'),
    port: join(home, 'port'),
    log: join(home, 'server.log'),
  };
}

/**
 * How to name the cluster to PostgreSQL. Run by root, the server's user often cannot walk down to it (root's home is
 * 0700); PostgreSQL then reaches it as its working directory, which needs no permission on the directories above.
 */
export function clusterArgument(clusterDir: string, user: ServerUser | undefined): string {
  if (user === undefined || process.platform !== 'linux') return clusterDir;
  const { status } = spawnSync('/bin/sh', ['-c', 'cd "$0"', clusterDir], { ...runAs(user), cwd: '/' });
  return status === 0 ? clusterDir : '/proc/self/cwd';
}

/** Removes what an `initdb` left that was killed. */
function sweepDrafts(home: string): void {
  const prefix = `${home}.new-`;
  for (const entry of readdirSync(dirname(home))) {
    const path = join(dirname(home), entry);
    if (!path.startsWith(prefix)) continue;
    try {
      process.kill(Number(path.slice(prefix.length)), 0);
    } catch {
      rmSync(path, { recursive: true, force: true });
    }
  }
}

/**
 * Letters beyond ASCII fold, and text sorts by its bytes, the same everywhere. Other systems than Linux have no C.UTF-8;
 * since 17 PostgreSQL brings its own.
 */
export function localeArguments(platform: NodeJS.Platform, major: number): string[] {
  if (platform === 'linux' || major < 17) return ['--locale=C.UTF-8'];
  return ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
}

function initdb(draft: string, binaries: Binaries, user: ServerUser | undefined, durable: boolean): void {
  const { cluster, password } = layout(draft);
  mkdirSync(cluster, { recursive: true, mode: 0o700 });
  // The home stays passable for the server's user alone.
  for (const dir of [draft, cluster]) {
    chmodSync(dir, 0o700);
    giveTo(user, dir);
  }
  writeFileSync(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  giveTo(user, password);
  const args = [
    `--pgdata=${clusterArgument(cluster, user)}`,
    `--username=${NAME}`,
    // Relative to the working directory, for the same reason as the cluster.
    '--pwfile=../password',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    ...localeArguments(process.platform, binaries.major),
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ];
  const result = spawnSync(binaries.initdb, args, {
    ...runAs(user),
    cwd: cluster,
    env: serverEnvironment(),
    encoding: 'utf8',
  });
  if (result.status !== 0) {
    throw failure(`A PostgreSQL cluster could not be made in ${cluster}.`, {
      log: `${result.stdout}\n${result.stderr}`,
      cause: result.error,
    });
  }
}

/** None of our variables: they hold secrets, and PG* ones would change what the server does. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, TZ, SystemRoot } = process.env;
  return { PATH, TZ, SystemRoot, LC_ALL: process.platform === 'linux' ? 'C.UTF-8' : 'C' };
}

/**
 * Makes the cluster under `home` unless there is one. It appears whole or not at all, whatever is killed meanwhile,
 * and of two processes at once one wins.
 */
export function ensureCluster(home: string, binaries: Binaries, user: ServerUser | undefined, durable: boolean): void {
  const { cluster } = layout(home);
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    try {
      mkdirSync(dirname(home), { recursive: true });
      sweepDrafts(home);
      const draft = `${home}.new-${process.pid}`;
      try {
        initdb(draft, binaries, user, durable);
        renameSync(draft, home);
      } finally {
        rmSync(draft, { recursive: true, force: true });
      }
    } catch (cause) {
      // ENOTEMPTY and EEXIST: another process was first.
      if (!existsSync(join(cluster, 'PG_VERSION'))) {
        throw cause instanceof AppError ? cause : failure(`${home} cannot be written by this user.`, { cause });
      }
    }
  }
  checkCluster(cluster, binaries);
}

function checkCluster(cluster: string, binaries: Binaries): void {
  try {
    accessSync(cluster, constants.R_OK | constants.W_OK);
  } catch (cause) {
    throw failure(`${cluster} cannot be read and written by this user.`, { cause });
  }
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (Number(made) !== binaries.major) {
    throw failure(
      `${cluster} was made by PostgreSQL ${made}, and the programs here are version ${binaries.version}. ` +
        `Set PG_BIN to the programs of PostgreSQL ${made}.`,
    );
  }
}
