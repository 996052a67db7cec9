import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { TEST_ENCRYPTION_KEY } from './platform.js';
import { projectDir } from './processes.js';

export interface CliRun {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

export interface CliOptions {
  env?: Record<string, string>;
  /** What standard input holds; left out, it is closed at once. */
  input?: string;
}

/** Runs a command in a process of its own, as an operator would, on the database at `databaseUrl`. */
export async function runCli(
  databaseUrl: string,
  args: readonly string[],
  { env = {}, input = '' }: CliOptions = {},
): Promise<CliRun> {
  const program = ['--import', './scripts/typescript-loader.mjs', 'apps/cli/src/main.ts'];
  const child = spawn(process.execPath, [...program, ...args], {
    cwd: projectDir,
    env: {
      PATH: process.env['PATH'] ?? '',
      DATABASE_URL: databaseUrl,
      ENCRYPTION_KEY: TEST_ENCRYPTION_KEY,
      SALESFORCE_ALLOWED_HOSTS: '127.0.0.1',
      ...env,
    },
  });
  child.stdin.end(input);
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  return { exitCode, stdout, stderr };
}
