import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiKeys, Teams } from '#access';
import { DB, type Db } from '#platform';
import { createConnector } from '../../../apps/connector/src/http/create-connector.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { testConfig } from '../../support/platform.js';
import { projectDir } from '../../support/processes.js';

let database: TestDatabase;
let role: string;
let service: pg.Client;

async function grant(): Promise<void> {
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(`set related_records.service_role = '${role}'`);
  await owner.query(readFileSync(join(projectDir, 'migrations', 'grants.sql'), 'utf8'));
  await owner.end();
}

beforeAll(async () => {
  database = await createTestDatabase();
  role = new URL(database.url).username;
  service = new pg.Client({ connectionString: database.url });
  await service.connect();
});
afterAll(async () => {
  await service.end();
  await database.destroy();
});

it.each([
  'update access.audit_entries set action = action',
  'delete from access.audit_entries',
  'truncate access.audit_entries',
  'update linking.link_decisions set document = document',
  'delete from linking.link_decisions',
  'truncate linking.link_decisions',
  'update linking.manual_changes set action = action',
  'delete from linking.manual_changes',
  'truncate linking.manual_changes',
  `update linking.recordings set account_crm_id = '001000000000001AAA'`,
  `update linking.recordings set person_state = 'empty', person_reason = 'X'`,
  'update linking.recordings set decided_at = null',
  'update linking.recordings set external_id = external_id',
  'delete from linking.recordings',
  'delete from linking.erased_recordings',
  'insert into linking.redactions default values',
  'insert into erasure.team_deletions default values',
  'delete from platform.migrations',
  'alter table linking.link_decisions disable trigger all',
  'drop trigger link_decisions_append_only on linking.link_decisions',
  'alter table access.audit_entries add column x int',
  'drop table access.users',
  'create table access.mine (n int)',
  'create schema mine',
  `set session_replication_role = 'replica'`,
  'create or replace function linking.refuse_change() returns trigger language plpgsql as $$ begin return null; end $$',
])('the role of the service may not: %s', async (sql) => {
  // Not the trigger, which comes after the right and says "append-only".
  const error = await service.query(sql).then(
    () => undefined,
    (refused: unknown) => refused as pg.DatabaseError,
  );
  expect([error?.code, error?.message]).toEqual(['42501', expect.not.stringContaining('append-only')]);
});

it('the role of the service may read every table, and write rows of all but those', async () => {
  const { rows } = await service.query<{ name: string; may: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name,
      concat_ws(' ', case when has_table_privilege(c.oid, 'select') then 'select' end,
        case when has_table_privilege(c.oid, 'insert') then 'insert' end,
        case when has_table_privilege(c.oid, 'update') then 'update' end,
        case when has_table_privilege(c.oid, 'delete') then 'delete' end) as may
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema$|public$)'`);
  const others = rows.filter(({ may }) => may !== 'select insert update delete');
  expect(Object.fromEntries(others.map(({ name, may }) => [name, may]))).toEqual({
    'access.audit_entries': 'select insert',
    // Who reads the views for analysts is an operator's to say.
    'analytics.readers': '',
    // Only the functions that erase write what permits a decision to go.
    'erasure.team_deletions': 'select',
    'linking.erased_recordings': 'select',
    'linking.redactions': 'select',
    'linking.link_decisions': 'select insert',
    'linking.manual_changes': 'select insert',
    'linking.recordings': 'select insert',
    'platform.migrations': 'select',
  });
});

it('granting again takes back what was granted beyond', async () => {
  await database.db.raw(`grant delete on access.audit_entries to ${role}`);
  await database.db.raw(`grant update (account_crm_id) on linking.recordings to ${role}`);
  await grant();
  await expect(service.query('delete from access.audit_entries')).rejects.toMatchObject({ code: '42501' });
  const update = service.query(`update linking.recordings set account_crm_id = 'x'`);
  await expect(update).rejects.toMatchObject({ code: '42501' });
});

describe('the whole service, with that role', () => {
  let app: NestFastifyApplication;
  let url: string;
  let key: string;
  beforeAll(async () => {
    app = await createConnector(testConfig(database.url));
    await app.listen(0, '127.0.0.1');
    url = `http://127.0.0.1:${(app.getHttpServer().address() as { port: number }).port}`;
    const { id } = await app.get(Teams).find('default');
    ({ key } = await app.get(ApiKeys).create(app.get<Db>(DB), id, { name: 'boss', role: 'admin' }));
  });
  afterAll(() => app.close());
  const call = async (method: string, path: string, body?: unknown): Promise<{ status: number; body: string }> => {
    const headers = {
      authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(`${url}${path}`, { method, headers, ...sent });
    return { status: answer.status, body: await answer.text() };
  };
  const decided = {
    kind: 'virtual_conference',
    startedAt: '2026-03-02T15:00:00Z',
    endedAt: '2026-03-02T15:31:00Z',
    attendees: [{ email: 'bo@acme.example', talkTimeMs: 1 }],
    decide: 'now',
  };

  it('is ready, hands in, decides, changes by hand, and keeps an audit', async () => {
    expect((await call('GET', '/health/ready')).status).toBe(200);
    expect((await call('PUT', '/v1/recordings/r-1', decided)).status).toBe(201);
    expect((await call('PUT', '/v1/recordings/r-1', decided)).status).toBe(200);
    const pending = { ...decided, decide: 'when_fresh' };
    expect([201, 202]).toContain((await call('PUT', '/v1/recordings/r-2', pending)).status);
    expect((await call('DELETE', '/v1/recordings/r-1/related-records/person')).status).toBe(200);
    expect((await call('POST', '/v1/recordings/r-1/related-records/person/release')).status).toBe(200);
    expect((await call('POST', '/v1/users', { email: 'a@ours.example', role: 'viewer' })).status).toBe(201);
    expect((await call('GET', '/v1/audit')).body).toContain('user.create');
  }, 60_000);

  it('of a decided recording even its owner changes nothing but by hand (N1)', async () => {
    const change = (sql: string): Promise<unknown> =>
      database.db.raw(
        `update linking.recordings set ${sql} where external_id = 'r-3' and decided_at is not null returning 1`,
      );
    await database.db.raw(`
      insert into linking.recordings (team_id, external_id, kind, started_at, ended_at, body, received_at, decided_at,
        person_state, person_origin, person_reason, account_state, account_origin, account_reason,
        opportunity_state, opportunity_origin, opportunity_reason)
      values (gen_random_uuid(), 'r-3', 'dialer_call', now(), now(), '{}', now(), now(),
        'empty', 'auto', 'X', 'empty', 'auto', 'X', 'empty', 'auto', 'X')`);
    for (const sql of [`person_reason = 'Y'`, `body = '{"a":1}'`, 'decided_at = null', 'ended_at = now()']) {
      await expect(change(sql)).rejects.toMatchObject({ code: '42501' });
    }
  });
});
