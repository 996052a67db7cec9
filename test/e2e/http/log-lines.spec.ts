import { useTestDatabase } from '../../support/database.js';
import { testConfig } from '../../support/platform.js';
import { runSource } from '../../support/processes.js';

const database = useTestDatabase();

it('no log line has a member twice, neither of a failure nor of what names its team again', async () => {
  const { encryptionKeys } = testConfig(database.url);
  const program = runSource(
    `import 'reflect-metadata';
     import { ApiKeys, Teams } from '#access';
     import { DB, execute, Log, readConfig, unprepared } from '#platform';
     import { createConnector } from './apps/connector/src/http/create-connector.ts';
     const app = await createConnector(readConfig(process.env));
     await app.listen(0, '127.0.0.1');
     const { id: teamId } = await app.get(Teams).find('default');
     const { key } = await app.get(ApiKeys).create(app.get(DB), teamId, { name: 'k', role: 'admin' });
     const headers = { authorization: 'Bearer ' + key };
     await execute(app.get(DB), unprepared('drop table access.audit_entries cascade'));
     for (const path of ['/v1/audit', '/v1/nowhere']) await fetch((await app.getUrl()) + path, { headers });
     app.get(Log).child({ teamId, runId: 'r-1' }).warn({ teamId, runId: 'r-2', n: 1 }, 'named again');
     await app.close();`,
    {
      env: {
        DATABASE_URL: database.ownerUrl,
        ENCRYPTION_KEY: encryptionKeys.map(({ key }) => key.toString('base64')).join(','),
        LOG_LEVEL: 'info',
      },
    },
  );
  await program.exit;
  const lines = program.output().trim().split('\n');
  expect(lines.filter((line) => line.includes('"code":"INTERNAL"'))).toHaveLength(1);
  const members = (line: string, name: string): string[] => line.match(new RegExp(`"${name}":`, 'g')) ?? [];
  for (const line of lines) {
    for (const name of ['requestId', 'teamId', 'principal']) expect(members(line, name).length).toBeLessThan(2);
  }
  const again = lines.find((line) => line.includes('named again'));
  expect(JSON.parse(again ?? '{}')).toMatchObject({ runId: 'r-2', n: 1, teamId: expect.any(String) });
});
