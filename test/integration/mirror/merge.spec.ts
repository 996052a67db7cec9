import { Readable } from 'node:stream';
import fc from 'fast-check';
import { deletions, derivations, idScans } from '#mirror';
import { type Db, execute, many, one, transaction, unprepared } from '#platform';
import { useTestDatabase } from '../../support/database.js';
import { choose, contents, csv, mergePage, type Row, TEAM } from './support.js';

const OPPORTUNITY = choose('Opportunity', {
  name: 'Name',
  accountCrmId: 'AccountId',
  amount: 'Amount',
  closeDate: 'CloseDate',
  ownerCrmId: 'OwnerId',
  stage: 'StageName',
  opportunityType: 'Type',
});
const CONTACT = choose('Contact', { name: 'Name', email: 'Email', accountCrmId: 'AccountId' });
const ACCOUNT = choose('Account', { name: 'Name', website: 'Website' });

const id = (prefix: string, n: number): string => `${prefix}${String(n).padStart(15, '0')}`;
const at = (second: number): string => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();

function opportunity(n: number, second: number, values: Row = {}): Row {
  return {
    Id: id('006', n),
    IsDeleted: 'false',
    SystemModstamp: at(second),
    Name: `Deal ${n}`,
    StageName: 'Open',
    ...values,
  };
}

const database = useTestDatabase();
let db: Db;
beforeAll(() => {
  db = database.db;
});
beforeEach(async () => {
  await execute(
    db,
    unprepared(`truncate mirror.accounts, mirror.contacts, mirror.opportunities, mirror.account_domains,
      mirror.object_states, mirror.users`),
  );
});

