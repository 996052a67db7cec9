import { type RunningOrg } from '../../../apps/salesforce-org/src/index.js';
import { type Client, errorOf, freshOrg, signInAs } from './client.js';

let org: RunningOrg;
let client: Client;

beforeAll(async () => {
  ({ org, client } = await freshOrg({ scale: 50 }));
});
afterAll(() => org.stop());

const FIELD_ADVICE =
  "If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.";
const ENTITY_ADVICE =
  "If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.";

describe('2.8 SOQL errors point at the place', () => {
  test('INVALID_TYPE, to the letter as recorded', async () => {
    const answer = await client.query('select count() from XYZZY');
    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toEqual({
      errorCode: 'INVALID_TYPE',
      message: `\nselect count() from XYZZY\n                    ^\nERROR at Row:1:Column:21\nsObject type 'XYZZY' is not supported. ${ENTITY_ADVICE}`,
    });
  });

  test('INVALID_FIELD', async () => {
    expect(errorOf(await client.query('SELECT Id, BadField FROM Account'))).toEqual({
      errorCode: 'INVALID_FIELD',
      message: `\nSELECT Id, BadField FROM Account\n           ^\nERROR at Row:1:Column:12\nNo such column 'BadField' on entity 'Account'. ${FIELD_ADVICE}`,
    });
  });

  test('a wrong field over a parent names the parent', async () => {
    expect(errorOf(await client.query('SELECT Account.Nope FROM Opportunity')).message).toContain(
      "No such column 'Nope' on entity 'Account'",
    );
  });

  test('a wrong relationship', async () => {
    expect(errorOf(await client.query('SELECT Firm.Name FROM Opportunity')).message).toContain(
      "Didn't understand relationship 'Firm' in field path.",
    );
    expect(errorOf(await client.query('SELECT (SELECT Id FROM Persons) FROM Account')).message).toContain(
      "Didn't understand relationship 'Persons' in FROM part of query call.",
    );
  });

  test.each<[string, string, number]>([
    ['SELECT Id, FROM Account', "unexpected token: 'FROM'", 12],
    ['SELECT Id FROM Account WHERE A = 1 AND B = 2 OR C = 3', "unexpected token: 'OR'", 46],
    ['SELECT Id FROM Account LIMIT many', "unexpected token: 'many'", 30],
    ['SELECT Id FROM Account WHERE', 'unexpected token: <EOF>', 29],
    ["SELECT Id FROM Account WHERE Name = 'open", "unexpected token: '''", 37],
  ])('%s is MALFORMED_QUERY', async (soql, reason, column) => {
    const { errorCode, message } = errorOf(await client.query(soql));
    expect(errorCode).toBe('MALFORMED_QUERY');
    expect(message.split('\n').slice(-2)).toEqual([`ERROR at Row:1:Column:${String(column)}`, reason]);
    expect(message.split('\n')[2]).toBe(`${' '.repeat(column - 1)}^`);
  });

  test('a query over several lines counts rows', async () => {
    expect(errorOf(await client.query('SELECT Id,\n  Nope\nFROM Account')).message).toContain(
      '\n  Nope\n  ^\nERROR at Row:2:Column:3\n',
    );
  });

  test('a long query is shown in part', async () => {
    const fields = Array.from({ length: 40 }, () => 'Name').join(', ');
    const { message } = errorOf(await client.query(`SELECT Nope1, ${fields} FROM Account`));
    expect(message.split('\n')[1]!.length).toBeLessThan(120);
  });

  test.each<[string, string, string]>([
    [
      "SELECT Id FROM Opportunity WHERE Amount > '5'",
      'INVALID_FIELD',
      "value of filter criterion for field 'Amount' must be of type currency and should not be enclosed in quotes",
    ],
    [
      'SELECT Id FROM Account WHERE Name = 5',
      'INVALID_FIELD',
      "value of filter criterion for field 'Name' must be of type string and should be enclosed in quotes",
    ],
    [
      "SELECT Id FROM Opportunity WHERE IsClosed = 'true'",
      'INVALID_FIELD',
      "value of filter criterion for field 'IsClosed' must be of type boolean and should not be enclosed in quotes",
    ],
    ["SELECT Id FROM Account WHERE Id = 'x'", 'INVALID_QUERY_FILTER_OPERATOR', 'invalid ID field: x'],
    ["SELECT Id FROM Opportunity WHERE Amount LIKE '5'", 'INVALID_QUERY_FILTER_OPERATOR', 'invalid operator: LIKE'],
    [
      "SELECT Id FROM Account WHERE Description = 'x'",
      'INVALID_FIELD',
      "field 'Description' can not be filtered in a query call",
    ],
    [
      'SELECT Id FROM Account ORDER BY Description',
      'MALFORMED_QUERY',
      "field 'Description' can not be sorted in a query call",
    ],
    [
      'SELECT Amount FROM Opportunity GROUP BY Amount',
      'MALFORMED_QUERY',
      "field 'Amount' can not be grouped in a query call",
    ],
    [
      'SELECT Name, COUNT(Id) FROM Account GROUP BY Industry',
      'MALFORMED_QUERY',
      'Field must be grouped or aggregated: Name',
    ],
    ['SELECT Id, Name, id FROM Account', 'INVALID_FIELD', 'duplicate field selected: Id'],
    ['SELECT convertCurrency(Amount) FROM Opportunity', 'INVALID_FIELD', 'multi-currency'],
  ])('%s', async (soql, code, message) => {
    const error = errorOf(await client.query(soql));
    expect(error.errorCode).toBe(code);
    expect(error.message).toContain(message);
  });
});

