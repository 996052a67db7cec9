import { to18 } from '../../../apps/salesforce-org/src/data/ids.js';
import { type RunningOrg } from '../../../apps/salesforce-org/src/index.js';
import { type Client, csv, errorOf, freshOrg } from './client.js';

let org: RunningOrg;
let client: Client;

beforeAll(async () => {
  ({ org, client } = await freshOrg({ scale: 100 }));
});
afterAll(() => org.stop());

/** One field of one record, as the text on the wire of REST and of Bulk. */
async function wire(object: string, id: string, field: string): Promise<{ rest: string; bulk: string }> {
  const where = `SELECT ${field} FROM ${object} WHERE Id = '${id}'`;
  const rest = (await client.query(where)).text.replace(new RegExp(`^.*"${field}":`), '').replace(/\}\]\}$/, '');
  const job = await client.finishedJob(where);
  const [, bulk = ''] = (await client.data(`/jobs/query/${job}/results`)).text.split('\n');
  return { rest, bulk };
}

function opportunity(values: Record<string, string | number | boolean | null>): string {
  return org.control.records.create('Opportunity', {
    Name: 'Deal',
    StageName: 'Prospecting',
    CloseDate: '2026-03-08',
    ...values,
  });
}

describe('2.3 value formats, REST and Bulk', () => {
  test.each<[string, string, string | number | null, string, string]>([
    ['a double always has a point', 'Amount', 15_000, '15000.0', '"15000.0"'],
    ['from 1e7 on, E-notation', 'Amount', 99_213_206, '9.9213206E7', '"9.9213206E7"'],
    ['one digit before the E has a point too', 'Amount', 90_000_000, '9.0E7', '"9.0E7"'],
    ['beyond 1e13', 'Amount', 16_147_805_824_397, '1.6147805824397E13', '"1.6147805824397E13"'],
    ['just below 1e7 is plain', 'Amount', 9_999_999.5, '9999999.5', '"9999999.5"'],
    ['below 1e-3, E-notation', 'Deal_Score__c', 0.0005, '5.0E-4', '"5.0E-4"'],
    ['zero', 'Amount', 0, '0.0', '"0.0"'],
    ['null', 'Amount', null, 'null', '""'],
    ['the empty string is null', 'NextStep', '', 'null', '""'],
    ['a date', 'CloseDate', '2026-03-08', '"2026-03-08"', '"2026-03-08"'],
    ['quotes', 'NextStep', 'say "now"', String.raw`"say \"now\""`, '"say ""now"""'],
    ['#N/A in a text column is data', 'NextStep', '#N/A', '"#N/A"', '"#N/A"'],
  ])('%s', async (_name, field, value, rest, bulk) => {
    expect(await wire('Opportunity', opportunity({ [field]: value }), field)).toEqual({ rest, bulk });
  });

  test('an int has no point', async () => {
    const id = org.control.records.create('Account', { Name: 'Ints', NumberOfEmployees: 39_000 });
    expect(await wire('Account', id, 'NumberOfEmployees')).toEqual({ rest: '39000', bulk: '"39000"' });
  });

  test('a boolean is true, quoted in CSV', async () => {
    expect(await wire('Opportunity', opportunity({ StageName: 'Closed Won' }), 'IsWon')).toEqual({
      rest: 'true',
      bulk: '"true"',
    });
  });

  test('percent 33.0 means 33 %', async () => {
    expect(await wire('Opportunity', opportunity({ Probability: 33 }), 'Probability')).toEqual({
      rest: '33.0',
      bulk: '"33.0"',
    });
  });

  test('a dateTime ends in .000+0000 in REST and .000Z in CSV', async () => {
    const { rest, bulk } = await wire('Opportunity', opportunity({}), 'SystemModstamp');
    expect(rest).toMatch(/^"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+0000"$/);
    expect(bulk).toMatch(/^"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z"$/);
  });

  test('a multi-select picklist joins with semicolons', async () => {
    const id = org.control.records.create('Lead', {
      LastName: 'L',
      Company: 'C',
      Product_Interest__c: 'Analytics;Coaching',
    });
    expect(await wire('Lead', id, 'Product_Interest__c')).toEqual({
      rest: '"Analytics;Coaching"',
      bulk: '"Analytics;Coaching"',
    });
  });

  test('line breaks, \\n and \\r\\n, stay inside the quotes', async () => {
    const id = org.control.records.create('Account', {
      Name: 'Lines',
      BillingStreet: '1 High Street\r\n"The Mill"\nFloor 2',
    });
    const job = await client.finishedJob(`SELECT Id, BillingStreet FROM Account WHERE Id = '${id}'`);
    const { text } = await client.data(`/jobs/query/${job}/results`);
    expect(csv(text)).toEqual([{ Id: id, BillingStreet: '1 High Street\r\n"The Mill"\nFloor 2' }]);
  });

  test('digits beyond a double are kept when they are stored as text', async () => {
    expect((await wire('Opportunity', opportunity({ Amount: '999999999999999999' }), 'Amount')).rest).toBe(
      '999999999999999999',
    );
  });
});

describe('2.3 ids', () => {
  // Recorded ids of real orgs.
  test.each([
    '001dM00003jU9GyQAK',
    '003q000000KvQ1tAAF',
    '750Tn000004ZoR3IAK',
    '005R0000000UyrWIAS',
    '012000000000000AAA',
  ])('the suffix of %s is the mask of its capitals', (id) => {
    expect(to18(id.slice(0, 15))).toBe(id);
  });

  test('the first three characters tell the object', async () => {
    const prefixes = {
      Account: '001',
      Contact: '003',
      Opportunity: '006',
      Lead: '00Q',
      User: '005',
      Organization: '00D',
    };
    for (const [object, prefix] of Object.entries(prefixes)) {
      const [row] = await client.rows(`SELECT Id FROM ${object} LIMIT 1`);
      expect(String(row!.Id)).toMatch(new RegExp(`^${prefix}\\w{15}$`));
    }
  });

  test('ids that differ in case alone are different records', () => {
    const ids = org.control.records.list('Contact', { limit: 100 }).map(({ id }) => id.slice(0, 15));
    const folded = new Set(ids.map((id) => id.toLowerCase()));
    expect(folded.size).toBeLessThan(ids.length);
  });

  test('an 18-character id with a wrong suffix is no id', async () => {
    const { id } = org.control.records.list('Contact', { limit: 1 })[0]!;
    const wrong = `${id.slice(0, 17)}${id.endsWith('A') ? 'B' : 'A'}`;
    expect(errorOf(await client.query(`SELECT Id FROM Contact WHERE Id = '${wrong}'`))).toEqual({
      errorCode: 'INVALID_QUERY_FILTER_OPERATOR',
      message: `invalid ID field: ${wrong}`,
    });
  });
});
