import { type Db, execute, unprepared } from '#platform';
import { type CrmObject } from '#identifiers';
import { MIRROR_TABLES } from '../domain/objects.js';
import * as derivations from './derivations.js';

/** Empties columns whose target lost its source. Returns how many rows had a value. */
export async function emptyColumns(
  trx: Db,
  teamId: string,
  object: CrmObject,
  columns: readonly string[],
): Promise<number> {
  const { table, columns: known, derived } = MIRROR_TABLES[object];
  const named = columns.filter((column) => known.some(({ name }) => name === column));
  if (named.length === 0) return 0;
  const made = derived.filter(({ from }) => named.includes(from)).map(({ name }) => name);
  const set = [...named, ...made].map((column) => `${column} = null`).join(', ');
  const some = named.map((column) => `${column} is not null`).join(' or ');
  const rows = await execute(
    trx,
    unprepared(`update mirror.${table} set ${set}, mirrored_at = now() where team_id = $1 and (${some})`),
    [teamId],
  );
  if (rows > 0) await derivations.markPending(trx, teamId, object);
  return rows;
}
