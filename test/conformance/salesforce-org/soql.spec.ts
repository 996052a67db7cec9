import { type OrgRecord, type RunningOrg } from '../../../apps/salesforce-org/src/index.js';
import { type Client, DAY_MS, errorOf, freshOrg } from './client.js';

let org: RunningOrg;
let client: Client;
let opportunities: OrgRecord[];

beforeAll(async () => {
  ({ org, client } = await freshOrg({ scale: 400 }));
  opportunities = org.control.records.list('Opportunity', { limit: 1000, matching: ({ isDeleted }) => !isDeleted });
});
afterAll(() => org.stop());

const amount = ({ values }: OrgRecord): number | null => values.Amount as number | null;

/** The number of opportunities a filter finds equals that of a plain test on the records. */
async function expectCount(where: string, test: (record: OrgRecord) => boolean): Promise<void> {
  const expected = opportunities.filter(test).length;
  expect(expected).toBeGreaterThan(0);
  expect(await client.count(`SELECT COUNT() FROM Opportunity WHERE ${where}`)).toBe(expected);
}

describe('SOQL filters', () => {
  test.each<[string, (record: OrgRecord) => boolean]>([
    ['Amount > 100000', (r) => (amount(r) ?? 0) > 100_000],
    ['Amount <= 5000.5', (r) => amount(r) !== null && amount(r)! <= 5000.5],
    ['Amount = null', (r) => amount(r) === null],
    ['Amount != null', (r) => amount(r) !== null],
    ["StageName = 'closed won'", (r) => r.values.StageName === 'Closed Won'],
    ["StageName != 'Closed Won'", (r) => r.values.StageName !== 'Closed Won'],
    ["Type != 'New Customer'", (r) => r.values.Type !== 'New Customer'],
    ["StageName IN ('Closed Won', 'Closed Lost')", (r) => r.values.IsClosed === true],
    ["StageName NOT IN ('Closed Won', 'Closed Lost')", (r) => r.values.IsClosed === false],
    ["Name LIKE '%Renewal%'", (r) => String(r.values.Name).includes('Renewal')],
    ["NOT Name LIKE '%Renewal%'", (r) => !String(r.values.Name).includes('Renewal')],
    ["Competitor__c LIKE 'Voxly, I_c.'", (r) => r.values.Competitor__c === 'Voxly, Inc.'],
    [
      'IsClosed = TRUE AND (Amount > 50000 OR Type = null)',
      (r) => r.values.IsClosed === true && ((amount(r) ?? 0) > 50_000 || r.values.Type === null),
    ],
    [
      '(IsClosed = false OR IsWon = true) AND NOT (Amount < 1000)',
      (r) => (r.values.IsClosed === false || r.values.IsWon === true) && !(amount(r) !== null && amount(r)! < 1000),
    ],
    ['CloseDate >= 2026-11-01', (r) => String(r.values.CloseDate) >= '2026-11-01'],
    [
      "Account.Name LIKE '%a%'",
      (r) =>
        r.values.AccountId !== null &&
        /a/i.test(String(org.control.records.get('Account', String(r.values.AccountId))!.values.Name)),
    ],
    ['CALENDAR_YEAR(CloseDate) = 2026', (r) => String(r.values.CloseDate).startsWith('2026')],
  ])('%s', async (where, test) => {
    await expectCount(where, test);
  });

  test('ids match with 15 and with 18 characters, and tell case apart', async () => {
    const { id } = opportunities[20]!;
    for (const given of [id, id.slice(0, 15)])
      expect(await client.count(`SELECT COUNT() FROM Opportunity WHERE Id = '${given}'`)).toBe(1);
    const ids = opportunities.slice(0, 3).map((one) => `'${one.id}'`);
    expect(await client.count(`SELECT COUNT() FROM Opportunity WHERE Id IN (${ids.join(',')})`)).toBe(3);
  });

  test('an inner select joins on ids', async () => {
    const inner = "SELECT OpportunityId FROM OpportunityContactRole WHERE Role = 'Decision Maker'";
    const roles = org.control.records.list('OpportunityContactRole', {
      limit: 1000,
      matching: (r) => !r.isDeleted && r.values.Role === 'Decision Maker',
    });
    const wanted = new Set(roles.map((r) => r.values.OpportunityId));
    await expectCount(`Id IN (${inner})`, (r) => wanted.has(r.id));
    await expectCount(`Id NOT IN (${inner})`, (r) => !wanted.has(r.id));
  });

  test('INCLUDES and EXCLUDES look into multi-select picklists', async () => {
    const leads = org.control.records.list('Lead', { limit: 1000, matching: (r) => !r.isDeleted });
    const held = (r: OrgRecord): string[] => String(r.values.Product_Interest__c ?? '').split(';');
    const both = leads.filter(
      (r) => held(r).includes('Coaching') || (held(r).includes('Analytics') && held(r).includes('Recording')),
    ).length;
    expect(
      await client.count(
        "SELECT COUNT() FROM Lead WHERE Product_Interest__c INCLUDES ('Coaching', 'Analytics;Recording')",
      ),
    ).toBe(both);
    expect(
      await client.count(
        "SELECT COUNT() FROM Lead WHERE Product_Interest__c EXCLUDES ('Coaching', 'Analytics;Recording')",
      ),
    ).toBe(leads.length - both);
  });

  test('quotes and backslashes in strings are escaped, and only by known escapes', async () => {
    const id = org.control.records.create('Account', { Name: "O'Neill \\ Sons" });
    expect(await client.rows(String.raw`SELECT Id FROM Account WHERE Name = 'O\'Neill \\ Sons'`)).toMatchObject([
      { Id: id },
    ]);
    expect(errorOf(await client.query(String.raw`SELECT Id FROM Account WHERE Name = 'a\xb'`)).errorCode).toBe(
      'MALFORMED_QUERY',
    );
  });

  test('an escaped wildcard is no wildcard', async () => {
    const id = org.control.records.create('Account', { Name: '100% Sure' });
    expect(await client.rows(String.raw`SELECT Id FROM Account WHERE Name LIKE '100\% _ure'`)).toMatchObject([
      { Id: id },
    ]);
    expect(await client.count(String.raw`SELECT COUNT() FROM Account WHERE Name LIKE '10\% Sure'`)).toBe(0);
  });
});

