import jsforce from 'jsforce';
import knex from 'knex';
import type { OrgAccess } from '../../apps/demo/src/set-up.js';
import { OBJECTS } from './objects.js';

/**
 * What everyone writes first: jsforce `query` with autoFetch, then knex upserts of a thousand rows. Everything is held in
 * memory, and money goes through a float; it is here for its speed alone.
 */
export async function jsforceKnexLoad(databaseUrl: string, org: OrgAccess, object: string): Promise<number> {
  const { table, columns } = OBJECTS[object] ?? { table: '', columns: [] };
  const connection = new jsforce.Connection({ instanceUrl: org.url, version: '62.0' });
  const db = knex({ client: 'pg', connection: databaseUrl });
  try {
    const started = performance.now();
    connection.accessToken = await signIn(org);
    const soql = `SELECT ${columns.map(([source]) => source).join(', ')} FROM ${object}`;
    const { records } = await connection.query(soql, { autoFetch: true, maxFetch: 100_000_000, scanAll: true });
    const now = new Date();
    for (let from = 0; from < records.length; from += 1000) {
      const rows = records.slice(from, from + 1000).map((record) => ({
        team_id: TEAM,
        mirrored_at: now,
        ...Object.fromEntries(columns.map(([source, column]) => [column, (record as Record<string, unknown>)[source]])),
      }));
      await db(table).withSchema('bench').insert(rows).onConflict(['team_id', 'crm_id']).merge();
    }
    return (performance.now() - started) / 1000;
  } finally {
    await db.destroy();
  }
}

const TEAM = '00000000-0000-7000-8000-000000000001';

export async function signIn({ url, clientId, clientSecret }: OrgAccess): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  });
  const answer = (await (await fetch(`${url}/services/oauth2/token`, { method: 'POST', body })).json()) as {
    access_token: string;
  };
  return answer.access_token;
}
