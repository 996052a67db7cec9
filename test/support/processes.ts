import { type ChildProcess, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectDir = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export interface Program {
  child: ChildProcess;
  /** Everything it printed so far. */
  output(): string;
  exit: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

export interface SourceOptions {
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
  /** The root of the project, or of a copy of it. */
  cwd?: string;
  detached?: boolean;
}

/** Runs TypeScript source as a program of its own, from the project's root; it can import `#platform` and the others. */
export function runSource(source: string, options: SourceOptions = {}): Program {
  const loader = join(options.cwd ?? projectDir, 'scripts', 'typescript-loader.mjs');
  return runNode(['--import', loader, '--input-type=module', '--eval', source], options);
}

/** Runs Node as a program of its own, from the project's root. */
export function runNode(args: readonly string[], options: SourceOptions = {}): Program {
  const child = spawn(process.execPath, args, {
    cwd: projectDir,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
    env: { ...process.env, NODE_OPTIONS: '', ...options.env },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  const exit = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.on('close', (code, signal) => {
      resolve({ code, signal });
    });
  });
  return { child, output: () => printed, exit };
}