describe('merge', () => {
  it('stores values exactly: numbers without float, text with newlines and quotes, no NUL, empty as null', async () => {
    const name = 'Ünï "quoted",\r\n\\.\n#N/A\u0000 end';
    const counts = await mergePage(
      db,
      OPPORTUNITY,
      csv(OPPORTUNITY, [
        opportunity(1, 1, {
          Amount: '9.9213206E7',
          Name: name,
          CloseDate: '2026-03-08',
          CreatedDate: '2023-10-22T06:25:12.000Z',
        }),
        opportunity(2, 1, { Amount: '999999999999999999', Name: '#N/A', Type: '' }),
      ]),
    );
    expect(counts).toMatchObject({ read: 2, inserted: 2, updated: 0, deleted: 0, withheld: 0 });
    const rows = await many<object>(
      db,
      unprepared('select name, amount, close_date, opportunity_type from mirror.opportunities order by crm_id'),
    );
    expect(rows).toEqual([
      { name: name.replace('\u0000', ''), amount: '99213206', close_date: '2026-03-08', opportunity_type: null },
      { name: '#N/A', amount: '999999999999999999', close_date: null, opportunity_type: null },
    ]);
  });

  it.each([
    ['1.0E-4', '0.00010'],
    ['-0.0', '0.0'],
    ['1.6147805824397E13', '16147805824397'],
    ['9007199254740993.01', '9007199254740993.01'],
    ['-999999999999999999', '-999999999999999999'],
  ])('stores the number %s as %s, to the last digit', async (sent, stored) => {
    await mergePage(db, OPPORTUNITY, csv(OPPORTUNITY, [opportunity(1, 1, { Amount: sent })]));
    const sql = unprepared('select amount::text as amount from mirror.opportunities');
    expect(await one(db, sql)).toEqual({ amount: stored });
  });

  it.each(['1700-01-01', '1999-12-31', '2024-02-29', '4000-12-31'])('stores the date %s as it is', async (date) => {
    await mergePage(db, OPPORTUNITY, csv(OPPORTUNITY, [opportunity(1, 1, { CloseDate: date })]));
    expect(await one(db, unprepared('select close_date as date from mirror.opportunities'))).toEqual({ date });
  });

  it('touches nothing on a replay, not even a row lock', async () => {
    const page = csv(OPPORTUNITY, [opportunity(1, 1, { Amount: '10.0' }), opportunity(2, 1)]);
    await mergePage(db, OPPORTUNITY, page);
    const before = await many(db, unprepared('select ctid, xmin, xmax from mirror.opportunities order by 1'));
    expect(await mergePage(db, OPPORTUNITY, page)).toMatchObject({
      read: 2,
      inserted: 0,
      updated: 0,
      deleted: 0,
      withheld: 0,
    });
    expect(await many(db, unprepared('select ctid, xmin, xmax from mirror.opportunities order by 1'))).toEqual(before);
  });

  it('never lets an older row overwrite a fresher one, and takes one of the same second', async () => {
    await mergePage(db, OPPORTUNITY, csv(OPPORTUNITY, [opportunity(1, 5, { Name: 'fresh' })]));
    await mergePage(db, OPPORTUNITY, csv(OPPORTUNITY, [opportunity(1, 4, { Name: 'slow' })]));
    expect(await one(db, unprepared('select name from mirror.opportunities'))).toEqual({ name: 'fresh' });
    await mergePage(db, OPPORTUNITY, csv(OPPORTUNITY, [opportunity(1, 5, { Name: 'same second' })]));
    expect(await one(db, unprepared('select name from mirror.opportunities'))).toEqual({ name: 'same second' });
  });

  it('takes no record for purged that changed after the delete log named it (Y1)', async () => {
    await mergePage(db, OPPORTUNITY, csv(OPPORTUNITY, [opportunity(1, 1), opportunity(2, 2), opportunity(3, 3)]));
    const logged = [1, 2, 3].map((n) => ({ crmId: id('006', n), deletedAt: new Date(at(2)) }));
    expect(await transaction(db, (trx) => deletions.markLogged(trx, TEAM, 'Opportunity', logged))).toBe(2);
    const live = unprepared('select crm_id as id from mirror.opportunities where not is_deleted');
    expect(await many(db, live)).toEqual([{ id: id('006', 3) }]);
  });

  it('counts rows that stopped being live, also when they come back', async () => {
    await mergePage(db, OPPORTUNITY, csv(OPPORTUNITY, [opportunity(1, 1), opportunity(2, 1)]));
    const gone = await mergePage(db, OPPORTUNITY, csv(OPPORTUNITY, [opportunity(1, 2, { IsDeleted: 'true' })]));
    expect(gone).toMatchObject({ updated: 1, deleted: 1 });
    const back = await mergePage(db, OPPORTUNITY, csv(OPPORTUNITY, [opportunity(1, 3)]));
    expect(back).toMatchObject({ updated: 1, deleted: 0 });
  });

  it('withholds a row that does not fit and takes the rest of its page', async () => {
    const counts = await mergePage(
      db,
      OPPORTUNITY,
      csv(OPPORTUNITY, [
        opportunity(1, 1, { CloseDate: '2026-02-31' }),
        opportunity(2, 1, { CloseDate: '2026-02-28' }),
      ]),
    );
    expect(counts).toMatchObject({ read: 2, inserted: 2, updated: 0, deleted: 0, withheld: 1 });
    const rows = await many(
      db,
      unprepared('select name, close_date, withheld from mirror.opportunities order by crm_id'),
    );
    expect(rows).toEqual([
      {
        name: 'Deal 1',
        close_date: null,
        withheld: { code: 'VALUE_DOES_NOT_FIT', field: 'CloseDate', value: '2026-02-31' },
      },
      { name: 'Deal 2', close_date: '2026-02-28', withheld: null },
    ]);
    await mergePage(db, OPPORTUNITY, csv(OPPORTUNITY, [opportunity(1, 2, { CloseDate: '2026-03-01' })]));
    expect(await one(db, unprepared('select count(*) from mirror.opportunities where withheld is not null'))).toEqual({
      count: 0,
    });
  });

  it('refuses a page with a record twice, whatever is in it: another one must be missing', async () => {
    const twice = csv(OPPORTUNITY, [opportunity(1, 1), opportunity(2, 1), opportunity(1, 1)]);
    await expect(mergePage(db, OPPORTUNITY, twice)).rejects.toMatchObject({ code: 'EXTRACTION_INCOMPLETE' });
    expect(await contents(db, 'opportunities')).toEqual([]);
  });

  it('takes bytes that are no UTF-8', async () => {
    const broken = Buffer.from(csv(OPPORTUNITY, [opportunity(3, 1, { Name: 'b?d' })]));
    broken[broken.indexOf('?')] = 0xff;
    await mergePage(db, OPPORTUNITY, broken);
    expect(await one(db, unprepared('select name from mirror.opportunities'))).toEqual({ name: 'b\uFFFDd' });
  });

  it('refuses a page with another header, and one cut inside a row', async () => {
    const page = csv(OPPORTUNITY, [opportunity(1, 1)]);
    await expect(mergePage(db, OPPORTUNITY, page.replace('"Name"', '"Nmae"'))).rejects.toMatchObject({
      code: 'EXTRACTION_INCOMPLETE',
    });
    await expect(mergePage(db, OPPORTUNITY, '')).rejects.toMatchObject({ code: 'EXTRACTION_INCOMPLETE' });
    await expect(mergePage(db, OPPORTUNITY, page.slice(0, -8))).rejects.toMatchObject({ code: '22P04' });
    expect(await contents(db, 'opportunities')).toEqual([]);
  });

  it('takes a page of a header line alone', async () => {
    const header = csv(OPPORTUNITY, []);
    expect(await mergePage(db, OPPORTUNITY, header)).toMatchObject({ read: 0, inserted: 0 });
    expect(await mergePage(db, OPPORTUNITY, header.trimEnd())).toMatchObject({ read: 0 });
  });

  it('keeps the column of a field that was not selected', async () => {
    await mergePage(db, OPPORTUNITY, csv(OPPORTUNITY, [opportunity(1, 1, { Amount: '10' })]));
    const hidden = choose('Opportunity', { name: 'Name', stage: 'StageName' });
    await mergePage(db, hidden, csv(hidden, [opportunity(1, 2, { Name: 'renamed' })]));
    expect(await one(db, unprepared('select name, amount from mirror.opportunities'))).toEqual({
      name: 'renamed',
      amount: '10',
    });
  });

  it('fills selected columns of known rows only, whatever their stamps say, and leaves the stamps (back-fill, Y2)', async () => {
    await mergePage(db, OPPORTUNITY, csv(OPPORTUNITY, [opportunity(1, 1), opportunity(2, 9)]));
    const one_ = choose('Opportunity', { opportunityType: 'Type' }, ['crm_id', 'system_modstamp', 'opportunity_type']);
    const page = csv(
      one_,
      [1, 2, 3].map((n) => opportunity(n, 5, { Type: 'New' })),
    );
    expect(await mergePage(db, one_, page, { how: 'fill' })).toMatchObject({ read: 3, inserted: 0, updated: 2 });
    const rows = await many(
      db,
      unprepared('select opportunity_type, system_modstamp from mirror.opportunities order by crm_id'),
    );
    expect(rows).toEqual([
      { opportunity_type: 'New', system_modstamp: new Date(at(1)) },
      { opportunity_type: 'New', system_modstamp: new Date(at(9)) },
    ]);
  });

  it('replaces whole rows by what the org says, also where its stamp is older (Y2)', async () => {
    await mergePage(db, OPPORTUNITY, csv(OPPORTUNITY, [opportunity(1, 9, { Name: 'before' })]));
    const restored = csv(OPPORTUNITY, [opportunity(1, 5, { Name: 'restored' })]);
    expect(await mergePage(db, OPPORTUNITY, restored)).toMatchObject({ updated: 0 });
    expect(await mergePage(db, OPPORTUNITY, restored, { how: 'replace' })).toMatchObject({ inserted: 0, updated: 1 });
    expect(await mergePage(db, OPPORTUNITY, restored, { how: 'replace' })).toMatchObject({ updated: 0 });
    expect(await one(db, unprepared('select name, system_modstamp from mirror.opportunities'))).toEqual({
      name: 'restored',
      system_modstamp: new Date(at(5)),
    });
  });

  it('makes ids of 15 characters 18 long', async () => {
    await mergePage(
      db,
      OPPORTUNITY,
      csv(OPPORTUNITY, [opportunity(1, 1, { Id: '006dM00003jU9Gy', AccountId: '001dM00003jU9Gy' })]),
    );
    expect(await one(db, unprepared('select crm_id, account_crm_id from mirror.opportunities'))).toEqual({
      crm_id: '006dM00003jU9GyQAK',
      account_crm_id: '001dM00003jU9GyQAK',
    });
  });
});

