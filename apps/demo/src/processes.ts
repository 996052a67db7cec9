import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** A program of this project, built beside us, running as a child. */
export interface Program {
  readonly name: string;
  readonly child: ChildProcess;
}

/**
 * What the npm scripts start the service and the command line with. V8 lets the space for young objects grow to three
 * times 32 MB when much passes through; a sync keeps none of it, and is no slower in a third of that: at 200,000 Contacts
 * 221 MB in all without the bound, 176 MB with it.
 */
export const NODE_FLAGS: readonly string[] = ['--enable-source-maps', '--max-semi-space-size=8'];

/** Built, this file is in `dist/apps/demo/src`. */
const projectDir = join(import.meta.dirname, '..', '..', '..', '..');

/** Where a program of this project was built to. */
export function programPath(name: string): string {
  return join(import.meta.dirname, '..', '..', name, 'src', 'main.js');
}

/**
 * Starts one of the project's programs in a process group of its own, so that Ctrl-C reaches only the demo, which then
 * stops the others in the right order. What it prints is kept back and shown only if it ends on its own.
 */
export function startProgram(name: string, args: string[], env: NodeJS.ProcessEnv): Program {
  const child = spawn(process.execPath, [...NODE_FLAGS, programPath(name), ...args], {
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lastLines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      lastLines.push(...chunk.split('\n').filter((line) => line !== ''));
      lastLines.splice(0, Math.max(0, lastLines.length - 20));
    });
  }
  child.on('exit', (code) => {
    if (code === 0 || stopping.has(child)) return;
    console.error(`\n${name} stopped by itself (exit ${code ?? 'by signal'}):\n${lastLines.join('\n')}`);
    process.exitCode = 1;
    process.kill(process.pid, 'SIGTERM');
  });
  return { name, child };
}

/** The service from its sources, started anew whenever one of them changes; what it prints is shown. */
export function watchService(env: NodeJS.ProcessEnv): Program {
  const paths = ['libs', 'apps/connector/src', 'migrations'].map((path) => `--watch-path=${path}`);
  const source = ['--import', './scripts/typescript-loader.mjs', 'apps/connector/src/main.ts'];
  return watch('connector', ['--watch-preserve-output', ...paths, '--enable-source-maps', ...source], env);
}

/** The console, built anew into the folder that the service serves it from whenever a file of it changes. */
export function watchConsole(): Program | undefined {
  const config = 'apps/console/vite.config.ts';
  if (!existsSync(join(projectDir, config))) return undefined;
  return watch('console', ['node_modules/vite/bin/vite.js', 'build', '--watch', '--config', config], {});
}

function watch(name: string, args: string[], env: NodeJS.ProcessEnv): Program {
  const child = spawn(process.execPath, args, {
    cwd: projectDir,
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return { name, child };
}

/** Runs a program to its end with `input` on its standard input and returns what it printed. */
export async function runProgram(name: string, args: string[], env: NodeJS.ProcessEnv, input = ''): Promise<string> {
  const child = spawn(process.execPath, [...NODE_FLAGS, programPath(name), ...args], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let printed = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (printed += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (complaint += chunk));
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (code !== 0)
    throw new Error(`${name} ${args.join(' ')} failed (exit ${code ?? 'by signal'}): ${complaint.trim()}`);
  return printed.trim();
}

const stopping = new WeakSet<ChildProcess>();

/** Asks a program to stop and waits for it; after ten seconds it is ended. */
export async function stopProgram({ child }: Program): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  stopping.add(child);
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(impatience);
}

/** `wanted` if nobody listens there, else the next free port after it. */
export async function freePort(wanted: number): Promise<number> {
  const isFree = await new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen(wanted, '127.0.0.1', () =>
      probe.close(() => {
        resolve(true);
      }),
    );
  });
  return isFree ? wanted : freePort(wanted + 1);
}

/** Waits until `url` answers with a success. */
export async function untilAnswers(url: string, program: Program, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (program.child.exitCode === null && Date.now() < deadline) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  if (program.child.exitCode !== null) throw new Error(`${program.name} stopped by itself`);
  throw new Error(`${program.name} did not answer at ${url} within ${timeoutMs / 1000} s`);
}
