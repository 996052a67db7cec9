import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Runs a program to its end and returns what it printed. */
export type Run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv) => Promise<string>;

/** Something that answers hand-ins. */
export interface Server {
  url: string;
  pid: number;
}

/** What a process has computed so far, in milliseconds, to the tick of 10 (Linux); 0 where that is not told. */
export function cpuMsOf({ pid }: Server): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}

/** Whatever a benchmark has started and opened; ended last first, however the benchmark ends. */
export class Opened {
  private readonly ends: (() => unknown)[] = [];
  private ending: Promise<void> | undefined;

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      // Again and again: whoever is impatient would leave a server behind.
      process.on(signal, () => {
        void this.end().finally(() => process.exit(1));
      });
    }
  }

  add(end: () => unknown): void {
    this.ends.push(end);
  }

  async end(): Promise<void> {
    this.ending ??= this.endAll();
    await this.ending;
  }

  readonly run: Run = async (command, args, env) => {
    const child = this.start(command, args, env);
    const printed = await output(child);
    if (child.exitCode !== 0) throw new Error(`${command} ended with ${child.exitCode ?? 'a signal'}: ${printed.err}`);
    return printed.out;
  };

  /** Starts a server of ours that prints its address first. */
  async serve(script: string, env: NodeJS.ProcessEnv): Promise<Server> {
    const child = this.start(process.execPath, [script], env);
    return new Promise((resolve, reject) => {
      let complaint = '';
      child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
      child.stdout?.once('data', (chunk: Buffer) => {
        resolve({ url: chunk.toString().trim(), pid: child.pid ?? 0 });
      });
      child.once('exit', () => {
        reject(new Error(`${script} ended: ${complaint}`));
      });
    });
  }

  private start(command: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    this.add(() => child.kill());
    return child;
  }

  private async endAll(): Promise<void> {
    for (let end = this.ends.pop(); end !== undefined; end = this.ends.pop()) {
      try {
        await end();
      } catch (error) {
        console.error(error);
      }
    }
  }
}

async function output(child: ChildProcess): Promise<{ out: string; err: string }> {
  const told = { out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (told.out += chunk));
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (told.err += chunk));
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => {
      resolve();
    });
  });
  return told;
}
