import { many, unprepared } from '#platform';
import { startTestApp, type TestApp } from '../../support/app.js';
import { Seed } from '../../support/seed.js';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

/** Every page of a list, with its size in bytes. */
async function pagesOf(path: string, key: string): Promise<{ ids: string[]; bytes: number }[]> {
  const pages: { ids: string[]; bytes: number }[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { status, body } = await app.request('GET', `${path}${cursor === '' ? '' : `&cursor=${cursor}`}`, { key });
    expect(status).toBe(200);
    const { data, nextCursor } = body as { data: { crmId?: string; externalId?: string }[]; nextCursor: string | null };
    pages.push({
      ids: data.map(({ crmId, externalId }) => crmId ?? externalId ?? ''),
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
