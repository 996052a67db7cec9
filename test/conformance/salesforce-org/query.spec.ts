import { type RunningOrg } from '../../../apps/salesforce-org/src/index.js';
import { type Client, DAY_MS, errorOf, freshOrg, signInAs } from './client.js';

interface Page {
  totalSize: number;
  done: boolean;
  nextRecordsUrl?: string;
  records: Record<string, unknown>[];
}

let org: RunningOrg;
let client: Client;

beforeAll(async () => {
  ({ org, client } = await freshOrg({ scale: 4200 }));
});
afterAll(() => org.stop());

describe('2.3 query paging', () => {
  test('2,000 records a page unless asked otherwise; nextRecordsUrl is relative and ends in the offset', async () => {
    const page = (await client.query('SELECT Id FROM Contact')).json<Page>();
    expect(page.records).toHaveLength(2000);
    expect(page.done).toBe(false);
    expect(page.nextRecordsUrl).toMatch(/^\/services\/data\/v66\.0\/query\/0r8\w{15}-2000$/);
  });

  test('totalSize is the whole result on every page; the last page is done and has no nextRecordsUrl', async () => {
    const total = org.control.records.count('Contact');
    let page = (await client.query('SELECT Id FROM Contact')).json<Page>();
    const ids = page.records.map(({ Id }) => Id);
    while (page.nextRecordsUrl !== undefined) {
      expect([page.done, page.totalSize]).toEqual([false, total]);
      page = (await client.call(page.nextRecordsUrl)).json<Page>();
      ids.push(...page.records.map(({ Id }) => Id));
    }
    expect([page.done, page.totalSize]).toEqual([true, total]);
    expect(new Set(ids).size).toBe(total);
  });

  test('batchSize is held between 200 and 2,000', async () => {
    const sizeOf = async (batchSize: number): Promise<number> =>
      (await client.query('SELECT Id FROM Contact', { batchSize })).json<Page>().records.length;
    expect([await sizeOf(1), await sizeOf(500), await sizeOf(9000)]).toEqual([200, 500, 2000]);
  });

  test('pages may be smaller than asked for when rows are wide', async () => {
    const opportunity = (await client.data('/sobjects/Opportunity/describe'))
      .json<{ fields: { name: string }[] }>()
      .fields.map(({ name }) => name);
    const account = (await client.data('/sobjects/Account/describe'))
      .json<{ fields: { name: string; type: string }[] }>()
      .fields.filter(({ type }) => type !== 'address')
      .map(({ name }) => `Account.${name}`);
    const soql = `SELECT ${[...opportunity, ...account].join(', ')} FROM Opportunity`;
    const page = (await client.query(soql)).json<Page>();
    expect(page.done).toBe(false);
    expect(page.records.length).toBeLessThan(2000);
  });

  test('an empty result is {"totalSize":0,"done":true,"records":[]}', async () => {
    expect((await client.query("SELECT Id FROM Account WHERE Name = 'nobody'")).json()).toEqual({
      totalSize: 0,
      done: true,
      records: [],
    });
  });

  test('a page can be read again', async () => {
    const { nextRecordsUrl } = (await client.query('SELECT Id FROM Contact')).json<Page>();
    const [once, again] = [await client.call(nextRecordsUrl!), await client.call(nextRecordsUrl!)];
    expect(again.text).toBe(once.text);
  });

  test('ten cursors a user: the eleventh releases the oldest, INVALID_QUERY_LOCATOR', async () => {
    org.control.sessions.releaseCursors();
    const next: string[] = [];
    for (let n = 0; n < 11; n += 1)
      next.push((await client.query('SELECT Id FROM Contact')).json<Page>().nextRecordsUrl!);
    const released = await client.call(next[0]!);
    expect([released.status, errorOf(released)]).toEqual([
      400,
      { errorCode: 'INVALID_QUERY_LOCATOR', message: 'invalid query locator' },
    ]);
    expect((await client.call(next[1]!)).status).toBe(200);
  });

  test('a cursor lives two days', async () => {
    org.control.sessions.setLife(10 * DAY_MS);
    const { nextRecordsUrl } = (await client.query('SELECT Id FROM Contact')).json<Page>();
    org.control.clock.advance(2 * DAY_MS + 1000);
    expect(errorOf(await client.call(nextRecordsUrl!)).errorCode).toBe('INVALID_QUERY_LOCATOR');
    org.control.clock.advance(-2 * DAY_MS - 1000);
  });

  test("another user's cursor is no cursor", async () => {
    const { nextRecordsUrl } = (await client.query('SELECT Id FROM Contact')).json<Page>();
    const { client: other } = await signInAs(org, org.adminUsername);
    expect(errorOf(await other.call(nextRecordsUrl!)).errorCode).toBe('INVALID_QUERY_LOCATOR');
  });
});