describe('what derives from contacts and accounts', () => {
  const account = (n: number, website: string): Row => ({
    Id: id('001', n),
    IsDeleted: 'false',
    SystemModstamp: at(1),
    Name: `A${n}`,
    Website: website,
  });
  const contact = (n: number, second: number, accountNumber: number, email: string, values: Row = {}): Row => ({
    Id: id('003', n),
    IsDeleted: 'false',
    SystemModstamp: at(second),
    Name: `C${n}`,
    Email: email,
    AccountId: id('001', accountNumber),
    ...values,
  });
  const domains = (): Promise<object[]> =>
    many(
      db,
      unprepared('select account_crm_id as account, domain, contacts from mirror.account_domains order by 1, 2'),
    );

  it('knows host and registrable domain of websites as people write them, and of international addresses', async () => {
    const websites = [
      'https://www.acme.co.uk/de',
      'www.müller.de',
      'expressl&t.net',
      'a.uk.com',
      '10.0.0.1',
      'n/a',
      '',
    ];
    await mergePage(
      db,
      ACCOUNT,
      csv(
        ACCOUNT,
        websites.map((website, n) => account(n, website)),
      ),
    );
    const rows = await many(
      db,
      unprepared('select website_host as host, website_domain as domain from mirror.accounts order by crm_id'),
    );
    expect(rows).toEqual([
      { host: 'acme.co.uk', domain: 'acme.co.uk' },
      { host: 'xn--mller-kva.de', domain: 'xn--mller-kva.de' },
      { host: null, domain: null },
      { host: 'a.uk.com', domain: 'a.uk.com' },
      { host: '10.0.0.1', domain: null },
      { host: null, domain: null },
      { host: null, domain: null },
    ]);
    await mergePage(
      db,
      CONTACT,
      csv(CONTACT, [contact(1, 1, 1, 'Bo+x@MÜLLER.de'.toLowerCase()), contact(2, 1, 1, 'na')]),
    );
    expect(
      await many(db, unprepared('select email_normal, email_base, email_domain from mirror.contacts order by crm_id')),
    ).toEqual([
      { email_normal: 'bo+x@xn--mller-kva.de', email_base: 'bo@xn--mller-kva.de', email_domain: 'xn--mller-kva.de' },
      { email_normal: null, email_base: null, email_domain: null },
    ]);
    expect(await domains()).toEqual([{ account: id('001', 1), domain: 'xn--mller-kva.de', contacts: 1 }]);
  });

  it('follows contacts that move, change, go and come, in any order of objects', async () => {
    await mergePage(
      db,
      CONTACT,
      csv(CONTACT, [
        contact(1, 1, 1, 'a@acme.com'),
        contact(2, 1, 1, 'b@mail.acme.com'),
        contact(3, 1, 1, ''),
        contact(4, 1, 1, 'd@10.0.0.1'),
      ]),
    );
    await mergePage(db, ACCOUNT, csv(ACCOUNT, [account(1, 'acme.com'), account(2, '')]));
    expect(await domains()).toEqual([
      { account: id('001', 1), domain: '', contacts: 1 },
      { account: id('001', 1), domain: 'acme.com', contacts: 2 },
    ]);
    await mergePage(
      db,
      CONTACT,
      csv(CONTACT, [contact(1, 2, 2, 'a@acme.com'), contact(2, 2, 1, 'b@acme.com', { IsDeleted: 'true' })]),
    );
    expect(await domains()).toEqual([
      { account: id('001', 1), domain: '', contacts: 1 },
      { account: id('001', 2), domain: 'acme.com', contacts: 1 },
    ]);
  });

  it('follows an address that an id scan refreshes, as one made by a formula', async () => {
    await mergePage(db, CONTACT, csv(CONTACT, [contact(1, 1, 1, 'a@acme.com')]));
    await transaction(db, async (trx) => {
      await idScans.begin(trx, CONTACT, false);
      await idScans.add(trx, CONTACT, Readable.from([csv(CONTACT, [contact(1, 1, 1, 'a@beta.de')])]), false);
      expect(await idScans.refresh(trx, TEAM, CONTACT)).toMatchObject({ inserted: 0, updated: 1 });
    });
    expect(await domains()).toEqual([{ account: id('001', 1), domain: 'beta.de', contacts: 1 }]);
  });

  it('makes the same later, for all, as at once for each page', async () => {
    const pages = [0, 1, 2].map((page) =>
      csv(
        CONTACT,
        [1, 2, 3, 4].map((n) => contact(n + page, page, n % 3, `x${n}@d${(n * page) % 4}.com`)),
      ),
    );
    for (const page of pages) await mergePage(db, CONTACT, page);
    const atOnce = await domains();
    await execute(db, unprepared('truncate mirror.contacts, mirror.account_domains'));
    await derivations.markPending(db, TEAM, 'Contact');
    for (const page of pages) await mergePage(db, CONTACT, page, { derive: 'later' });
    expect(await domains()).toEqual([]);
    await transaction(db, (trx) => derivations.derivePending(trx, TEAM, 'Contact'));
    expect(await domains()).toEqual(atOnce);
  });
});

