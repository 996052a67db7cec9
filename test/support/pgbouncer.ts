import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findProgram } from './debian.js';
import { waitFor } from './wait-for.js';

/** PgBouncer refuses to run as root. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;

export interface Pooler {
  /** The same database by way of the pooler, which lends its sessions for one transaction at a time. */
  pooled(databaseUrl: string): string;
  /** The same, all through one session. */
  throughOne(databaseUrl: string): string;
  /** The same, where a session lasts as long as its connection. */
  bySession(databaseUrl: string): string;
  stop(): Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** A PgBouncer before the server of `databaseUrl`, for its role alone; it holds at most `poolSize` sessions. */
export async function startPooler(databaseUrl: string, poolSize: number): Promise<Pooler> {
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  const name = pathname.slice(1);
  const server = `host=${hostname} port=${port} dbname=${name}`;
  const listenPort = await freePort();
  const dir = mkdtempSync(join(tmpdir(), 'rr-pgbouncer-'));
  const files = {
    'pgbouncer.ini': `[databases]
${name} = ${server}
${name}_one = ${server} pool_size=1
${name}_session = ${server} pool_mode=session
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${listenPort}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${dir}/userlist.txt
pool_mode = transaction
default_pool_size = ${poolSize}
max_client_conn = 300
query_wait_timeout = 60
`,
    'userlist.txt': `"${decodeURIComponent(username)}" "${decodeURIComponent(password)}"\n`,
  };
  for (const [file, text] of Object.entries(files)) writeFileSync(join(dir, file), text);
  if (nobody !== undefined) for (const path of [dir, ...Object.keys(files).map((file) => join(dir, file))]) chownSync(path, nobody.uid, nobody.gid); // prettier-ignore
  chmodSync(dir, 0o700);
  const child = spawn(findProgram('pgbouncer') ?? '', [join(dir, 'pgbouncer.ini')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    ...nobody,
    cwd: '/',
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const exit = once(child, 'exit');
  const at = (database: string, url: string): string => {
    const changed = new URL(url);
    changed.host = `127.0.0.1:${listenPort}`;
    changed.pathname = `/${database}`;
    return changed.href;
  };
  const pooler: Pooler = {
    pooled: (url) => at(name, url),
    throughOne: (url) => at(`${name}_one`, url),
    bySession: (url) => at(`${name}_session`, url),
    stop: async () => {
      child.kill('SIGKILL');
      await exit;
      rmSync(dir, { recursive: true, force: true });
    },
  };
  try {
    await waitFor(() => answers(pooler.pooled(databaseUrl)), { timeoutMs: 60_000 });
  } catch (cause) {
    await pooler.stop();
    throw new Error(`PgBouncer does not answer: ${said}`, { cause });
  }
  return pooler;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query('select 1')).rowCount === 1;
  } finally {
    await client.end().catch(() => undefined);
  }
}
