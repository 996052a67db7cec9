import {
  baseOf,
  crmId18,
  type CrmObject,
  nameKeyOf,
  parseAddress,
  readWebsite,
  registrableDomain,
  withoutAccents,
} from '#identifiers';
import { DEFAULT_SETTINGS, patchSettings } from '#field-mapping';
import { MirrorReader, rereads } from '#mirror';
import { execute, many, transaction, unprepared } from '#platform';
import { ADDRESS_SHAPES } from '../../../libs/identifiers/src/domain/testing/addresses.js';
import { WEBSITE_SHAPES } from '../../../libs/identifiers/src/domain/testing/websites.js';
import { isExcluded, isInternalByDomain, readAddressRules } from '../../../libs/linking/src/domain/addresses/rules.js';
import { atOnce } from '#identifiers';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { choose, csv, mergePage, TEAM } from './support.js';

// What the merge derives is what libs/identifiers reads, from whatever people write: linking finds by equality.
const ADDRESSES = ADDRESS_SHAPES.map(([given]) => given).filter((given) => given.trim() !== '');
const WEBSITES = [
  ...WEBSITE_SHAPES.map(([given]) => given),
  ...[
    'linkedin.com/company/x',
    'Acme',
    'n/a',
    'https://acme.weebly.com/',
    'https://www.acme.github.io/x',
    'co.uk',
    '10.0.0.1',
  ],
];
const NAMES = ['  Bo \t Li\n', 'ÄÖÜ', 'Jose\u0301 Núñez', 'STRASSE', 'Li, Bo (Guest)', '[External]', 'Søren'];
const IDS = ['001dM00003jU9Gy', '00D000000000000', '003ZZZZZZZZZZZZ', '006abcdeABCDEfG'];

const id = (prefix: string, number: number): string => crmId18(prefix + String(number).padStart(12, '0')) ?? '';
const STAMP = { SystemModstamp: '2026-03-01T00:00:00.000Z', IsDeleted: 'false' };

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.destroy());

const rowsOf = (sql: string): Promise<Record<string, string | null>[]> => many(database.db, unprepared(sql));

/** Merges one record for each text, in the field of that name. */
async function put(object: CrmObject, field: string, texts: readonly string[], from = 0): Promise<void> {
  const prefix = { Contact: '003', Lead: '00Q', User: '005' }[object as string] ?? '001';
  const chosen = choose(object, { [field.toLowerCase()]: field });
  const rows = texts.map((text, index) => ({ Id: id(prefix, from + index), [field]: text, ...STAMP }));
  await mergePage(database.db, chosen, csv(chosen, rows));
}

const wantedAddresses = ADDRESSES.map((given) => {
  const address = parseAddress(given);
  return {
    normal: address?.text ?? null,
    base: address === undefined ? null : baseOf(address),
    // Whether a host is shared is for each decision to say, since the team has a word in it.
    domain: address === undefined ? null : (registrableDomain(address.host) ?? null),
  };
});
const wantedWebsites = WEBSITES.map((given) => {
  const reading = readWebsite(given);
  if (reading.kind !== 'host') return { host: null, domain: null };
  return { host: reading.host.replace(/^www\./, ''), domain: reading.domain ?? null };
});
const wantedNames = NAMES.map((given) => {
  const key = nameKeyOf(given);
  return { normal: key ?? null, unaccented: key === undefined ? null : withoutAccents(key) };
});

const PEOPLE = (table: string): string =>
  `select email_normal as normal, email_base as base, email_domain as domain from mirror.${table} order by crm_id`;
const SITES = `select website_host as host, website_domain as domain from mirror.accounts where website is not null order by crm_id`;
const USERS = `select name_normal as normal, name_unaccented as unaccented from mirror.users where name is not null order by crm_id`;

it('W6: the merge derives what libs/identifiers reads from an address, on every object that has one', async () => {
  await put('Contact', 'Email', ADDRESSES);
  await put('Lead', 'Email', ADDRESSES);
  await put('User', 'Email', ADDRESSES);
  await put('Account', 'PersonEmail', ADDRESSES);
  expect(await rowsOf(PEOPLE('contacts'))).toEqual(wantedAddresses);
  expect(await rowsOf(PEOPLE('leads'))).toEqual(wantedAddresses);
  const normal = wantedAddresses.map((wanted) => ({ normal: wanted.normal }));
  expect(await rowsOf('select email_normal as normal from mirror.users order by crm_id')).toEqual(normal);
  expect(await rowsOf('select person_email_normal as normal from mirror.accounts order by crm_id')).toEqual(normal);
});

