import { baseOf, crmId18, nameKeyOf, parseAddress } from '#identifiers';
import { many, unprepared } from '#platform';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

// The merge normalises in SQL, its readers and linking in TypeScript. Both are held to one table.
const ADDRESSES: [written: string | null, normal: string | null, base: string | null][] = [
  ['bo@acme.co.uk', 'bo@acme.co.uk', 'bo@acme.co.uk'],
  [' \t\u00a0Bo@ACME.co.uk\r\n', 'bo@acme.co.uk', 'bo@acme.co.uk'],
  ['Bo+Tag@Acme.co.uk', 'bo+tag@acme.co.uk', 'bo@acme.co.uk'],
  ['b.o+x@gmail.com', 'b.o+x@gmail.com', 'bo@gmail.com'],
  ['b.o@googlemail.com', 'b.o@googlemail.com', 'bo@googlemail.com'],
  ['b.o@acme.com', 'b.o@acme.com', 'b.o@acme.com'],
  ['+tag@acme.com', '+tag@acme.com', '+tag@acme.com'],
  ['MÜLLER@acme.de', 'mÜller@acme.de', 'mÜller@acme.de'],
  ['na', null, null],
  ['-', null, null],
  ['', null, null],
  [null, null, null],
  ['@acme.com', null, null],
  ['bo@', null, null],
  ['a@b@c.com', null, null],
  ['bo li@acme.com', null, null],
  ['bo@acme .com', null, null],
  [`${'x'.repeat(400)}@acme.com`, null, null],
];
const NAMES: [written: string | null, normal: string | null][] = [
  ['  Bo \t Li\n', 'bo li'],
  ['ÄÖÜ', 'äöü'],
  ['', null],
  [null, null],
];
const IDS = ['001dM00003jU9Gy', '00D000000000000', '003ZZZZZZZZZZZZ', '006abcdeABCDEfG'];

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.destroy());

it('one address is normalised alike in SQL and in TypeScript (W6)', async () => {
  const rows = await many<{ normal: string | null; base: string | null }>(
    database.db,
    unprepared(`select mirror.normal_email(a) as normal, mirror.email_base(mirror.normal_email(a)) as base
      from unnest($1::text[]) with ordinality as t (a, n) order by n`),
    [ADDRESSES.map(([written]) => written)],
  );
  const wanted = ADDRESSES.map(([, normal, base]) => ({ normal, base }));
  expect(rows).toEqual(wanted);
  const here = ADDRESSES.map(([written]) => {
    const address = parseAddress(written);
    return { normal: address?.text ?? null, base: address === undefined ? null : baseOf(address) };
  });
  expect(here).toEqual(wanted);
});

it('an international host is compared in ASCII', () => {
  expect(parseAddress('bo@müller.de')?.text).toBe('bo@xn--mller-kva.de');
  expect(parseAddress('bo@MÜLLER.de')?.host).toBe('xn--mller-kva.de');
});

it('one name is normalised alike', async () => {
  const rows = await many<{ name: string | null }>(
    database.db,
    unprepared('select mirror.normal_name(a) as name from unnest($1::text[]) with ordinality as t (a, n) order by n'),
    [NAMES.map(([written]) => written)],
  );
  expect(rows.map(({ name }) => name)).toEqual(NAMES.map(([, normal]) => normal));
  expect(NAMES.map(([written]) => nameKeyOf(written) ?? null)).toEqual(NAMES.map(([, normal]) => normal));
});

it('ids of 15 characters get the same three more', async () => {
  const rows = await many<{ id: string }>(
    database.db,
    unprepared('select mirror.crm_id_18(a) as id from unnest($1::text[]) with ordinality as t (a, n) order by n'),
    [IDS],
  );
  expect(rows.map(({ id }) => id)).toEqual(IDS.map((id) => crmId18(id)));
  expect(crmId18('001dM00003jU9Gy')).toBe('001dM00003jU9GyQAK');
});
