import { many, type Db, statement } from '../database/query.js';
import { AppError } from '../errors/app-error.js';
import { pendingMigrations } from '../migrations/pending.js';

export interface Readiness {
  ready: boolean;
  checks: { id: 'database' | 'migrations'; status: 'ok' | 'failed'; detail: string }[];
}

const ping = statement('platform.ping', 'select 1 as one');

/** A fault of the catalogue says itself what is wrong; its words hold no secret. */
function reasonOf(error: unknown): string {
  return error instanceof AppError ? error.message : 'They cannot be read.';
}

/** Whether requests can be served: the database answers and is at this version. Never throws. */
export async function checkReadiness(db: Db): Promise<Readiness> {
  const checks: Readiness['checks'] = [];
  try {
    await many(db, ping);
    checks.push({ id: 'database', status: 'ok', detail: 'PostgreSQL answers.' });
    const pending = await pendingMigrations(db);
    const isCurrent = pending.length === 0;
    const detail = isCurrent ? 'All migrations are applied.' : `Not applied yet: ${pending.join(', ')}.`;
    checks.push({ id: 'migrations', status: isCurrent ? 'ok' : 'failed', detail });
  } catch (error) {
    const id = checks.length === 0 ? 'database' : 'migrations';
    checks.push({
      id,
      status: 'failed',
      detail: id === 'database' ? 'PostgreSQL does not answer.' : reasonOf(error),
    });
  }
  return { ready: checks.every(({ status }) => status === 'ok'), checks };
}
