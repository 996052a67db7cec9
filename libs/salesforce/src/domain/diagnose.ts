import type { Grant } from './classify-sign-in.js';
import type { CrmObjectDescription } from './describe.js';
import { type Failure, type WhoMustAct, whoMustAct } from './failure.js';
import type { ApiUsage } from './limit-info.js';
import { CRM_OBJECTS, type CrmObject } from '#identifiers';

/** One line of a diagnosis. `id` is stable. */
export interface Check {
  id: string;
  status: 'ok' | 'warning' | 'failed';
  detail: string;
  whoMustAct: WhoMustAct;
}

/** Names of the CRM fields that a mapping takes its values from, per object. */
export type MappedSources = Partial<Record<CrmObject, readonly string[]>>;

const ok = (id: string, detail: string): Check => ({ id, status: 'ok', detail, whoMustAct: 'nobody' });
const warning = (id: string, detail: string, who: WhoMustAct): Check => ({
  id,
  status: 'warning',
  detail,
  whoMustAct: who,
});
const failed = (id: string, detail: string, who: WhoMustAct): Check => ({
  id,
  status: 'failed',
  detail,
  whoMustAct: who,
});

/** What every sync reads beside the mapped fields. */
const EVERY_OBJECT = ['Id', 'SystemModstamp', 'CreatedDate', 'LastModifiedDate'];
const SYSTEM_FIELDS: Record<CrmObject, readonly string[]> = {
  Account: [...EVERY_OBJECT, 'IsDeleted', 'MasterRecordId'],
  Contact: [...EVERY_OBJECT, 'IsDeleted', 'MasterRecordId'],
  Lead: [
    ...EVERY_OBJECT,
    'IsDeleted',
    'MasterRecordId',
    'IsConverted',
    'ConvertedAccountId',
    'ConvertedContactId',
    'ConvertedOpportunityId',
  ],
  Opportunity: [...EVERY_OBJECT, 'IsDeleted', 'IsPrivate'],
  OpportunityContactRole: [...EVERY_OBJECT, 'IsDeleted', 'OpportunityId', 'ContactId', 'Role', 'IsPrimary'],
  User: [...EVERY_OBJECT, 'Name', 'Email', 'Username', 'IsActive'],
};

/** A failure as a check of its own. */
export function checkFailure(id: string, { code, message }: Pick<Failure, 'code' | 'message'>): Check {
  return failed(id, `${code}: ${message}`, whoMustAct(code));
}

export function checkSignIn(username: string | null, orgName: string | null): Check {
  return ok('signs_in', `Signed in to ${orgName ?? 'the org'} as ${username ?? 'the connected user'}.`);
}

export function checkVersion(wanted: string, offered: readonly string[]): Check {
  if (offered.includes(wanted)) return ok('api_version', `The org offers API version ${wanted}.`);
  const newest = offered.at(-1) ?? 'none';
  return failed(
    'api_version',
    `The org does not offer API version ${wanted}; its newest is ${newest}. Set SALESFORCE_API_VERSION.`,
    'operator',
  );
}

/** A signed sign-in lives three minutes, so clocks that differ by more cannot work at all. */
export function checkClock(orgTime: Date | undefined, now: Date): Check {
  if (orgTime === undefined) return warning('clock', 'The org did not say what time it is.', 'nobody');
  const seconds = Math.round((now.getTime() - orgTime.getTime()) / 1000);
  const detail = `Our clock is ${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead of'} the org's.`;
  if (Math.abs(seconds) <= 5) return ok('clock', 'Our clock and the org agree.');
  return Math.abs(seconds) <= 120 ? warning('clock', detail, 'operator') : failed('clock', detail, 'operator');
}

