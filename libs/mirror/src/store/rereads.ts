import { type Db, execute, many, statement, unprepared } from '#platform';
import { type CrmObject, crmObject } from '#identifiers';
import { MIRROR_TABLES } from '../domain/objects.js';
import * as derivations from './derivations.js';
import * as derivedColumns from './derived-columns.js';

// A migration that changes how addresses, websites or names are read lists the objects whose derived columns are then made
// anew from the values the mirror has, with no call to the org. What did not change is not written.

const IS_THERE = statement('mirror.rereads_exist', `select to_regclass('mirror.rereads')::text as name`);
const DUE = statement('mirror.rereads_due', 'select team_id, object from mirror.rereads order by team_id, object');
const TAKE = statement('mirror.take_reread', 'delete from mirror.rereads where team_id = $1 and object = $2');

export interface Reread {
  readonly teamId: string;
  readonly object: CrmObject;
}

/** What is to be made anew; nothing before the migrations were applied. */
export async function due(db: Db): Promise<Reread[]> {
  const [there] = await many<{ name: string | null }>(db, IS_THERE);
  if (there?.name == null) return [];
  const rows = await many<{ team_id: string; object: string }>(db, DUE);
  return rows.flatMap(({ team_id: teamId, object: name }) => {
    const object = crmObject(name);
    return object === undefined ? [] : [{ teamId, object }];
  });
}

/** Makes the derived columns of an object anew, once however many ask. Returns how many rows changed. */
export async function reread(trx: Db, { teamId, object }: Reread): Promise<number> {
  if ((await execute(trx, TAKE, [teamId, object])) === 0) return 0;
  const { table, derived } = MIRROR_TABLES[object];
  const sources = [...new Set(derived.map(({ from }) => from))];
  // 1. The values that something derives from
  await execute(
    trx,
    unprepared(`create temp table incoming on commit drop as
      select s.crm_id, ${sources.map((from) => `s.${from}`).join(', ')}${derivedColumns.typedAddresses(derived)}
      from mirror.${table} s where s.team_id = $1`),
    [teamId],
  );
  await derivedColumns.read(trx, derived);
  // 2. The rows for which something else derives from them now
  const values = derivedColumns.values(derived);
  const changed = await execute(
    trx,
    unprepared(`update mirror.${table} m set ${values.map(({ column }) => `${column} = f.${column}`).join(', ')}
      from (
        select s.crm_id, ${values.map(({ column, sql }) => `${sql} as ${column}`).join(', ')}
        from pg_temp.incoming s ${derivedColumns.joins(derived)}
      ) f
      where m.team_id = $1 and m.crm_id = f.crm_id
        and (${values.map(({ column }) => `m.${column}`).join(', ')})
          is distinct from (${values.map(({ column }) => `f.${column}`).join(', ')})`),
    [teamId],
  );
  // 3. What counts them
  if (object === 'Contact' && changed > 0) await derivations.derive(trx, teamId, 'all');
  return changed;
}
