import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { connect, type Db, execute, openDatabase, readConfig, unprepared } from '#platform';
import { runProgram, stopProgram } from '../../apps/demo/src/processes.js';
import { openTemporaryDatabase, startService } from '../support/programs.js';
import { orderEnvironment } from './link-orders.js';
import { type Population, randomOf, recordingOf } from './link-population.js';
import type { Opened, Server } from './link-processes.js';
import { seedMirror } from './link-seed.js';

/** Connections of the service's pool (platform's module), and so of the bare program's. */
const POOL_SIZE = 20;

/** A database filled with a mirror, with the service and the bare program running on it. */
export interface World {
  opportunities: number;
  population: Population;
  teamId: string;
  databaseUrl: string;
  key: string;
  ours: Server;
  bare: Server;
}

export type Explain = (line: string) => void;

/** The embedded PostgreSQL, or the server of DATABASE_URL; a world makes a database of its own there. */
export async function openServer(opened: Opened): Promise<{ db: Db; url: string }> {
  const database = await openTemporaryDatabase();
  opened.add(() => database.stop());
  // A world makes databases, which is the owner's to do.
  const db = connect(database.ownerUrl);
  opened.add(() => db.destroy());
  return { db, url: database.ownerUrl };
}

export async function buildWorld(
  opened: Opened,
  server: { db: Db; url: string },
  opportunities: number,
  tell: Explain,
): Promise<World> {
  const url = new URL(server.url);
  const name = `related_records_bench_${opportunities}_${process.pid}`;
  await execute(server.db, unprepared(`create database ${name}`));
  opened.add(() => execute(server.db, unprepared(`drop database ${name} with (force)`)));
  url.pathname = `/${name}`;
  const env = {
    DATABASE_URL: url.href,
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'info',
  };
  const seeded = await seed(env, opportunities, tell);
  const team = ['--team', 'default'];
  const key = await runProgram('cli', ['key', 'create', ...team, '--role', 'service', '--name', 'bench'], env);
  const world = { opportunities, ...seeded, databaseUrl: url.href, key };
  const ours = await serve(opened, env);
  await handInOnce(ours, world);
  const order = { databaseUrl: url.href, teamId: seeded.teamId, poolSize: POOL_SIZE };
  const bare = await opened.serve(join(import.meta.dirname, 'link-bare.js'), orderEnvironment(order));
  return { ...world, ours, bare };
}

async function seed(
  env: NodeJS.ProcessEnv,
  opportunities: number,
  tell: Explain,
): Promise<Pick<World, 'teamId' | 'population'>> {
  const started = performance.now();
  await (await openDatabase(readConfig({ ...process.env, ...env }))).stop();
  const db = connect(env['DATABASE_URL'] ?? '', { poolSize: 1 });
  try {
    return await seedMirror(db, opportunities, (table) => {
      tell(`${opportunities} opportunities: ${table} (${Math.round((performance.now() - started) / 1000)} s)`);
    });
  } finally {
    await db.destroy();
  }
}

async function serve(opened: Opened, env: NodeJS.ProcessEnv): Promise<Server> {
  const { url, program } = await startService(env, 3970);
  opened.add(() => stopProgram(program));
  return { url, pid: program.child.pid ?? 0 };
}

/** The comparison stores what the service decided, so it must have decided once. */
async function handInOnce({ url }: Server, { key, population }: Pick<World, 'key' | 'population'>): Promise<void> {
  // Of the first seed whose recording is linked in all three slots, which most are.
  for (let seed = 1; seed <= 50; seed++) {
    const response = await fetch(`${url}/v1/recordings/first-${seed}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(recordingOf(randomOf(seed), population)),
    });
    const text = await response.text();
    if (response.status !== 201) throw new Error(`A hand-in was answered ${response.status}: ${text}`);
    const { relatedRecords } = JSON.parse(text) as { relatedRecords: Record<string, { state: string }> };
    if (Object.values(relatedRecords).every(({ state }) => state === 'linked')) return;
  }
  throw new Error('No recording was linked: the mirror is not filled as it should be');
}
