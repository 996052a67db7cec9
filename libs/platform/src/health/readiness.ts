import { many, type Db, statement } from '../database/query.js';
import { pendingMigrations } from '../migrations/pending.js';

export interface Readiness {
  ready: boolean;
  checks: { id: 'database' | 'migrations'; status: 'ok' | 'failed'; detail: string }[];
}

const ping = statement('platform.ping', 'select 1 as one');

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
  } catch {
    const id = checks.length === 0 ? 'database' : 'migrations';
    checks.push({
      id,
      status: 'failed',
      detail: id === 'database' ? 'PostgreSQL does not answer.' : 'They cannot be read.',
    });
  }
  return { ready: checks.every(({ status }) => status === 'ok'), checks };
}
