import { once } from 'node:events';
import { Events, many, unprepared } from '#platform';
import { startTestApp, type TestApp } from '../../support/app.js';
import { waitFor } from '../../support/wait-for.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

interface EventReader {
  text(): string;
  stop(): void;
}

async function listen(key: string, headers: Record<string, string> = {}): Promise<EventReader> {
  const abort = new AbortController();
  const response = await fetch(`${app.url}/v1/events`, {
    headers: { authorization: `Bearer ${key}`, ...headers },
    signal: abort.signal,
  });
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
  let text = '';
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body!) text += decoder.decode(chunk as Uint8Array, { stream: true });
  };
  read().catch(() => undefined);
  return {
    text: () => text,
    stop: () => {
      abort.abort();
    },
  };
}

describe('events', () => {
  const publish = (teamId: string, n: number): Promise<void> =>
    app.app.get(Events).publish(app.db, teamId, 'test.happened', { n });

  it('reach the listeners of their team, and of no other', async () => {
    const other = await app.anotherTeam();
    const [ours, theirs] = [await listen(app.keys.viewer), await listen(other.keys.viewer)];
    await publish(app.teamId, 1);
    await publish(other.teamId, 2);
    await waitFor(() => ours.text().includes('"n":1') && theirs.text().includes('"n":2'));
    expect(ours.text()).toMatch(/id: \d+\nevent: test.happened\ndata: \{.*"payload":\{"n":1\}\}\n\n/);
    expect(ours.text()).not.toContain('"n":2');
    expect(theirs.text()).not.toContain('"n":1');
    ours.stop();
    theirs.stop();
  });

  it('answer HEAD and are done', async () => {
    expect((await app.request('HEAD', '/v1/events', { key: app.keys.viewer })).status).toBe(200);
  });

  it('go on after the last one seen', async () => {
    const first = await listen(app.keys.viewer);
    await publish(app.teamId, 10);
    const id = await waitFor(() => /id: (\d+)\n[^\n]*\n[^\n]*"n":10/.exec(first.text())?.[1]);
    first.stop();
    await publish(app.teamId, 11);
    const second = await listen(app.keys.viewer, { 'last-event-id': id });
    await waitFor(() => second.text().includes('"n":11'));
    expect(second.text()).not.toContain('"n":10');
    second.stop();
  });
});

describe('the description', () => {
  it('is OpenAPI 3.1 and names every route with its roles', async () => {
    const { body } = await app.request('GET', '/openapi.json');
    expect(body.openapi).toMatch(/^3\.1\./);
    expect(body.paths['/v1/api-keys'].post).toMatchObject({ 'x-roles': ['admin'], security: expect.any(Array) });
    // None, said so.
    expect(body.paths['/v1/session'].post.security).toEqual([]);
    expect(body.paths['/oauth/salesforce/callback'].get).toMatchObject({ responses: { 302: expect.any(Object) } });
    expect(body.paths['/oauth/salesforce/callback'].get.security).toEqual([]);
  });

  it('has no empty schema, and every reference leads somewhere', async () => {
    const { body } = await app.request('GET', '/openapi.json');
    const schemas = body.components.schemas as Record<
      string,
      { properties?: object; enum?: unknown[]; allOf?: unknown[] }
    >;
    const empty = Object.entries(schemas).filter(
      ([, schema]) => Object.keys(schema.properties ?? schema.enum ?? schema.allOf ?? {}).length === 0,
    );
    expect(empty.map(([name]) => name)).toEqual([]);
    const references = [...JSON.stringify(body).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name ?? '',
    );
    expect(references.filter((name) => !(name in schemas))).toEqual([]);
  });

  it('is readable at /docs, whose files all come from here', async () => {
    const { body, headers } = await app.request('GET', '/docs');
    expect(headers.get('content-type')).toMatch(/^text\/html/);
    const files = [...String(body).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file ?? '');
    expect(files.length).toBeGreaterThan(2);
    for (const file of files) {
      expect(file).toMatch(/^\/docs\//);
      expect((await app.request('GET', file)).status).toBe(200);
    }
    expect((await app.request('GET', '/docs/package.json')).status).toBe(404);
    expect((await app.request('GET', '/docs/..%2fpackage.json')).status).toBe(404);
  });
});

describe('health', () => {
  it('is live, ready, and measured', async () => {
    expect((await app.request('GET', '/health/live')).body).toEqual({ status: 'live' });
    expect((await app.request('GET', '/health/ready')).body).toMatchObject({ status: 'ready' });
    const metrics = await app.request('GET', '/metrics');
    expect(metrics.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(metrics.body).toContain('process_cpu_seconds_total');
    expect(metrics.body).toMatch(
      /related_records_http_request_seconds_count\{method="GET",route="\/health\/live",status="200"\} \d/,
    );
  });

  it('is not ready while a migration is missing', async () => {
    await app.db.raw('alter table platform.migrations rename to migrations_elsewhere');
    const { status, body } = await app.request('GET', '/health/ready');
    await app.db.raw('alter table platform.migrations_elsewhere rename to migrations');
    expect(status).toBe(503);
    expect(body).toMatchObject({ status: 'not_ready' });
    expect((await app.request('GET', '/health/live')).status).toBe(200);
  });
});

it('a database that drops its connections is 503 at worst, and the service recovers by itself', async () => {
  const ask = async (): Promise<number> => (await app.request('GET', '/v1/session', { key: app.keys.viewer })).status;
  await Promise.all(Array.from({ length: 8 }, ask));
  // As many as one key may have at work.
  const asking = Promise.all(Array.from({ length: 32 }, ask));
  const drop = `select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()`;
  await many(app.db, unprepared(drop));
  for (const status of await asking) expect([200, 503]).toContain(status);
  await waitFor(async () => (await ask()) === 200);
});

it('the metrics need a key where the service listens beyond this machine', async () => {
  const open = await startTestApp({ HOST: '0.0.0.0' });
  try {
    expect((await open.request('GET', '/metrics')).status).toBe(401);
    expect((await open.request('GET', '/metrics', { key: open.keys.viewer })).status).toBe(200);
    expect((await open.request('GET', '/health/live')).status).toBe(200);
  } finally {
    await open.stop();
  }
});

it('a worker serves no API', async () => {
  const worker = await startTestApp({ ROLE: 'worker' });
  try {
    expect((await worker.request('GET', '/v1/session', { key: worker.keys.admin })).body).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await worker.request('GET', '/health/ready')).status).toBe(200);
  } finally {
    await worker.stop();
  }
});

it('stops while somebody listens to events', async () => {
  const stopping = await startTestApp();
  const response = await fetch(`${stopping.url}/v1/events`, {
    headers: { authorization: `Bearer ${stopping.keys.viewer}` },
  });
  const ended = response.text().catch(() => 'cut off');
  await stopping.stop();
  expect(await ended).toContain('retry:');
});

it('stops after the requests at work have their answers, and takes no new ones', async () => {
  const stopping = await startTestApp();
  const body = { email: 'ana@ours.example', password: 'it takes a while to hash' };
  const server = stopping.app.getHttpServer();
  const received = once(server, 'request');
  const slow = stopping.request('POST', '/v1/session', { body });
  await received;
  const stopped = stopping.stop();
  await waitFor(() => !server.listening);
  await expect(stopping.request('GET', '/health/live')).rejects.toThrow();
  expect((await slow).status).toBe(401);
  await stopped;
});
