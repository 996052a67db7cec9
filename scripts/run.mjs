/**
 * Runs one of the project's programs, building it first when the sources are newer than the build.
 * `node scripts/run.mjs connector [args…]` runs apps/connector/src/main.ts.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join, dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const sourceFolders = ['libs', 'apps', 'test/bench', 'test/soak', 'test/support'];

function sources(dir) {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return sources(path);
    return entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts') ? [path] : [];
  });
}

/** What the build was made from: the paths, sizes and times of every source. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const path of [join(root, '.swcrc'), ...sourceFolders.flatMap((folder) => sources(join(root, folder)))].sort()) {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path}:${size}:${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

const dist = join(root, 'dist');
const stampPath = join(dist, '.built-from');
const isBuilt = (stamp) => existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp;

/** Two programs started together build once: a directory is made by one process only. */
function withBuildLock(work) {
  const lock = join(root, 'node_modules', '.build-lock');
  for (let waitedMs = 0; ; waitedMs += 100) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (waitedMs > 60_000) rmSync(lock, { recursive: true, force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
  try {
    work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

export function build() {
  const stamp = fingerprint();
  if (isBuilt(stamp)) return;
  withBuildLock(() => {
    if (isBuilt(stamp)) return;
    // Built beside and swapped in: a program that is starting now finds the old build or the new one, whole.
    const fresh = join(root, '.build-new');
    const old = join(root, '.build-old');
    for (const dir of [fresh, old]) rmSync(dir, { recursive: true, force: true });
    const swc = join(root, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
    const args = [swc, ...sourceFolders, '--out-dir', fresh, '--config-file', '.swcrc', '--quiet'];
    const result = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    if (result.status !== 0) process.exit(result.status ?? 1);
    writeFileSync(join(fresh, '.built-from'), stamp);
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(fresh, dist);
    rmSync(old, { recursive: true, force: true });
  });
}

build();
const program = process.argv[2];
if (program && program !== 'build') {
  const folder = ['bench', 'soak'].includes(program) ? join('test', program) : join('apps', program, 'src');
  const entry = join(dist, folder, 'main.js');
  process.argv.splice(1, 2, entry);
  await import(pathToFileURL(entry).href);
}
