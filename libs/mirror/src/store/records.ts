import { type Address, asciiHost, baseOf, parseAddress, registrableDomain } from '#identifiers';
import { type Cut, type Db, holdsText, many, manyWithin, unprepared } from '#platform';
import { type CrmObject } from '#identifiers';
import { MIRROR_TABLES } from '../domain/objects.js';
import { type RecordRow } from '../domain/record.js';

/** What a list of records may be narrowed to; all of them together. */
export interface RecordFilter {
  /** Part of the name, in any case. */
  q?: string | undefined;
  email?: string | undefined;
  /** A host or domain of a website or an address. */
  domain?: string | undefined;
  /** 18 characters. */
  accountCrmId?: string | undefined;
  includeDeleted?: boolean | undefined;
}

export interface RecordPage {
  /** Ids after this one, in byte order. */
  after: string;
  limit: number;
}

/**
 * Records of one object, or of two that a page shows as one list (people), in the order of their ids. At most `limit`, and
 * fewer where they are large.
 */
export async function list(
  db: Db,
  teamId: string,
  objects: readonly CrmObject[],
  { after, limit, ...filter }: RecordFilter & RecordPage,
): Promise<Cut<RecordRow>> {
  const values: unknown[] = [teamId, after, limit + 1];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const each = objects.map((object) => {
    const conditions = narrowing(object, filter, bind).map((condition) => `and ${condition}`);
    return `(${selectFrom(object)} where t.team_id = $1 and t.crm_id > $2 ${conditions.join(' ')}
      order by t.crm_id limit $3)`;
  });
  const sql = unprepared(`select record from (${each.join(' union all ')}) r order by crm_id limit $3`);
  const { rows, isCut } = await manyWithin<{ record: SentRow }>(db, sql, values, limit);
  return { rows: rows.map(toRow), isCut };
}

/** The records with these ids, deleted ones too, in the order of the ids. */
export function byIds(db: Db, teamId: string, object: CrmObject, ids: readonly string[]): Promise<RecordRow[]> {
  const sql = `select record from (${selectFrom(object)} where t.team_id = $1 and t.crm_id = any($2)) r order by crm_id`;
  return rowsOf(db, sql, [teamId, ids]);
}

/** Names of the records with these ids, deleted ones too. Of large records nothing else is read. */
export async function names(
  db: Db,
  teamId: string,
  object: CrmObject,
  ids: readonly string[],
): Promise<{ crmId: string; name: string | null }[]> {
  const { table, columns } = MIRROR_TABLES[object];
  const name = columns.some((column) => column.name === 'name') ? 't.name' : 'null::text';
  const sql = `select t.crm_id as "crmId", ${name} as name from mirror.${table} t where t.team_id = $1 and t.crm_id = any($2)`;
  return many(db, unprepared(sql), [teamId, ids]);
}

/** The Contact of each person account among these Account ids. */
export async function personContacts(
  db: Db,
  teamId: string,
  accountIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await many<{ account: string; contact: string }>(
    db,
    unprepared(`select crm_id as account, person_contact_crm_id as contact from mirror.accounts
      where team_id = $1 and crm_id = any($2) and person_contact_crm_id is not null`),
    [teamId, accountIds],
  );
  return new Map(rows.map(({ account, contact }) => [account, contact]));
}

/** Where records that were merged away ended: by id, the survivor at the end of the chain. */
export async function survivors(
  db: Db,
  teamId: string,
  object: CrmObject,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { table, columns } = MIRROR_TABLES[object];
  if (ids.length === 0 || !columns.some(({ name }) => name === 'merged_into')) return new Map();
  const rows = await many<{ id: string; survivor: string }>(
    db,
    // `cycle` ends what no org should hold: records merged into each other.
    unprepared(`
      with recursive hops as (
        select t.crm_id as id, t.merged_into as survivor, 1 as hop from mirror.${table} t
        where t.team_id = $1 and t.crm_id = any($2) and t.merged_into is not null
        union all
        select h.id, t.merged_into, h.hop + 1 from hops h
        join mirror.${table} t on t.team_id = $1 and t.crm_id = h.survivor and t.merged_into is not null
      ) cycle survivor set is_cycle using path
      select distinct on (id) id, survivor from hops where not is_cycle order by id, hop desc`),
    [teamId, ids],
  );
  return new Map(rows.map(({ id, survivor }) => [id, survivor]));
}

