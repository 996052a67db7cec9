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
/** An image is built without what tests and measures. */
const sourceFolders = ['libs', 'apps', 'packages', 'test/adversary', 'test/bench', 'test/soak', 'test/support'].filter(
  (folder) => existsSync(join(root, folder)),
);

const consoleFolder = join(root, 'apps', 'console');

const isServiceSource = (name) => name.endsWith('.ts') && !name.endsWith('.spec.ts');
const isConsoleSource = (name) => /\.(tsx?|css|html|svg|js)$/.test(name);

function sources(dir, isSource) {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory())
      return path === consoleFolder && isSource === isServiceSource ? [] : sources(path, isSource);
    return isSource(entry.name) ? [path] : [];
  });
}

/** What a build was made from: the paths, sizes and times of its sources. */
function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of [...paths].sort()) {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path}:${size}:${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

const dist = join(root, 'dist');
const stampPath = join(dist, '.built-from');
const isBuilt = (stamp, path = stampPath) => existsSync(path) && readFileSync(path, 'utf8') === stamp;

/** Two programs started together build once: a directory is made by one process only. */
async function withBuildLock(work) {
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
    await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

export async function build() {
  const folders = sourceFolders.flatMap((folder) => sources(join(root, folder), isServiceSource));
  const stamp = fingerprint([join(root, '.swcrc'), ...folders]);
  if (isBuilt(stamp)) return;
  await withBuildLock(() => {
    if (isBuilt(stamp)) return;
    // Built beside and swapped in: a program that is starting now finds the old build or the new one, whole.
    const fresh = join(root, '.build-new');
    const old = join(root, '.build-old');
    for (const dir of [fresh, old]) rmSync(dir, { recursive: true, force: true });
    const swc = join(root, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
    const args = [
      swc,
      ...sourceFolders,
      '--out-dir',
      fresh,
      '--config-file',
      '.swcrc',
      '--quiet',
      '--ignore',
      'apps/console/**',
    ];
    const result = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    if (result.status !== 0) process.exit(result.status ?? 1);
    writeFileSync(join(fresh, '.built-from'), stamp);
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(fresh, dist);
    rmSync(old, { recursive: true, force: true });
  });
}

/** The console: its files go to `dist-console`, from where the service serves them. */
export async function buildConsole() {
  const folders = [consoleFolder, join(root, 'packages', 'client')];
  const stamp = fingerprint(folders.flatMap((folder) => sources(folder, isConsoleSource)));
  const target = join(root, 'dist-console');
  const stampFile = join(target, '.built-from');
  if (isBuilt(stamp, stampFile)) return;
  const { build: bundle } = await import('vite');
  await withBuildLock(async () => {
    if (isBuilt(stamp, stampFile)) return;
    const fresh = join(root, '.build-console');
    const configFile = join(consoleFolder, 'vite.config.ts');
    await bundle({ configFile, logLevel: 'error', build: { outDir: fresh, emptyOutDir: true } });
    writeFileSync(join(fresh, '.built-from'), stamp);
    rmSync(target, { recursive: true, force: true });
    renameSync(fresh, target);
  });
}

const program = process.argv[2];
if (program !== 'build-console') await build();
// Whoever shows the console needs it built; the command line and the benchmarks do not wait for it.
if (['build', 'build-console', 'connector', 'demo'].includes(program)) await buildConsole();
if (program && program !== 'build' && program !== 'build-console') {
  const folder = ['bench', 'soak'].includes(program) ? join('test', program) : join('apps', program, 'src');
  const entry = join(dist, folder, 'main.js');
  process.argv.splice(1, 2, entry);
  await import(pathToFileURL(entry).href);
}