describe('2.8 composite', () => {
  test('one call; a failing part is an error array inside HTTP 200', async () => {
    const { used } = org.control.quota.get();
    const get = (url: string, referenceId: string): object => ({ method: 'GET', url, referenceId });
    const body = {
      compositeRequest: [
        get('/services/data/v66.0/query/?q=select+count()+from+Account', 'good'),
        get('/services/data/v66.0/query?q=select+count()+from+XYZZY', 'bad'),
      ],
    };
    const answer = await client.data('/composite', { body: JSON.stringify(body) });
    expect(answer.status).toBe(200);
    expect(org.control.quota.get().used).toBe(used + 1);
    expect(answer.json()).toMatchObject({
      compositeResponse: [
        { body: { done: true, records: [] }, httpHeaders: {}, httpStatusCode: 200, referenceId: 'good' },
        { body: [{ errorCode: 'INVALID_TYPE' }], httpStatusCode: 400, referenceId: 'bad' },
      ],
    });
  });

  test('at most 25 parts', async () => {
    const part = (n: number): object => ({
      method: 'GET',
      url: `/services/data/v66.0/sobjects/Account/x${String(n)}`,
      referenceId: `r${String(n)}`,
    });
    const body = { compositeRequest: Array.from({ length: 26 }, (_, n) => part(n)) };
    expect((await client.data('/composite', { body: JSON.stringify(body) })).status).toBe(400);
  });

  const COUNT = '/services/data/v66.0/query/?q=select+count()+from+Account';
  const counting = (referenceId: string, more: object = {}): object => ({
    method: 'GET',
    url: COUNT,
    referenceId,
    ...more,
  });
  const asked = (parts: object[], more: object = {}): ReturnType<typeof client.data> =>
    client.data('/composite', { body: JSON.stringify({ compositeRequest: parts, ...more }) });

  test.each([
    ['no parts', [], 'INVALID_INPUT'],
    ['six queries', ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => counting(id)), 'LIMIT_EXCEEDED'],
    ['one name for two parts', [counting('same'), counting('same')], 'INVALID_INPUT'],
    ['a name with a dash', [counting('a-b')], 'INVALID_INPUT'],
    ['a name that begins with an underscore', [counting('_a')], 'INVALID_INPUT'],
    ['another version', [counting('a', { url: COUNT.replace('66.0', '60.0') })], 'INVALID_INPUT'],
    ['a part with a session of its own', [counting('a', { httpHeaders: { Authorization: 'x' } })], 'INVALID_INPUT'],
    ['a part whose address is too long', [counting('a', { url: `${COUNT}${'+'.repeat(16_384)}` })], 'URI_TOO_LONG'],
  ])('%s refuses the whole', async (_what, parts, errorCode) => {
    const answer = await asked(parts);
    expect(answer.status).toBe(errorCode === 'URI_TOO_LONG' ? 414 : 400);
    expect(errorOf(answer).errorCode).toBe(errorCode);
  });

  test('allOrNone halts what would have succeeded', async () => {
    const bad = counting('bad', { url: '/services/data/v66.0/query?q=select+count()+from+XYZZY' });
    const answer = await asked([counting('good'), bad], { allOrNone: true });
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({
      compositeResponse: [
        { body: [{ errorCode: 'PROCESSING_HALTED' }], httpStatusCode: 400, referenceId: 'good' },
        { body: [{ errorCode: 'INVALID_TYPE' }], httpStatusCode: 400, referenceId: 'bad' },
      ],
    });
  });

  test('a part has its own page size and its own next page, and a description comes with its tag', async () => {
    const rows = counting('rows', {
      url: '/services/data/v66.0/queryAll?q=select+Id+from+Contact',
      httpHeaders: { 'Sforce-Query-Options': 'batchSize=200' },
    });
    const description = counting('described', { url: '/services/data/v66.0/sobjects/Contact/describe' });
    const count = org.control.records.list('Contact', { limit: 1_000_000 }).length;
    const { compositeResponse } = (await asked([rows, description])).json<{
      compositeResponse: {
        body: { totalSize: number; done: boolean; nextRecordsUrl?: string; name?: string };
        httpHeaders: object;
      }[];
    }>();
    const [page, described] = compositeResponse;
    expect(page?.body.totalSize).toBe(count);
    expect(page?.body.done).toBe(count <= 200);
    if (page?.body.done === false) expect(page.body.nextRecordsUrl).toMatch(/^\/services\/data\/v66\.0\/query\//);
    expect(described).toMatchObject({ body: { name: 'Contact' }, httpHeaders: { ETag: expect.any(String) } });
  });
});

