import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningOrg } from '../../../apps/salesforce-org/src/index.js';
import { type Client, csv, freshOrg } from '../salesforce-org/client.js';
import { obtainSf, Sf } from './sf-cli.js';

/** Salesforce's own command line, as it comes from npm, against the org over HTTP. */
let org: RunningOrg;
let client: Client;
let home: string;
let sf: Sf;

beforeAll(async () => {
  const program = await obtainSf();
  home = await mkdtemp(join(tmpdir(), 'related-records-sf-'));
  ({ org, client } = await freshOrg({ scale: 3000 }));
  sf = new Sf(program, home, { SF_ACCESS_TOKEN: client.accessToken, SF_TARGET_ORG: org.runAsUsername });
}, 480_000);

afterAll(async () => {
  // Neither is there when the fetching failed.
  await (org as RunningOrg | undefined)?.stop();
  if (home) await rm(home, { recursive: true, force: true });
});

interface Rows {
  records: Record<string, unknown>[];
  totalSize: number;
  done: boolean;
}

async function query(soql: string): Promise<Rows> {
  return (await sf.run('data', 'query', '--query', soql)) as Rows;
}

describe("Salesforce's sf signs in", () => {
  // The first test: the others use the login that it leaves in the home directory.
  test('by access token', async () => {
    const args = ['--instance-url', org.url, '--no-prompt'];
    expect(await sf.run('org', 'login', 'access-token', ...args)).toMatchObject({
      username: org.runAsUsername,
      orgId: org.orgId,
      isSandbox: false,
    });
  }, 120_000);

  test('and org display shows the org as connected', async () => {
    expect(await sf.run('org', 'display')).toMatchObject({
      id: org.orgId,
      username: org.runAsUsername,
      instanceUrl: `${org.url}/`,
      connectedStatus: 'Connected',
    });
  }, 120_000);
});

describe("Salesforce's sf reads", () => {
  test('data query over pages, every record once', async () => {
    const count = org.control.records.count('Opportunity');
    org.control.requests.reset();
    const { records, totalSize, done } = await query('SELECT Id, Name, Amount FROM Opportunity');
    expect([records.length, totalSize, done]).toEqual([count, count, true]);
    expect(new Set(records.map(({ Id }) => Id)).size).toBe(count);
    const laterPages = org.control.requests.log().filter(({ path }) => /\/query\/\w+-2000$/.test(path));
    expect(laterPages).toHaveLength(1);
  }, 120_000);

  test('data query with a filter, the parent and the children of a record', async () => {
    const soql =
      "SELECT Id, Name, Owner.Name, (SELECT Id, Email FROM Contacts) FROM Account WHERE Name != 'O\\'Neil' ORDER BY Id LIMIT 3";
    const expected = await client.rows(soql);
    const { records } = await query(soql);
    expect(records.map(({ Id, Name }) => [Id, Name])).toEqual(expected.map(({ Id, Name }) => [Id, Name]));
    expect(records[0]).toMatchObject({
      Owner: { attributes: { type: 'User' } },
      Contacts: { totalSize: (expected[0] as { Contacts: Rows }).Contacts.totalSize },
    });
  }, 120_000);

  test('data query with an aggregate', async () => {
    const { records } = await query('SELECT StageName, COUNT(Id) n FROM Opportunity GROUP BY StageName');
    expect(records[0]).toMatchObject({ attributes: { type: 'AggregateResult' } });
    const total = records.reduce((sum, { n }) => sum + Number(n), 0);
    expect(total).toBe(org.control.records.count('Opportunity'));
  }, 120_000);

  test('data export bulk into CSV, over pages', async () => {
    const count = org.control.records.count('Opportunity');
    org.control.jobs.setPace({ pageRows: 1000 });
    org.control.requests.reset();
    const soql = 'SELECT Id, Name, Amount, CloseDate FROM Opportunity';
    const args = ['--query', soql, '--result-format', 'csv', '--output-file', 'opportunities.csv', '--wait', '1'];
    expect(await sf.run('data', 'export', 'bulk', ...args)).toMatchObject({ totalSize: count });
    const text = await readFile(join(home, 'opportunities.csv'), 'utf8');
    expect(text.split(/\r?\n/, 1)).toEqual(['"Id","Name","Amount","CloseDate"']);
    expect(org.control.requests.counters().byKind['bulk-results']).toBe(Math.ceil(count / 1000));
    const ids = csv(text).map(({ Id }) => Id);
    expect([ids.length, new Set(ids).size]).toEqual([count, count]);
  }, 120_000);

  test('sobject describe', async () => {
    const { fields, ...object } = (await sf.run('sobject', 'describe', '--sobject', 'Opportunity')) as {
      fields: { name: string; type: string; referenceTo: string[] }[];
    };
    expect(object).toMatchObject({ name: 'Opportunity', keyPrefix: '006', queryable: true });
    expect(fields).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'Id', type: 'id' }),
        expect.objectContaining({ name: 'AccountId', type: 'reference', referenceTo: ['Account'] }),
        expect.objectContaining({ name: 'Amount', type: 'currency' }),
        expect.objectContaining({ name: 'StageName', type: 'picklist' }),
        expect.objectContaining({ name: 'SystemModstamp', type: 'datetime' }),
      ]),
    );
  }, 120_000);

  test('org list limits', async () => {
    expect(await sf.run('org', 'list', 'limits')).toEqual(
      expect.arrayContaining([
        { name: 'DailyApiRequests', max: 100_000, remaining: expect.any(Number) },
        expect.objectContaining({ name: 'DailyBulkV2QueryJobs' }),
      ]),
    );
  }, 120_000);
});
