import type { ClientBase } from 'pg';
import { AppError } from '../errors/app-error.js';

interface Facts {
  version: number;
  version_text: string;
  encoding: string;
  folds: boolean;
}

/**
 * Refuses a database we would give wrong answers on: older than 15, not in UTF-8, or with a locale that knows no letters
 * beyond ASCII (under plain `C`, `lower('ÄÖÜ')` and trigrams are wrong). Throws DATABASE_UNSUITABLE.
 */
export async function checkSuitable(client: ClientBase): Promise<void> {
  const { rows } = await client.query<Facts>(
    `select current_setting('server_version_num')::int as version, current_setting('server_version') as version_text,
            current_setting('server_encoding') as encoding`,
  );
  const facts = rows[0];
  if (facts === undefined) return;
  if (facts.version < 150_000) {
    throw new AppError('DATABASE_UNSUITABLE', `PostgreSQL 15 or newer is needed; this is ${facts.version_text}.`);
  }
  const hint = "Make one with: create database NAME template template0 encoding 'UTF8' locale 'C.UTF-8'";
  if (facts.encoding !== 'UTF8') {
    throw new AppError(
      'DATABASE_UNSUITABLE',
      `The database must be encoded in UTF8; this one is in ${facts.encoding}. ${hint}`,
    );
  }
  // Asked only now: in another encoding these letters could not even be sent.
  const folding = await client.query<Facts>(`select lower('ÄÖÜ') = 'äöü' as folds`);
  if (folding.rows[0]?.folds !== true) {
    throw new AppError('DATABASE_UNSUITABLE', `The locale of the database knows no letters beyond ASCII. ${hint}`);
  }
}