describe('2.8 writes', () => {
  test('a read-only user may change nothing, and every attempt is counted', async () => {
    org.control.requests.reset();
    const { id } = org.control.records.list('Account', { limit: 1 })[0]!;
    const attempts = [
      client.data('/sobjects/Account', { body: JSON.stringify({ Name: 'x' }) }),
      client.data(`/sobjects/Account/${id}`, { method: 'PATCH', body: JSON.stringify({ Name: 'x' }) }),
      client.data(`/sobjects/Account/${id}`, { method: 'DELETE' }),
    ];
    for (const attempt of await Promise.all(attempts)) {
      expect([attempt.status, errorOf(attempt).errorCode]).toEqual([403, 'INSUFFICIENT_ACCESS_OR_READONLY']);
    }
    expect(org.control.requests.counters().writes).toBe(3);
  });

  test('an administrator creates, changes and deletes; a missing field is REQUIRED_FIELD_MISSING', async () => {
    const { client: admin } = await signInAs(org, org.adminUsername);
    const missing = errorOf(await admin.data('/sobjects/Contact', { body: JSON.stringify({ FirstName: 'No' }) }));
    expect(missing).toMatchObject({ errorCode: 'REQUIRED_FIELD_MISSING', fields: ['LastName'] });
    const created = await admin.data('/sobjects/Account', { body: JSON.stringify({ Name: 'Made' }) });
    expect(created.status).toBe(201);
    const { id } = created.json<{ id: string }>();
    expect(
      (await admin.data(`/sobjects/Account/${id}`, { method: 'PATCH', body: JSON.stringify({ Name: 'Changed' }) }))
        .status,
    ).toBe(204);
    expect((await client.data(`/sobjects/Account/${id}?fields=Name`)).json()).toMatchObject({ Name: 'Changed' });
    expect((await admin.data(`/sobjects/Account/${id}`, { method: 'DELETE' })).status).toBe(204);
    const gone = await client.data(`/sobjects/Account/${id}`);
    expect([gone.status, errorOf(gone).errorCode]).toEqual([404, 'ENTITY_IS_DELETED']);
  });
});