it('W6: the merge derives what libs/identifiers reads from a website', async () => {
  await put('Account', 'Website', WEBSITES, 1000);
  expect(await rowsOf(SITES)).toEqual(wantedWebsites);
});

it('W4: the merge derives what libs/identifiers reads from a name', async () => {
  await put('User', 'Name', NAMES, 1000);
  expect(await rowsOf(USERS)).toEqual(wantedNames);
});

it('W6: what an older version derived by other rules is made anew, once, and nothing else is written', async () => {
  const { db } = database;
  await execute(
    db,
    unprepared(`update mirror.contacts set email_normal = 'old', email_base = 'old', email_domain = null`),
  );
  await execute(
    db,
    unprepared(`update mirror.accounts set website_host = 'facebook.com', website_domain = 'facebook.com'`),
  );
  await execute(db, unprepared(`update mirror.users set name_normal = 'old', name_unaccented = null`));
  await execute(
    db,
    unprepared(`insert into mirror.rereads values ($1, 'Account'), ($1, 'Contact'), ($1, 'Lead'), ($1, 'User')`),
    [TEAM],
  );
  const changed: Record<string, number> = {};
  for (const due of await rereads.due(db))
    changed[due.object] = await transaction(db, (trx) => rereads.reread(trx, due));
  expect(await rowsOf(PEOPLE('contacts'))).toEqual(wantedAddresses);
  expect(await rowsOf(SITES)).toEqual(wantedWebsites);
  expect(await rowsOf(USERS)).toEqual(wantedNames);
  expect(changed).toMatchObject({ Contact: ADDRESSES.length, Lead: 0 });
  expect(await rereads.due(db)).toEqual([]);
  const again = await transaction(db, (trx) => rereads.reread(trx, { teamId: TEAM, object: 'Contact' }));
  expect(again).toBe(0);
});

it('W6: SQL reads the plain addresses alone, and those as libs/identifiers does', async () => {
  const rows = await many<{ normal: string | null; base: string | null }>(
    database.db,
    unprepared(`select mirror.normal_email(a) as normal, mirror.email_base(mirror.normal_email(a)) as base
      from unnest($1::text[]) with ordinality as t (a, n) order by n`),
    [ADDRESSES],
  );
  const differing = rows.filter(({ normal, base }, index) => {
    const wanted = wantedAddresses[index];
    return normal !== null && (normal !== wanted?.normal || base !== wanted.base);
  });
  expect(differing).toEqual([]);
  expect(rows.filter(({ normal }) => normal !== null).length).toBeGreaterThanOrEqual(8);
});

describe('W6: everybody reads an address alike', () => {
  // On an IP address or a name without a domain nobody is named in the settings.
  const readable = ADDRESSES.filter((given) => parseAddress(given)?.domain !== undefined);

  it.each(readable)('settings, privacy list and participants: %j', (given) => {
    const address = parseAddress(given);
    const patched = patchSettings(DEFAULT_SETTINGS, { excludedParticipants: [given], internalDomains: [given] });
    if (address === undefined || !patched.ok) throw new Error(JSON.stringify(patched));
    expect(patched.value).toMatchObject({ excludedParticipants: [address.text], internalDomains: [address.text] });
    const rules = atOnce(readAddressRules(patched.value));
    expect(isExcluded(address, rules)).toBe(true);
    expect(isInternalByDomain(address, rules)).toBe(true);
  });

  it('the lists of records, which find whom the merge put there', async () => {
    const reader = new MirrorReader(database.db);
    const missing: string[] = [];
    for (const [index, given] of ADDRESSES.entries()) {
      if (parseAddress(given) === undefined) continue;
      const { data } = await reader.list(TEAM, 'people', { email: given, limit: 500 });
      if (!data.some(({ crmId }) => crmId === id('003', index))) missing.push(given);
    }
    expect(missing).toEqual([]);
  });

  const none = ADDRESSES.filter((given) => given.includes('@') && parseAddress(given) === undefined);
  it.each(none)('what is none is refused: %j', (given) => {
    expect(patchSettings(DEFAULT_SETTINGS, { excludedParticipants: [given] }).ok).toBe(false);
  });
});

it('ids of 15 characters get the same three more', async () => {
  const rows = await many<{ id: string }>(
    database.db,
    unprepared('select mirror.crm_id_18(a) as id from unnest($1::text[]) with ordinality as t (a, n) order by n'),
    [IDS],
  );
  expect(rows.map((row) => row.id)).toEqual(IDS.map((short) => crmId18(short)));
  expect(crmId18('001dM00003jU9Gy')).toBe('001dM00003jU9GyQAK');
});
