import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, delimiter, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { sfEnvironment } from '../../support/sf-env.js';

const MANIFEST = ['package.json', 'package-lock.json'];
const here = fileURLToPath(new URL('.', import.meta.url));
const cache = fileURLToPath(new URL('../../../node_modules/.cache/related-records-sf-cli', import.meta.url));

interface Run {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

async function ended(child: ChildProcess): Promise<Run> {
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { exitCode, stdout, stderr };
}

/** Runs the npm that runs us, else the one on the PATH, on the Node that runs us: an older one picks older packages. */
function npm(args: string[], options: { cwd: string; timeout: number }): Promise<Run> {
  const env = { ...process.env, PATH: [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter) };
  const script = process.env['npm_execpath'];
  return ended(
    script !== undefined && basename(script) === 'npm-cli.js'
      ? spawn(process.execPath, [script, ...args], { ...options, env })
      : spawn('npm', args, { ...options, env, shell: process.platform === 'win32' }),
  );
}

async function install(directory: string): Promise<void> {
  for (const file of MANIFEST) await cp(join(here, file), join(directory, file));
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { exitCode, stderr } = await npm(args, { cwd: directory, timeout: 450_000 });
  if (exitCode !== 0) {
    const end = exitCode === null ? 'did not end in 450 s' : `ended with ${exitCode}`;
    throw new Error(`Salesforce's sf could not be fetched: \`npm ${args.join(' ')}\` ${end}.\n${stderr.slice(-2000)}`);
  }
}

/**
 * The program of the pinned `sf`, fetched at its first use (300 MB) and kept under node_modules/.cache, in a directory
 * named after the lock file. The directory gets its name when it is complete, so one that is there can be used.
 */
export async function obtainSf(): Promise<string> {
  const lock = await readFile(join(here, 'package-lock.json'));
  const name = createHash('sha256').update(lock).digest('hex').slice(0, 16);
  const program = join(cache, name, 'node_modules/@salesforce/cli/bin/run.js');
  if (existsSync(program)) return program;
  await mkdir(cache, { recursive: true });
  const incoming = await mkdtemp(join(cache, 'incoming-'));
  try {
    await install(incoming);
    await rename(incoming, join(cache, name)).catch((error: unknown) => {
      // Another run was faster; what it brought is the same.
      if (!existsSync(program)) throw error;
    });
  } finally {
    await rm(incoming, { recursive: true, force: true });
  }
  const older = (await readdir(cache)).filter((entry) => entry !== name && !entry.startsWith('incoming-'));
  for (const entry of older) await rm(join(cache, entry), { recursive: true, force: true });
  return program;
}

/** Runs `sf` in `home`, which is its home directory as well: nothing of the person's own logins is read or written. */
export class Sf {
  constructor(
    private readonly program: string,
    readonly home: string,
    private readonly env: Record<string, string>,
  ) {}

  /** What the command says with `--json`; throws, with all it said, when it fails. */
  async run(...args: string[]): Promise<unknown> {
    const child = spawn(process.execPath, [this.program, ...args, '--json'], {
      cwd: this.home,
      timeout: 100_000,
      env: { ...sfEnvironment(this.home), ...this.env },
    });
    const { exitCode, stdout, stderr } = await ended(child);
    if (exitCode !== 0) throw new Error(`sf ${args.join(' ')} ended with ${String(exitCode)}\n${stdout}\n${stderr}`);
    return (JSON.parse(stdout) as { result: unknown }).result;
  }
}
