import { mappedObject, mappings } from '#field-mapping';
import { baseOf, CRM_OBJECTS, type CrmObject, nameKeyOf, parseAddress, withoutAccents } from '#identifiers';
import { MIRROR_TABLES, type MirrorColumn, objectStates } from '#mirror';
import { type Db, many, unprepared } from '#platform';
import { type OrgRecord, type RunningOrg, type Value } from '../../apps/salesforce-org/src/index.js';

/** What is compared: a team's mirror and the store of the org itself, past every API. */
export interface Compared {
  db: Db;
  teamId: string;
  org: RunningOrg;
}

export interface CompareOptions {
  objects?: readonly CrmObject[];
  /** Only records with a stamp before the watermark: what the mirror claims to have. */
  belowWatermark?: boolean;
  /** Records that may differ yet: what only a reconcile can find. */
  except?: ReadonlySet<string>;
}

type Row = Readonly<Record<string, unknown>>;

/**
 * Where the mirror is not what the org is, one line each; empty when they are equal. Held against each other: every
 * mapped value and system field of every record, live or in the recycle bin; deletions, merges, conversions; records the
 * org no longer knows; how many are live; and what the mirror derives. A stale field (Y3) is left out: its values are old by law.
 */
export async function differences(compared: Compared, options: CompareOptions = {}): Promise<string[]> {
  const found: string[] = [];
  for (const object of options.objects ?? CRM_OBJECTS) {
    found.push(...(await compareObject(compared, object, options)));
    if (options.belowWatermark !== true) found.push(...(await compareDerived(compared, object)));
  }
  return found;
}

async function compareObject(
  { db, teamId, org }: Compared,
  object: CrmObject,
  options: CompareOptions,
): Promise<string[]> {
  const { table } = MIRROR_TABLES[object];
  const rows = await many<Row>(db, unprepared(`select * from mirror.${table} where team_id = $1`), [teamId]);
  const byId = new Map(rows.map((row) => [String(row['crm_id']), row]));
  const expectations = await expectationsOf(db, teamId, object);
  const { watermark, liveRecords } = await objectStates.get(db, teamId, object);
  const limit = options.belowWatermark === true ? (watermark?.getTime() ?? -Infinity) : Infinity;
  const found: string[] = [];
  for (const record of org.control.records.list(object, { limit: Infinity })) {
    const row = byId.get(record.id);
    byId.delete(record.id);
    if (Number(record.values['SystemModstamp']) >= limit || options.except?.has(record.id) === true) continue;
    found.push(...compareRecord(expectations, record, row).map((what) => `${object} ${record.id}: ${what}`));
  }
  if (options.belowWatermark === true) return found;
  for (const [id, row] of byId) {
    if (row['is_deleted'] !== true && options.except?.has(id) !== true)
      found.push(`${object} ${id}: gone from the org, live here`);
  }
  const live = rows.filter((row) => row['is_deleted'] !== true).length;
  if ((liveRecords ?? live) !== live)
    found.push(`${object}: ${live} records are live here, counted were ${liveRecords}`);
  return found;
}

interface Expectation {
  column: MirrorColumn;
  source: string;
}

/** Which CRM field each column must hold, but of stale targets. */
async function expectationsOf(db: Db, teamId: string, object: CrmObject): Promise<Expectation[]> {
  const mapped = mappedObject(object);
  const mapping = mapped === undefined ? {} : ((await mappings.latest(db, teamId, mapped))?.fields ?? {});
  const { staleTargets } = await objectStates.get(db, teamId, object);
  return MIRROR_TABLES[object].columns.flatMap((column) => {
    const source = column.source ?? mapping[column.target ?? ''];
    const isStale = column.target !== undefined && staleTargets.includes(column.target);
    return source === undefined || isStale ? [] : [{ column, source }];
  });
}

function compareRecord(expectations: readonly Expectation[], record: OrgRecord, row: Row | undefined): string[] {
  if (row === undefined) return [`missing here${record.isDeleted ? ' (in the recycle bin)' : ''}`];
  const found = expectations.flatMap(({ column, source }) => {
    const wanted = column.name === 'is_deleted' ? record.isDeleted : expected(column, record.values[source]);
    const had = comparable(column, row[column.name]);
    return wanted === had ? [] : [`${column.name} is ${JSON.stringify(had)}, in the org ${JSON.stringify(wanted)}`];
  });
  if (row['withheld'] !== null) found.push(`withheld as ${JSON.stringify(row['withheld'])}`);
  return found;
}

type Plain = string | number | boolean | null;

/** What a column must hold for a value of the org's store. */
function expected({ type, fallback }: MirrorColumn, value: Value | undefined): Plain {
  if (value === undefined || value === null || value === '') {
    return fallback === undefined ? null : fallback === 'true';
  }
  if (type === 'numeric') return Number(value);
  if (type === 'text' || type === 'id') return String(value).replaceAll('\u0000', '');
  return value;
}

/** The same of what the driver brings. */
function comparable({ type }: MirrorColumn, value: unknown): Plain {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.getTime();
  return type === 'numeric' ? Number(value) : (value as Plain);
}

async function compareDerived({ db, teamId }: Compared, object: CrmObject): Promise<string[]> {
  if (object === 'Account') return compareDomains(db, teamId);
  const { table, derived } = MIRROR_TABLES[object];
  if (derived.length === 0) return [];
  const rows = await many<Row>(db, unprepared(`select * from mirror.${table} where team_id = $1`), [teamId]);
  return rows.flatMap((row) =>
    derived.flatMap(({ name, from, rule }) => {
      const wanted = derivedValue(rule, text(row[from]), text(row['name']));
      return wanted === row[name] ? [] : [`${object} ${String(row['crm_id'])}: ${name} is ${String(row[name])}`];
    }),
  );
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function derivedValue(rule: string, from: string | null, name: string | null): string | null {
  const address = parseAddress(from);
  if (rule === 'normal_email') return address?.text ?? null;
  if (rule === 'email_base') return address === undefined ? null : baseOf(address);
  if (rule === 'email_domain') return address?.domain ?? null;
  const key = nameKeyOf(name);
  if (key === undefined) return null;
  return rule === 'unaccented_name' ? withoutAccents(key) : key;
}

/** The domains of each account's live contacts, counted here once more. */
async function compareDomains(db: Db, teamId: string): Promise<string[]> {
  const contacts = await many<{ account: string; email: string }>(
    db,
    unprepared(`select account_crm_id as account, email_normal as email from mirror.contacts
      where team_id = $1 and not is_deleted and email_normal is not null and account_crm_id is not null`),
    [teamId],
  );
  const wanted = new Map<string, number>();
  const add = (key: string): unknown => wanted.set(key, (wanted.get(key) ?? 0) + 1);
  for (const { account, email } of contacts) add(`${account} ${parseAddress(email)?.domain ?? ''}`);
  const kept = await many<{ key: string; contacts: number }>(
    db,
    unprepared(
      `select account_crm_id || ' ' || domain as key, contacts from mirror.account_domains where team_id = $1`,
    ),
    [teamId],
  );
  const had = new Map(kept.map(({ key, contacts: count }) => [key, count]));
  const keys = new Set([...wanted.keys(), ...had.keys()]);
  return [...keys].flatMap((key) => {
    const [ours, theirs] = [had.get(key) ?? 0, wanted.get(key) ?? 0];
    return ours === theirs ? [] : [`Account ${key}: ${ours} contacts with an address counted, there are ${theirs}`];
  });
}