describe('2.3 SOQL literals', () => {
  test.each([
    '2026-05-01T00:00:00Z',
    '2026-05-01T00:00:00.000Z',
    '2026-05-01T02:00:00+02:00',
    '2026-05-01T00:00:00.000+0000',
  ])('dateTime %s', async (literal) => {
    await expectCount(
      `SystemModstamp >= ${literal}`,
      (r) => Number(r.values.SystemModstamp) >= Date.parse('2026-05-01T00:00:00Z'),
    );
  });

  test('a date filters only date fields, a dateTime only dateTime fields', async () => {
    const onDateTime = await client.query('SELECT Id FROM Account WHERE SystemModstamp > 2026-01-01');
    expect(errorOf(onDateTime)).toEqual({
      errorCode: 'INVALID_FIELD',
      message:
        "value of filter criterion for field 'SystemModstamp' must be of type dateTime and should not be enclosed in quotes",
    });
    expect(
      errorOf(await client.query('SELECT Id FROM Opportunity WHERE CloseDate > 2026-01-01T00:00:00Z')).errorCode,
    ).toBe('INVALID_FIELD');
    expect(
      errorOf(await client.query("SELECT Id FROM Account WHERE SystemModstamp > '2026-01-01T00:00:00Z'")).errorCode,
    ).toBe('INVALID_FIELD');
  });

  test.each<[string, (days: number) => boolean]>([
    ['LAST_N_DAYS:30', (days) => days <= 0 && days >= -30],
    ['NEXT_N_DAYS:30', (days) => days >= 1 && days <= 30],
    ['LAST_90_DAYS', (days) => days <= 0 && days >= -90],
  ])('CloseDate = %s', async (literal, test) => {
    const today = Math.floor(org.control.clock.now().getTime() / DAY_MS);
    await expectCount(`CloseDate = ${literal}`, (r) => test(Date.parse(String(r.values.CloseDate)) / DAY_MS - today));
  });

  test('THIS_YEAR, LAST_QUARTER and their kind are ranges', async () => {
    const year = String(org.control.clock.now().getUTCFullYear());
    await expectCount('CloseDate = THIS_YEAR', (r) => String(r.values.CloseDate).startsWith(year));
    await expectCount('CloseDate < THIS_YEAR', (r) => String(r.values.CloseDate) < `${year}-01-01`);
    await expectCount('CloseDate >= THIS_YEAR', (r) => String(r.values.CloseDate) >= `${year}-01-01`);
    expect(await client.count('SELECT COUNT() FROM Opportunity WHERE CloseDate > LAST_YEAR')).toBe(
      await client.count('SELECT COUNT() FROM Opportunity WHERE CloseDate >= THIS_YEAR'),
    );
  });
});