function selectFrom(object: CrmObject): string {
  const { table, columns } = MIRROR_TABLES[object];
  const mapped = columns.flatMap(({ name, target, type }) => {
    if (target === undefined && name !== 'name') return [];
    // Text form, so that money keeps every digit on its way through JSON.
    return [`'${name}', ${type === 'numeric' ? `t.${name}::text` : `t.${name}`}`];
  });
  const fixed = ['crm_id', 'is_deleted', 'merged_into', 'withheld', 'currency'].map((name) => `'${name}', t.${name}`);
  return `select t.crm_id, jsonb_build_object('object', '${object}', ${[...fixed, ...mapped].join(', ')},
    'system_modstamp', extract(epoch from t.system_modstamp), 'mirrored_at', extract(epoch from t.mirrored_at)) as record
    from mirror.${table} t`;
}

type SentRow = Omit<RecordRow, 'system_modstamp' | 'mirrored_at'> & {
  system_modstamp: number | null;
  mirrored_at: number;
};

async function rowsOf(db: Db, sql: string, values: readonly unknown[]): Promise<RecordRow[]> {
  const rows = await many<{ record: SentRow }>(db, unprepared(sql), values);
  return rows.map(toRow);
}

function toRow({ record }: { record: SentRow }): RecordRow {
  return {
    ...record,
    system_modstamp: record.system_modstamp === null ? null : new Date(record.system_modstamp * 1000),
    mirrored_at: new Date(record.mirrored_at * 1000),
  } as unknown as RecordRow;
}

type Bind = (value: unknown) => string;

function narrowing(object: CrmObject, filter: RecordFilter, bind: Bind): string[] {
  const conditions: string[] = filter.includeDeleted === true ? [] : ['not t.is_deleted'];
  if (filter.q !== undefined) conditions.push(holdsText('lower(t.name)', bind(filter.q)));
  // What is no address or domain is nobody's.
  if (filter.email !== undefined) {
    const email = parseAddress(filter.email);
    conditions.push(email === undefined ? 'false' : byEmail(object, email, bind));
  }
  if (filter.domain !== undefined) {
    const host = asciiHost(filter.domain.toLowerCase());
    conditions.push(host === undefined ? 'false' : byDomain(object, host, bind));
  }
  if (filter.accountCrmId !== undefined) conditions.push(byAccount(object, bind(filter.accountCrmId)));
  return conditions;
}

function byEmail(object: CrmObject, address: Address, bind: Bind): string {
  // The index is by the base, of which an address is one spelling.
  const [email, base] = [bind(address.text), bind(baseOf(address))];
  const contact = `select c.account_crm_id from mirror.contacts c
    where c.team_id = $1 and c.email_base = ${base} and c.email_normal = ${email} and not c.is_deleted`;
  if (object === 'Account') return `(t.person_email_normal = ${email} or t.crm_id in (${contact}))`;
  if (object === 'Opportunity') return `t.account_crm_id in (${contact})`;
  return `t.email_base = ${base} and t.email_normal = ${email}`;
}

function byDomain(object: CrmObject, host: string, bind: Bind): string {
  if (object !== 'Account' && object !== 'Opportunity') {
    const [exact, domain] = [bind(host), bind(registrableDomain(host) === host ? host : null)];
    return `(split_part(t.email_normal, '@', 2) = ${exact} or t.email_domain = ${domain})`;
  }
  const name = bind(host.replace(/^www\./, ''));
  const accounts = `select a.crm_id from mirror.accounts a
    where a.team_id = $1 and (a.website_host = ${name} or a.website_domain = ${name})
    union select d.account_crm_id from mirror.account_domains d where d.team_id = $1 and d.domain = ${name}`;
  return `t.${object === 'Account' ? 'crm_id' : 'account_crm_id'} in (${accounts})`;
}

function byAccount(object: CrmObject, id: string): string {
  if (object === 'Account') return `t.crm_id = ${id}`;
  if (object === 'Lead') return `t.converted_account_crm_id = ${id}`;
  return `t.account_crm_id = ${id}`;
}
