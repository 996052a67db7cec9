import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinaries } from '../../libs/platform/src/embedded-postgres/binaries.js';
import { ensureCluster, layout, NAME } from '../../libs/platform/src/embedded-postgres/cluster.js';
import { isAlive } from '../../libs/platform/src/embedded-postgres/postmaster-file.js';
import { startServer, stopServer } from '../../libs/platform/src/embedded-postgres/server.js';
import { serverUser } from '../../libs/platform/src/embedded-postgres/server-user.js';
import { migrate } from '../../libs/platform/src/migrations/migrate.js';
import {
  isKept,
  onServer,
  SERVER_URL,
  SERVICE_PASSWORD,
  serviceRole,
  TEMPLATE,
  withDatabase,
  withServiceRole,
} from './server-url.js';

interface Server {
  url: string;
  stop(): Promise<void>;
}

const PREFIX = 'related-records-test-';

/**
 * Ends the server and removes its files when this process ends in any way, a kill included: the system closes the pipe.
 * Returns how to call it off.
 */
function watch(dir: string): () => void {
  const script = `cat >/dev/null; pid=$(head -n 1 "$0/postgres/cluster/postmaster.pid" 2>/dev/null)
    if [ -n "$pid" ]; then kill -QUIT "$pid"; while kill -0 "$pid"; do sleep 0.1; done; fi; rm -rf "$0"`;
  const options = { detached: true, cwd: '/', stdio: ['pipe', 'ignore', 'ignore'] as ['pipe', 'ignore', 'ignore'] };
  const child = spawn('/bin/sh', ['-c', script, dir], options);
  child.unref();
  if (child.stdin instanceof Socket) child.stdin.unref();
  child.stdin.on('error', () => undefined);
  return () => child.stdin.end();
}

/** What runs left behind that were killed before their watch began. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const dir = join(tmpdir(), name);
    const isOurs = name.startsWith(PREFIX) && statSync(dir, { throwIfNoEntry: false })?.uid === process.getuid?.();
    if (!isOurs || isAlive(Number(name.slice(PREFIX.length).split('-')[0]))) continue;
    await stopServer(layout(join(dir, 'postgres')).cluster);
    rmSync(dir, { recursive: true, force: true });
  }
}

async function embeddedServer(): Promise<Server> {
  await sweep();
  const dir = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  chmodSync(dir, 0o711);
  const callOff = watch(dir);
  const home = join(dir, 'postgres');
  const user = serverUser(home, dir);
  const binaries = findBinaries(user, dir);
  ensureCluster(home, binaries, user, false);
  const { cluster, password } = layout(home);
  const settings = { max_wal_size: '256MB' };
  const port = await startServer({ home, binaries, user, durable: false, settings });
  return {
    url: `postgres://${NAME}:${readFileSync(password, 'utf8').trim()}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await stopServer(cluster);
      rmSync(dir, { recursive: true, force: true });
      callOff();
    },
  };
}

function givenServer(url: string): Server {
  return { url, stop: () => Promise.resolve() };
}

/**
 * One server for the whole run, with a migrated template database that each test file clones. It is our own embedded
 * PostgreSQL, or the one `DATABASE_URL` names, in which every database of the run is made and removed.
 */
export async function startTestServer(): Promise<() => Promise<void>> {
  const given = process.env['DATABASE_URL'];
  const server = given === undefined || given === '' ? await embeddedServer() : givenServer(given);
  const template = `rr_test_${randomBytes(6).toString('hex')}`;
  const role = serviceRole(template);
  const password = randomBytes(12).toString('hex');
  try {
    await onServer(server.url, `create role ${role} login password '${password}'`);
    await onServer(server.url, `create database ${template} template template0 encoding 'UTF8' locale 'C.UTF-8'`);
    await migrate(withServiceRole(withDatabase(server.url, template), role));
  } catch (error) {
    await server.stop();
    throw error;
  }
  process.env[SERVER_URL] = server.url;
  process.env[TEMPLATE] = template;
  process.env[SERVICE_PASSWORD] = password;
  return async () => {
    if (server.url === given && !isKept()) await dropDatabases(server.url, template);
    await server.stop();
  };
}

/** The template and what test files left behind, and their role. */
async function dropDatabases(url: string, template: string): Promise<void> {
  const { rows } = await onServer(url, `select datname from pg_database where datname like '${template}%'`);
  for (const { datname } of rows as { datname: string }[])
    await onServer(url, `drop database if exists ${datname} with (force)`);
  await onServer(url, `drop role ${serviceRole(template)}`);
}