describe('any order, any repetition', () => {
  it('gives the same rows', async () => {
    // Versions of a few records; two versions of one record never share a stamp, since then the later one read wins.
    const version = fc.record({ n: fc.integer({ min: 1, max: 4 }), second: fc.integer({ min: 1, max: 6 }) });
    const versions = fc.uniqueArray(version, {
      selector: ({ n, second }) => `${n}.${second}`,
      minLength: 1,
      maxLength: 12,
    });
    const scenario = versions.chain((rows) =>
      fc.record({
        rows: fc.constant(rows),
        order: fc.shuffledSubarray(rows, { minLength: rows.length }),
        again: fc.subarray(rows),
      }),
    );
    const row = ({ n, second }: { n: number; second: number }): Row =>
      opportunity(n, second, {
        Name: `${n} at ${second}`,
        Amount: String(second * 1.5),
        IsDeleted: String(second === 4),
        CloseDate: second === 5 ? 'never' : '2026-01-02',
      });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ rows, order, again }) => {
        await execute(db, unprepared('truncate mirror.opportunities'));
        const sorted = [...rows].sort((a, b) => a.second - b.second);
        for (const each of sorted) await mergePage(db, OPPORTUNITY, csv(OPPORTUNITY, [row(each)]));
        const expected = await contents(db, 'opportunities');
        await execute(db, unprepared('truncate mirror.opportunities'));
        for (const one_ of [...order, ...again]) await mergePage(db, OPPORTUNITY, csv(OPPORTUNITY, [row(one_)]));
        expect(await contents(db, 'opportunities')).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });
});
