import { type Db, many, one, statement, unprepared } from '#platform';
import { CRM_OBJECTS, type CrmObject } from '#identifiers';
import { MIRROR_TABLES } from '../domain/objects.js';

/** Live records of an object, withheld ones included. */
export async function live(db: Db, teamId: string, object: CrmObject): Promise<number> {
  const sql = `select count(*)::integer as n from mirror.${MIRROR_TABLES[object].table} where team_id = $1 and not is_deleted`;
  return (await one<{ n: number }>(db, unprepared(sql), [teamId])).n;
}

// Only the tables of the objects that are asked for are looked at.
const MISFITS = statement(
  'mirror.count_misfits',
  CRM_OBJECTS.map(
    (object) => `select '${object}' as object, count(*)::integer as n from mirror.${MIRROR_TABLES[object].table}
    where '${object}' = any($2) and team_id = $1 and withheld is not null and not is_deleted`,
  ).join(' union all '),
);

/** Live records that did not fit, each with an error of its own. */
export async function misfits(db: Db, teamId: string, object: CrmObject): Promise<number> {
  return (await misfitsByObject(db, teamId, [object])).get(object) ?? 0;
}

/** The same for each of the objects. */
export async function misfitsByObject(
  db: Db,
  teamId: string,
  objects: readonly CrmObject[],
): Promise<Map<CrmObject, number>> {
  const rows = await many<{ object: CrmObject; n: number }>(db, MISFITS, [teamId, objects]);
  return new Map(rows.flatMap(({ object, n }) => (objects.includes(object) ? [[object, n]] : [])));
}

/** Which field of these records did not fit; records that are gone, or fit, are left out. */
export function misfitFields(
  db: Db,
  teamId: string,
  object: CrmObject,
  ids: readonly string[],
): Promise<{ crmId: string; field: string | null }[]> {
  const sql = `select crm_id as "crmId", withheld ->> 'field' as field from mirror.${MIRROR_TABLES[object].table}
    where team_id = $1 and crm_id = any($2) and withheld is not null and not is_deleted`;
  return many(db, unprepared(sql), [teamId, ids]);
}

/** Live opportunities by stage, withheld ones included; without those whose stage is empty. */
export async function byStage(db: Db, teamId: string): Promise<Map<string, number>> {
  const sql = `select stage, count(*)::integer as n from mirror.opportunities
    where team_id = $1 and stage is not null and not is_deleted group by stage`;
  const rows = await many<{ stage: string; n: number }>(db, unprepared(sql), [teamId]);
  return new Map(rows.map(({ stage, n }) => [stage, n]));
}

/** The earliest stamp of a live record that did not fit. */
export async function earliestMisfit(db: Db, teamId: string, object: CrmObject): Promise<Date | null> {
  const sql = `select min(system_modstamp) as earliest from mirror.${MIRROR_TABLES[object].table}
    where team_id = $1 and withheld is not null and not is_deleted`;
  return (await one<{ earliest: Date | null }>(db, unprepared(sql), [teamId])).earliest;
}

/** Live opportunities of one stage; `stage` null is an empty one. */
export interface StageCount {
  stage: string | null;
  count: number;
  /** Ids of some of them, in their order. */
  samples: string[];
}

/**
 * Live opportunities whose stage is not, to the letter, among these (S1), without those that did not fit: they are
 * counted elsewhere. Goes from stage to stage in the index, so that aligned ones cost nothing.
 */
export function misalignedStages(
  db: Db,
  teamId: string,
  aligned: readonly string[],
  samples: number,
): Promise<StageCount[]> {
  return many<StageCount>(
    db,
    unprepared(`
      with recursive stages as (
        (select stage from mirror.opportunities where team_id = $1 and stage is not null order by stage limit 1)
        union all
        select (select o.stage from mirror.opportunities o where o.team_id = $1 and o.stage > s.stage order by o.stage limit 1)
        from stages s where s.stage is not null
      ),
      counted as (
        select s.stage, n.count, n.samples from stages s
        cross join lateral (
          select count(*)::integer as count, (array_agg(o.crm_id order by o.crm_id))[1:$3] as samples
          from mirror.opportunities o
          where o.team_id = $1 and o.stage = s.stage and not o.is_deleted and o.withheld is null
        ) n
        where s.stage is not null and s.stage <> all($2)
        union all
        select null, count(*)::integer, (array_agg(o.crm_id order by o.crm_id))[1:$3]
        from mirror.opportunities o
        where o.team_id = $1 and o.stage is null and not o.is_deleted and o.withheld is null
      )
      select stage, count, samples from counted where count > 0 order by count desc, stage`),
    [teamId, aligned, samples],
  );
}

/** Live opportunities whose stage is not among these, one row each, in the order of the ids. */
export async function misalignedIds(
  db: Db,
  teamId: string,
  aligned: readonly string[],
  { after, limit }: { after: string; limit: number },
): Promise<{ crmId: string; stage: string | null }[]> {
  return many(
    db,
    unprepared(`
      select crm_id as "crmId", stage from mirror.opportunities
      where team_id = $1 and crm_id > $3 and not is_deleted and withheld is null and (stage is null or stage <> all($2))
      order by crm_id limit $4`),
    [teamId, aligned, after, limit],
  );
}
