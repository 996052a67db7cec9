import { execute, one, unprepared } from '#platform';
import { type RunningOrg, startOrg } from '../../../apps/salesforce-org/src/index.js';
import { type CliRun, runCli } from '../../support/cli.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

let org: RunningOrg;
let database: TestDatabase;
beforeAll(async () => {
  [org, database] = await Promise.all([startOrg({ scale: 40 }), createTestDatabase()]);
});
afterAll(async () => {
  await org.stop();
  await database.destroy();
});

const cli = (args: string): Promise<CliRun> =>
  runCli(database.ownerUrl, args.split(' '), { env: { SALESFORCE_CLIENT_SECRET: org.clientSecret } });

it('the commands tell an admin what is missing, why, and who must act', async () => {
  const connect = `connect --team default --grant client-credentials --login-url ${org.url} --client-id ${org.clientId}`;
  expect(await cli(connect)).toMatchObject({ exitCode: 0 });
  expect(await cli('sync-errors --team default')).toMatchObject({
    exitCode: 0,
    stdout: 'Nothing is withheld, stale or missing.\n',
  });

  org.control.users.setRights(org.runAsUsername, { apiEnabled: false });
  expect(await cli('sync --team default --object Lead')).toMatchObject({ exitCode: 1 });
  const errors = await cli('sync-errors --team default');
  expect(errors.exitCode).toBe(3);
  expect(errors.stdout).toMatch(/Lead +1 +Lead could not be synced.*API.* → Salesforce admin must act/);
  org.control.users.setRights(org.runAsUsername, { apiEnabled: true });

  expect(await cli('sync --team default --object Lead')).toMatchObject({ exitCode: 0 });
  const parity = await cli('parity --team default');
  expect(parity.exitCode).toBe(3);
  expect(parity.stdout).toMatch(/\nLead +(\d+) +\1 +0 +0 +0\n/);
  expect(parity.stdout).toMatch(/Opportunity: .*field mapping is saved\. Save it\. → team admin must act/);
  expect(parity.stdout).toMatch(/Contact: Contact was never synced whole\. Ask for a sync\. → team admin must act/);
}, 240_000);

it('parity ends with 3 where a value differs though every count is equal', async () => {
  const { records } = org.control;
  for (const object of ['OpportunityContactRole', 'Opportunity']) {
    for (const { id, isDeleted } of records.list(object)) if (!isDeleted) records.delete(object, id);
  }
  expect(await cli('sync --team default')).toMatchObject({ exitCode: 0 });
  const equal = await cli('parity --team default');
  expect([equal.exitCode, equal.stdout]).toEqual([0, expect.stringMatching(/\nAccount +(\d+) +\1 +0 +0 +0\n/)]);

  const { id } = await one<{ id: string }>(database.db, unprepared('select min(crm_id) as id from mirror.accounts'));
  await execute(database.db, unprepared("update mirror.accounts set name = 'Another' where crm_id = $1"), [id]);
  const other = await cli('parity --team default');
  expect(other.exitCode).toBe(3);
  expect(other.stdout).toMatch(new RegExp(`Values differ.*\\nAccount +(\\d+) +\\1 +0 +0 +1 +differing ${id}\\n`, 's'));
}, 240_000);
