import { many, unprepared } from '#platform';
import { startTestApp, type TestApp } from '../../support/app.js';
import { Seed } from '../../support/seed.js';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

interface Listed {
  crmId?: string;
  externalId?: string;
  id?: string;
  object?: string;
  value?: string | null;
}

/** Every page of a list, with its size in bytes. */
async function pagesOf(path: string, key: string): Promise<{ ids: string[]; bytes: number }[]> {
  const pages: { ids: string[]; bytes: number }[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { status, body } = await app.request('GET', `${path}${cursor === '' ? '' : `&cursor=${cursor}`}`, { key });
    expect(status).toBe(200);
    const { data, nextCursor } = body as { data: Listed[]; nextCursor: string | null };
    pages.push({
      ids: data.map(
        ({ crmId, externalId, id, object, value }) => crmId ?? externalId ?? id ?? `${object} ${value ?? ''}`,
      ),
      bytes: Buffer.byteLength(JSON.stringify(body)),
    });
    cursor = nextCursor;
  }
  return pages;
}

test('a page of large records ends early, and paging brings each once', async () => {
  await new Seed(app.db, app.teamId).run(
    `insert into mirror.contacts (team_id, crm_id, name, title, mirrored_at)
     select $1, '0039' || lpad(n::text, 14, '0'), 'Large ' || n, repeat('x', 131072), now() from generate_series(1, 60) n`,
  );
  const pages = await pagesOf('/v1/people?limit=500', app.keys.viewer);
  expect(pages.length).toBeGreaterThan(3);
  for (const { bytes } of pages) expect(bytes).toBeLessThan(3 * 1024 * 1024);
  const ids = pages.flatMap(({ ids: some }) => some);
  expect([ids.length, new Set(ids).size]).toEqual([60, 60]);
  expect(ids).toEqual([...ids].sort());
});

test('a page of large recordings ends early, and paging brings each once', async () => {
  const attendees = Array.from({ length: 2000 }, (_, i) => ({ name: `${'x'.repeat(300)}${i}` }));
  const times = { startedAt: '2026-03-02T15:00:00Z', endedAt: '2026-03-02T15:31:00Z' };
  const sent = Array.from({ length: 8 }, (_, i) => `large-${i}`);
  for (const id of sent) {
    const body = { kind: 'virtual_conference', ...times, attendees, decide: 'now' };
    expect((await app.request('PUT', `/v1/recordings/${id}`, { key: app.keys.service, body })).status).toBe(201);
  }
  const pages = await pagesOf('/v1/recordings?limit=500', app.keys.viewer);
  expect(pages.length).toBeGreaterThan(1);
  expect(pages.flatMap(({ ids }) => ids)).toEqual(sent);
  const one = await app.request('GET', '/v1/recordings/large-3', { key: app.keys.viewer });
  expect(one.body.attendees).toEqual(attendees);
});

test('a page of large deliveries ends early, and paging brings each once', async () => {
  await new Seed(app.db, app.teamId).run(
    `with endpoint as (
       insert into webhooks.endpoints (team_id, id, url, events, secret)
       values ($1, '0198c0de-0000-7000-8000-000000000001', 'https://ours.example', '{recording.linked}', 'x') returning id
     )
     insert into webhooks.deliveries (team_id, id, endpoint_id, event_id, type, occurred_at, payload, state)
     select $1, gen_random_uuid(), id, n, 'recording.linked', now(), jsonb_build_object('title', repeat('x', 131072)),
       'failed' from endpoint, generate_series(1, 60) n`,
  );
  const path = '/v1/webhooks/0198c0de-0000-7000-8000-000000000001/deliveries?limit=500';
  const pages = await pagesOf(path, app.keys.admin);
  expect(pages.length).toBeGreaterThan(3);
  const ids = pages.flatMap(({ ids: some }) => some);
  expect([ids.length, new Set(ids).size]).toEqual([60, 60]);
});

test('sync errors of as many causes as records come in pages, those of whole objects first', async () => {
  await new Seed(app.db, app.teamId).run(
    `insert into sync.crm_sync_errors (team_id, id, object, code, field, value, crm_id, detail, first_seen_at, last_seen_at)
     select $1::uuid, gen_random_uuid(), 'Account', 'VALUE_DOES_NOT_FIT', 'Name', 'value ' || n,
       '001' || lpad(n::text, 15, '0'), null, now(), now() from generate_series(1, 1200) n
     union all
     select $1::uuid, gen_random_uuid(), 'Lead', 'OBJECT_NOT_VISIBLE', null, null, null, 'refused', now(), now()`,
  );
  const pages = await pagesOf('/v1/sync-errors?limit=500', app.keys.viewer);
  expect(pages.map(({ ids }) => ids.length)).toEqual([500, 500, 201]);
  const all = pages.flatMap(({ ids }) => ids);
  expect([all[0], new Set(all).size]).toEqual(['Lead ', 1201]);
});

test('every statement of a request has a limit', async () => {
  await many(app.db, unprepared(`create table public.seen_limits (value text)`));
  await many(
    app.db,
    unprepared(`create function public.see_limit() returns trigger language plpgsql security definer as
      $$ begin insert into public.seen_limits values (current_setting('statement_timeout')); return new; end $$`),
  );
  await many(
    app.db,
    unprepared(
      `create trigger see_limit before insert on access.audit_entries for each row execute function public.see_limit()`,
    ),
  );
  const body = { name: 'a key', role: 'viewer' };
  expect((await app.request('POST', '/v1/api-keys', { key: app.keys.admin, body })).status).toBe(201);
  expect(await many(app.db, unprepared('select value from public.seen_limits'))).toEqual([{ value: '30s' }]);
});