describe('SOQL order and bounds', () => {
  test('nulls come first, or last when it is said', async () => {
    const first = await client.rows('SELECT Amount FROM Opportunity ORDER BY Amount ASC LIMIT 1');
    expect(first[0]!.Amount).toBeNull();
    const last = await client.rows('SELECT Amount FROM Opportunity ORDER BY Amount DESC NULLS LAST LIMIT 1');
    expect(last[0]!.Amount).toBe(Math.max(...opportunities.map((r) => amount(r) ?? 0)));
  });

  test('ORDER BY SystemModstamp, Id orders ties by id', async () => {
    const rows = await client.rows('SELECT Id, SystemModstamp FROM Opportunity ORDER BY SystemModstamp, Id');
    const keys = rows.map((r) => `${String(r.SystemModstamp)} ${String(r.Id)}`);
    expect(keys).toHaveLength(opportunities.length);
    expect(keys).toEqual([...keys].sort());
  });

  test('ids sort by their characters, capitals first, and Id > pages through everything', async () => {
    const ids: string[] = [];
    for (let last = '000000000000000AAA'; ;) {
      const page = await client.rows(`SELECT Id FROM Opportunity WHERE Id > '${last}' ORDER BY Id LIMIT 50`);
      ids.push(...page.map(({ Id }) => String(Id)));
      if (page.length < 50) break;
      last = ids.at(-1)!;
    }
    expect(ids).toEqual(opportunities.map(({ id }) => id).sort());
  });

  test('LIMIT and OFFSET cut; OFFSET beyond 2,000 is refused', async () => {
    const all = await client.rows('SELECT Id FROM Opportunity ORDER BY Name, Id');
    const some = await client.rows('SELECT Id FROM Opportunity ORDER BY Name, Id LIMIT 7 OFFSET 5');
    expect(some.map(({ Id }) => Id)).toEqual(all.slice(5, 12).map(({ Id }) => Id));
    expect(errorOf(await client.query('SELECT Id FROM Opportunity OFFSET 2001'))).toEqual({
      errorCode: 'NUMBER_OUTSIDE_VALID_RANGE',
      message: 'Maximum SOQL offset allowed is 2000',
    });
  });

  test('FIELDS(STANDARD), FIELDS(CUSTOM) and FIELDS(ALL) select their fields; the last two need LIMIT 200', async () => {
    const [standard] = await client.rows('SELECT FIELDS(STANDARD) FROM Opportunity LIMIT 1');
    const [all] = await client.rows('SELECT FIELDS(ALL) FROM Opportunity LIMIT 200');
    expect(standard).not.toHaveProperty('ARR__c');
    expect(all).toHaveProperty('ARR__c');
    expect(errorOf(await client.query('SELECT FIELDS(ALL) FROM Opportunity')).errorCode).toBe('MALFORMED_QUERY');
  });

  test('GROUP BY with HAVING and ORDER BY', async () => {
    const rows = await client.rows(
      'SELECT StageName, COUNT(Id) n, SUM(Amount), AVG(Amount), MIN(CloseDate) FROM Opportunity GROUP BY StageName HAVING COUNT(Id) > 5 ORDER BY COUNT(Id) DESC',
    );
    expect(rows.length).toBeGreaterThan(3);
    const won = rows.find((r) => r.StageName === 'Closed Won')!;
    const expected = opportunities.filter((r) => r.values.StageName === 'Closed Won');
    expect(won.n).toBe(expected.length);
    expect(won.expr0).toBeCloseTo(
      expected.reduce((sum, r) => sum + (amount(r) ?? 0), 0),
      2,
    );
    expect(won.expr2).toBe(expected.map((r) => String(r.values.CloseDate)).sort()[0]);
  });

  test('names and keywords are taken without regard to case, and answered in the spelling of the org', async () => {
    const [row] = await client.rows('select id, account.NAME from OPPORTUNITY where accountid != NULL limit 1');
    expect(Object.keys(row!)).toEqual(['attributes', 'Id', 'Account']);
    expect(Object.keys(row!.Account as object)).toEqual(['attributes', 'Name']);
  });

  test('an alias of the object may lead a path', async () => {
    expect(
      await client.rows("SELECT o.Id, o.Account.Name FROM Opportunity o WHERE o.StageName = 'Closed Won' LIMIT 1"),
    ).toHaveLength(1);
  });

  test('a string of more than 4,000 characters in WHERE is refused', async () => {
    expect((await client.query(`SELECT Id FROM Account WHERE Name = '${'x'.repeat(4000)}'`)).status).toBe(200);
    expect(errorOf(await client.query(`SELECT Id FROM Account WHERE Name = '${'x'.repeat(4001)}'`)).errorCode).toBe(
      'MALFORMED_QUERY',
    );
  });

  test('at most 20 child queries', async () => {
    const many = Array.from({ length: 21 }, () => '(SELECT Id FROM Contacts)').join(', ');
    expect(errorOf(await client.query(`SELECT ${many} FROM Account`)).errorCode).toBe('MALFORMED_QUERY');
  });

  test('ALL ROWS is not allowed', async () => {
    expect(errorOf(await client.query('SELECT Id FROM Account ALL ROWS')).message).toContain(
      'ALL ROWS not allowed in this context',
    );
  });

  test('more than 100,000 characters are refused', async () => {
    const answer = await client.createJob(`SELECT Id FROM Account WHERE Name != '${'x'.repeat(100_000)}'`);
    expect([answer.status, errorOf(answer).errorCode]).toEqual([400, 'QUERY_TOO_COMPLICATED']);
  });
});
