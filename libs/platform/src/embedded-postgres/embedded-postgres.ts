import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries } from './binaries.js';
import { ensureCluster, layout, NAME } from './cluster.js';
import { SERVICE_ROLE } from '../migrations/grants.js';
import { failure } from './failure.js';
import { Presence } from './presence.js';
import { giveTo, ordinaryOwner, serverUser } from './server-user.js';
import { type ServerOptions, startServer, stopServer } from './server.js';

export interface EmbeddedPostgresOptions {
  dataDir: string;
  /** Directory of PostgreSQL's programs, instead of the build that came along. */
  pgBin?: string | undefined;
  /** False only for data that may be lost. Default true. */
  durable?: boolean;
  /** Settings of the server besides our own. */
  settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres {
  /** As the service's role, which is no superuser and owns nothing. */
  url: string;
  /** As the owner, who migrates. */
  ownerUrl: string;
  /** Stops the server, unless another process uses it. Idempotent. */
  stop(): Promise<void>;
}

type Urls = Pick<EmbeddedPostgres, 'url' | 'ownerUrl'>;

const JOIN_ATTEMPTS = 20;
const RESTART_MOST_MS = 10_000;

/**
 * A PostgreSQL of our own under `dataDir`, reachable from this machine alone. Several processes share one server: the
 * first starts it, the last one out stops it, and one that was left behind by a killed process is taken over. When the
 * server dies under us, it is started again.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const membership = new Membership(prepare(options));
  const urls = await membership.join();
  let stopping: Promise<void> | undefined;
  return { ...urls, stop: () => (stopping ??= membership.leave()) };
}

/** This process's share in the server. */
class Membership {
  private presence: Presence | undefined;
  private rejoining: Promise<void> | undefined;
  private readonly left = new AbortController();

  constructor(private readonly server: ServerOptions) {}

  async join(): Promise<Urls> {
    const { presence, ...urls } = await joinServer(this.server, () => {
      this.presence = undefined;
      this.rejoining ??= this.rejoin();
    });
    this.presence = presence;
    return urls;
  }

  async leave(): Promise<void> {
    this.left.abort();
    await this.rejoining;
    await this.presence?.end(() => stopServer(layout(this.server.home).cluster));
  }

  /** The port is kept, so those who were connected find the new server under the old address. */
  private async rejoin(): Promise<void> {
    for (let attempt = 0; this.presence === undefined && !this.left.signal.aborted; attempt += 1) {
      try {
        await this.join();
      } catch {
        const waitMs = Math.min(RESTART_MOST_MS, 100 * 2 ** attempt);
        await delay(waitMs, undefined, { ref: false, signal: this.left.signal }).catch(() => undefined);
      }
    }
    this.rejoining = undefined;
  }
}

function prepare({ dataDir, pgBin, durable = true, settings = {} }: EmbeddedPostgresOptions): ServerOptions {
  const home = join(dataDir, 'postgres');
  const user = serverUser(home, dataDir);
  const owner = existsSync(dataDir) ? undefined : ordinaryOwner(dataDir);
  try {
    mkdirSync(dataDir, { recursive: true });
    giveTo(owner, dataDir);
  } catch (cause) {
    throw failure(`DATA_DIR (${dataDir}) cannot be made by this user.`, { cause });
  }
  const binaries = findBinaries(user, dataDir, pgBin);
  ensureCluster(home, binaries, user, durable);
  return { home, binaries, user, durable, settings };
}

/** A server being stopped by its last user is waited for and then started anew. */
async function joinServer(server: ServerOptions, onLost: () => void): Promise<Urls & { presence: Presence }> {
  const password = readFileSync(layout(server.home).password, 'utf8').trim();
  const servicePassword = keptServicePassword(server);
  for (let attempt = 1; attempt <= JOIN_ATTEMPTS; attempt += 1) {
    const port = await startServer(server);
    const at = (database: string): string => `postgres://${NAME}:${password}@127.0.0.1:${port}/${database}`;
    await ensureDatabase(at('postgres'), servicePassword);
    const presence = await Presence.begin(at(NAME), onLost);
    const url = `postgres://${SERVICE_ROLE}:${servicePassword}@127.0.0.1:${port}/${NAME}`;
    if (presence !== undefined) return { url, ownerUrl: at(NAME), presence };
    await delay(50 * attempt);
  }
  throw failure('The embedded PostgreSQL takes no connections.');
}

/** Made on the first start, also of a cluster that knew the owner alone. Of two processes at once one writes it. */
function keptServicePassword({ home, user }: ServerOptions): string {
  const { servicePassword: path } = layout(home);
  try {
    writeFileSync(path, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
    giveTo(user, path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
  }
  return readFileSync(path, 'utf8').trim();
}

/** `create database` and `create role` know no "if not exists", and two processes may be here at once. */
async function ensureDatabase(url: string, servicePassword: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [NAME]);
    const role = await client.query('select 1 from pg_roles where rolname = $1', [SERVICE_ROLE]);
    if (role.rowCount === 0) await client.query(`create role ${SERVICE_ROLE} login password '${servicePassword}'`);
    if (rowCount === 0) await client.query(`create database ${NAME}`);
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    // 42P04, 42710 and 23505: another process made it. 57P0x and lost connections: the server is being stopped; joining tells.
    if (/^28/.test(code))
      throw failure('The embedded PostgreSQL does not accept the password kept beside it.', { cause: error });
    if (/^53100/.test(code))
      throw failure('The embedded PostgreSQL cannot write.', { cause: error, log: 'No space left on device' });
  } finally {
    await client.end().catch(() => undefined);
  }
}
