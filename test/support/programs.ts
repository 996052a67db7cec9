import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db, openDatabase, readConfig } from '#platform';
import { freePort, type Program, startProgram, untilAnswers } from '../../apps/demo/src/processes.js';

// For benchmarks: the programs as they are built, each in a process of its own.

export interface RunningProgram {
  url: string;
  program: Program;
}

/** The service, ready; its port is the next free one from `port` on. */
export async function startService(env: NodeJS.ProcessEnv, port: number): Promise<RunningProgram> {
  const free = await freePort(port);
  const program = startProgram('connector', [], { ...env, PORT: String(free) });
  const url = `http://127.0.0.1:${free}`;
  await untilAnswers(`${url}/health/ready`, program, 90_000);
  return { url, program };
}

/** The simulated org, ready. */
export async function startOrgProgram(args: readonly string[], port: number): Promise<RunningProgram> {
  const free = await freePort(port);
  const program = startProgram('salesforce-org', ['--port', String(free), ...args], {});
  const url = `http://127.0.0.1:${free}`;
  await untilAnswers(`${url}/services/data/`, program, 120_000);
  return { url, program };
}

export interface TemporaryDatabase {
  db: Db;
  /** As the service's role, and as the owner; the same with `DATABASE_URL`. */
  url: string;
  ownerUrl: string;
  dataDir: string;
  stop(): Promise<void>;
}

/** An embedded PostgreSQL in a directory that goes with it, or the server of `DATABASE_URL`. */
export async function openTemporaryDatabase(env: Record<string, string> = {}): Promise<TemporaryDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'related-records-bench-'));
  const database = await openDatabase(readConfig({ ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...env }));
  return {
    db: database.db,
    url: database.url,
    ownerUrl: database.ownerUrl,
    dataDir,
    stop: async () => {
      await database.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
