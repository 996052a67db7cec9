import { SchemaWatch } from '#platform';
import { startTestApp, type TestApp } from '../../support/app.js';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.stop());

const migrated = async (worksWith: string): Promise<void> => {
  await app.db.raw(`insert into platform.migrations (name, checksum, works_with) values ('9999-newer.sql', '', ?)`, [
    worksWith,
  ]);
  await app.app.get(SchemaWatch).look();
};
const handIn = () =>
  app.request('PUT', '/v1/recordings/r-1', {
    key: app.keys.service,
    body: {
      ...{ kind: 'virtual_conference', startedAt: '2026-03-02T15:00:00Z', endedAt: '2026-03-02T15:30:00Z' },
      decide: 'now',
    },
  });

it('beside a newer schema that works with it, a process stays ready and takes hand-ins', async () => {
  await migrated('0.1.0');
  expect((await app.request('GET', '/health/ready')).status).toBe(200);
  expect((await handIn()).status).toBe(201);
});

it('beside one that does not, it says so, takes nothing, and stays live', async () => {
  await migrated('99.0.0');
  const ready = await app.request('GET', '/health/ready');
  expect(ready.status).toBe(503);
  expect(JSON.stringify(ready.body)).toContain('9999-newer.sql, which works with version 99.0.0 and newer');
  expect(await handIn()).toMatchObject({ status: 503, body: { code: 'SCHEMA_TOO_NEW' } });
  expect((await app.request('GET', '/health/live')).status).toBe(200);
});