/** Whether an object can be read, and every field that a sync needs of it. */
export function checkObject(
  object: CrmObject,
  description: CrmObjectDescription | Failure,
  mapped: readonly string[],
): Check[] {
  const id = `object_${object}`;
  if ('code' in description) return [checkFailure(id, description)];
  if (!description.isQueryable) return [failed(id, `The connected user may not query ${object}.`, 'salesforce_admin')];
  const visible = new Set(description.fields.map(({ name }) => name));
  const hidden = (names: readonly string[]): string[] => [...new Set(names)].filter((name) => !visible.has(name));
  const missing = [...hidden(SYSTEM_FIELDS[object]), ...hidden(mapped)];
  const readable = ok(id, `${object} is readable, ${description.fields.length} fields are visible.`);
  if (missing.length === 0)
    return [readable, ok(`fields_${object}`, `Every field of ${object} that a sync reads is visible.`)];
  const detail = `Hidden from the connected user or gone: ${missing.map((name) => `${object}.${name}`).join(', ')}.`;
  return [readable, failed(`fields_${object}`, detail, 'salesforce_admin')];
}

export function checkStages(count: number | Failure): Check {
  if (typeof count !== 'number') return checkFailure('object_OpportunityStage', count);
  return ok('object_OpportunityStage', `The org's ${count} stages are readable.`);
}

/** F3: the service sends nothing that writes; a user that could not is the better proof. */
export function checkReadOnly(descriptions: readonly CrmObjectDescription[]): Check {
  const writable = descriptions.filter(({ userMay }) => userMay.create || userMay.update || userMay.delete);
  const promise = 'The service sends only reads and query jobs.';
  if (writable.length === 0)
    return ok('read_only', `The connected user can write none of the synced objects. ${promise}`);
  const names = writable.map(({ object }) => object).join(', ');
  return warning(
    'read_only',
    `The connected user could write ${names}. ${promise} Read access is enough for it.`,
    'salesforce_admin',
  );
}

/** Rows visible to the user beside the org's own estimate, which is some hours old: only a clear gap tells anything. */
export function checkSharing(
  visible: Partial<Record<string, number>>,
  estimated: Partial<Record<string, number>>,
): Check {
  const short = CRM_OBJECTS.filter(
    (object) => (estimated[object] ?? 0) >= 20 && (visible[object] ?? 0) < 0.9 * (estimated[object] ?? 0),
  );
  if (short.length === 0) return ok('sees_all', 'The connected user sees about as many records as the org counts.');
  const counts = short
    .map((object) => `${object} ${visible[object] ?? 0} of about ${estimated[object] ?? 0}`)
    .join(', ');
  return warning(
    'sees_all',
    `Sharing seems to hide records: ${counts}. Grant View All on these objects.`,
    'salesforce_admin',
  );
}

export function checkBudget(usage: ApiUsage | undefined, budgetPercent: number): Check {
  if (usage === undefined || usage.limit === 0)
    return warning('api_budget', 'The org does not say how many calls are left.', 'nobody');
  const percent = Math.round((usage.used / usage.limit) * 100);
  const detail = `${usage.used} of ${usage.limit} daily calls are used (${percent} %); syncs pause at ${budgetPercent} %.`;
  if (usage.used >= usage.limit) return failed('api_budget', detail, 'salesforce_admin');
  return percent >= budgetPercent ? warning('api_budget', detail, 'salesforce_admin') : ok('api_budget', detail);
}

export function checkBulkJobs(limit: { max: number; remaining: number } | undefined): Check {
  if (limit === undefined) return warning('bulk_jobs', 'The org does not say how many query jobs are left.', 'nobody');
  const detail = `${limit.remaining} of ${limit.max} daily query jobs are left.`;
  if (limit.remaining === 0) return failed('bulk_jobs', detail, 'salesforce_admin');
  return limit.remaining < limit.max / 10 ? warning('bulk_jobs', detail, 'salesforce_admin') : ok('bulk_jobs', detail);
}

/** How the session is renewed when it ends. */
export function checkRenewal(grant: Grant | null, has: { refreshToken: boolean; rotation: boolean }): Check {
  if (grant !== 'web_server')
    return ok('token_renewal', 'A session that ends is replaced by signing in again, with no person.');
  if (!has.refreshToken) {
    return warning(
      'token_renewal',
      'There is no refresh token: give the app the scope refresh_token, then connect again.',
      'salesforce_admin',
    );
  }
  const policy = 'It lives as long as the refresh token policy of the app says.';
  if (has.rotation)
    return ok('token_renewal', `The refresh token is replaced at every use, and kept before it is used. ${policy}`);
  return ok('token_renewal', `The session is renewed with a refresh token. ${policy}`);
}
