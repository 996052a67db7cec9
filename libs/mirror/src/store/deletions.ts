import { type Db, many, unprepared } from '#platform';
import { type CrmObject } from '#identifiers';
import { MIRROR_TABLES } from '../domain/objects.js';
import * as derivations from './derivations.js';

/** A record that the org's delete log names. */
export interface LoggedDeletion {
  crmId: string;
  deletedAt: Date;
}

/**
 * Marks records that were purged from the org: live here, and not changed since. Returns how many. A record that was
 * deleted and taken back has a later stamp and stays.
 */
export async function markLogged(
  trx: Db,
  teamId: string,
  object: CrmObject,
  deletions: readonly LoggedDeletion[],
): Promise<number> {
  if (deletions.length === 0) return 0;
  const gone = await many<{ id: string }>(
    trx,
    // The log has whole seconds, like the stamps.
    unprepared(`
      update mirror.${MIRROR_TABLES[object].table} m set is_deleted = true, mirrored_at = now()
      from unnest($2::text[], $3::timestamptz[]) as d (crm_id, deleted_at)
      where m.team_id = $1 and m.crm_id = d.crm_id and not m.is_deleted
        and (m.system_modstamp <= d.deleted_at) is not false
      returning m.crm_id as id`),
    [teamId, deletions.map(({ crmId }) => crmId), deletions.map(({ deletedAt }) => deletedAt)],
  );
  await deriveFor(
    trx,
    teamId,
    object,
    gone.map(({ id }) => id),
  );
  return gone.length;
}

/** A record a reconcile found missing, as it was then. */
export interface FoundMissing {
  crmId: string;
  systemModstamp: Date | null;
}

/** Those of these records that are live here. */
export function liveAmong(db: Db, teamId: string, object: CrmObject, ids: readonly string[]): Promise<FoundMissing[]> {
  return many<FoundMissing>(
    db,
    unprepared(`select crm_id as "crmId", system_modstamp as "systemModstamp" from mirror.${MIRROR_TABLES[object].table}
      where team_id = $1 and crm_id = any($2) and not is_deleted order by crm_id`),
    [teamId, ids],
  );
}

/** Marks records deleted, or live again, but those that changed since they were found. Returns how many. */
export async function markFound(
  trx: Db,
  teamId: string,
  object: CrmObject,
  { found, deleted }: { found: readonly FoundMissing[]; deleted: boolean },
): Promise<number> {
  if (found.length === 0) return 0;
  const changed = await many<{ id: string }>(
    trx,
    unprepared(`
      update mirror.${MIRROR_TABLES[object].table} m set is_deleted = $4, mirrored_at = now()
      from unnest($2::text[], $3::timestamptz[]) as f (crm_id, system_modstamp)
      where m.team_id = $1 and m.crm_id = f.crm_id and m.is_deleted <> $4
        and m.system_modstamp is not distinct from f.system_modstamp
      returning m.crm_id as id`),
    [teamId, found.map(({ crmId }) => crmId), found.map(({ systemModstamp }) => systemModstamp), deleted],
  );
  await deriveFor(
    trx,
    teamId,
    object,
    changed.map(({ id }) => id),
  );
  return changed.length;
}

async function deriveFor(trx: Db, teamId: string, object: CrmObject, ids: readonly string[]): Promise<void> {
  if (object !== 'Contact' || ids.length === 0) return;
  const accounts = await many<{ id: string }>(
    trx,
    unprepared(`select distinct account_crm_id as id from mirror.contacts
      where team_id = $1 and crm_id = any($2) and account_crm_id is not null`),
    [teamId, ids],
  );
  await derivations.derive(
    trx,
    teamId,
    accounts.map(({ id }) => id),
  );
}