describe('2.3 record bodies', () => {
  test('each record carries attributes with type and url', async () => {
    const [record] = await client.rows('SELECT Id, Name FROM Account LIMIT 1');
    expect(record!.attributes).toEqual({
      type: 'Account',
      url: `/services/data/v66.0/sobjects/Account/${String(record!.Id)}`,
    });
    expect(Object.keys(record!)).toEqual(['attributes', 'Id', 'Name']);
  });

  test('a parent is an object with its own attributes; without one it is null', async () => {
    const [withParent] = await client.rows(
      'SELECT Account.Name, Account.Owner.Name FROM Contact WHERE AccountId != null LIMIT 1',
    );
    expect(withParent!.Account).toMatchObject({
      attributes: { type: 'Account' },
      Owner: { attributes: { type: 'User' } },
    });
    const [without] = await client.rows('SELECT Account.Name FROM Contact WHERE AccountId = null LIMIT 1');
    expect(without!.Account).toBeNull();
  });

  test('children are a nested {totalSize, done, records}, or null when there are none', async () => {
    const accounts = await client.rows(
      'SELECT Id, (SELECT Id, Email FROM Contacts ORDER BY Id LIMIT 2) FROM Account LIMIT 400',
    );
    const some = accounts.find(({ Contacts }) => Contacts !== null)!.Contacts as Page;
    expect(some).toMatchObject({ done: true, totalSize: some.records.length });
    expect(some.records.length).toBeLessThanOrEqual(2);
    const lonely = org.control.records.create('Account', { Name: 'Lonely' });
    expect(
      (await client.rows(`SELECT (SELECT Id FROM Contacts) FROM Account WHERE Id = '${lonely}'`))[0]!.Contacts,
    ).toBeNull();
  });

  test('columns=true answers what the columns are, as the sf command line asks', async () => {
    const soql = 'SELECT Id, Name, Account.Name, (SELECT Id FROM OpportunityContactRoles) FROM Opportunity';
    const body = (await client.data(`/query?q=${encodeURIComponent(soql)}&columns=true`)).json();
    expect(body).toMatchObject({
      entityName: 'Opportunity',
      idSelected: true,
      columnMetadata: [
        { columnName: 'Id', apexType: 'Id' },
        { columnName: 'Name', textType: true, joinColumns: [] },
        { columnName: 'Account', joinColumns: [{ columnName: 'Name' }] },
        { columnName: 'OpportunityContactRoles', aggregate: true, joinColumns: [{ columnName: 'Id' }] },
      ],
    });
  });

  test('columns=true of an aggregate query names its results', async () => {
    const soql = 'SELECT StageName, COUNT(Id) n, SUM(Amount) FROM Opportunity GROUP BY StageName';
    const body = (await client.data(`/query?q=${encodeURIComponent(soql)}&columns=true`)).json();
    expect(body).toMatchObject({
      groupBy: true,
      columnMetadata: [{ columnName: 'StageName' }, { columnName: 'n' }, { columnName: 'expr0', numberType: true }],
    });
  });

  test('COUNT() answers totalSize and no records', async () => {
    expect((await client.query('SELECT COUNT() FROM Account')).json()).toEqual({
      totalSize: org.control.records.count('Account'),
      done: true,
      records: [],
    });
  });

  test('aggregates are AggregateResult records with expr0 or the alias', async () => {
    const [row] = await client.rows('SELECT COUNT(Id), MAX(Amount) biggest FROM Opportunity');
    expect(row).toMatchObject({
      attributes: { type: 'AggregateResult' },
      expr0: org.control.records.count('Opportunity'),
    });
    expect(row!.biggest).toBeGreaterThan(0);
  });

  test('a compound address is an object of its parts', async () => {
    const [row] = await client.rows('SELECT BillingAddress, BillingCity FROM Account LIMIT 1');
    expect(Object.keys(row!.BillingAddress as object).sort()).toEqual([
      'city',
      'country',
      'geocodeAccuracy',
      'latitude',
      'longitude',
      'postalCode',
      'state',
      'street',
    ]);
    expect(row!.BillingAddress).toMatchObject({ city: row!.BillingCity });
  });

  test('queryAll adds deleted records; query hides them', async () => {
    const id = org.control.records.create('Account', { Name: 'Gone' });
    org.control.records.delete('Account', id);
    expect(await client.count(`SELECT COUNT() FROM Account WHERE Id = '${id}'`)).toBe(0);
    expect(await client.rows(`SELECT IsDeleted FROM Account WHERE Id = '${id}'`, { all: true })).toMatchObject([
      { IsDeleted: true },
    ]);
  });
});

describe('2.3 recordCount', () => {
  test('answers counts by object, leaves out objects without rows, and is stale', async () => {
    const before = (await client.data('/limits/recordCount?sObjects=Lead,RecordType')).json<{
      sObjects: { name: string; count: number }[];
    }>();
    expect(before.sObjects.map(({ name }) => name)).toEqual(['Lead']);
    org.control.records.create('Lead', { LastName: 'New', Company: 'New' });
    const after = (await client.data('/limits/recordCount?sObjects=Lead')).json<{
      sObjects: { name: string; count: number }[];
    }>();
    expect(after.sObjects[0]!.count).toBe(before.sObjects[0]!.count);
    expect((await client.data('/limits/recordCount?sObjects=RecordType')).json()).toEqual({ sObjects: [] });
  });
});
