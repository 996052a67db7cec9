import { ApiKeys } from '#access';
import { Clock, one, unprepared } from '#platform';
import { type RunningOrg, startOrg } from '../../../apps/salesforce-org/src/index.js';
import { type CollectedSpan, type Collector, startCollector } from '../../support/collector.js';
import { useTestDatabase } from '../../support/database.js';
import { TEST_ENCRYPTION_KEY } from '../../support/platform.js';
import { type Program, runSource } from '../../support/processes.js';
import { type Receiver, startReceiver } from '../../support/receiver.js';
import { waitFor } from '../../support/wait-for.js';

// Three services on one database: one sends its traces to a collector, one to an address where nobody listens, and one is told
// of no collector. What arrived is held against all that the callers and the org said.

const SLOW_MS = 150_000;
const HEADER_SECRET = 'hunter2-of-the-collector';
/** Of a caller's own trace. */
const TRACE = { id: '0af7651916cd43dd8448eb211c80319c', span: 'b7ad6b7169203331' };
const ZOE = { name: 'Zoe Quill', email: 'zoe.q@quillworks.example' };

/** The service, which says at its end what of OpenTelemetry it loaded; prom-client itself brings `api`. */
const SOURCE = `
  import { registerHooks } from 'node:module';
  const loaded = new Set();
  registerHooks({
    load(url, context, next) {
      const [, name] = /@opentelemetry\\/([^/]+)\\//.exec(url) ?? [];
      if (name !== undefined && name !== 'api') loaded.add(name);
      return next(url, context);
    },
  });
  process.on('exit', () => process._rawDebug('loaded: ' + JSON.stringify([...loaded].sort())));
  await import('./apps/connector/src/main.ts');`;

const database = useTestDatabase();
let collector: Collector;
let org: RunningOrg;
let receiver: Receiver;
let key: string;
let teamId: string;
let traced: Service;
let unheard: Service;
let untraced: Service;

class Service {
  private readonly program: Program;

  constructor(env: Record<string, string>) {
    this.program = runSource(SOURCE, {
      env: {
        ...{ DATABASE_URL: database.url, MIGRATE: 'off', ENCRYPTION_KEY: TEST_ENCRYPTION_KEY, PORT: '0', ROLE: 'api' },
        ...{
          LOG_LEVEL: 'info',
          LOG_FORMAT: 'json',
          SHUTDOWN_DELAY_SECONDS: '0',
          SALESFORCE_ALLOWED_HOSTS: '127.0.0.1',
        },
        ...env,
      },
    });
  }

  async ready(): Promise<void> {
    await waitFor(() => this.output.includes('is ready at'), { timeoutMs: 90_000 });
  }

  async call(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const url = /is ready at (http:[^\s"]+)/.exec(this.output)?.[1] ?? '';
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(`${url}${path}`, {
      ...{ method, ...sent },
      headers: { authorization: `Bearer ${key}`, ...type, ...headers },
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
  }

  /** Everything it printed so far. */
  get output(): string {
    return this.program.output();
  }

  /** The lines of the log. */
  get lines(): Record<string, unknown>[] {
    return this.output
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  /** How it ended, and what of OpenTelemetry it had loaded. */
  async stop(): Promise<{ code: number | null; loaded: string[] }> {
    this.program.child.kill('SIGTERM');
    const { code } = await this.program.exit;
    return { code, loaded: JSON.parse(/loaded: (.*)/.exec(this.output)?.[1] ?? 'null') as string[] };
  }
}

const recording = {
  kind: 'virtual_conference',
  title: 'Zoe Quill and us',
  startedAt: '2026-03-02T15:00:00Z',
  endedAt: '2026-03-02T15:31:00Z',
  owner: { email: 'ana@ours.example' },
  attendees: [{ ...ZOE, talkTimeMs: 9 }],
  decide: 'now',
};

const isOfTrace = (line: Record<string, unknown>): boolean => 'traceId' in line;

beforeAll(async () => {
  [collector, org, receiver] = await Promise.all([startCollector(), startOrg({ scale: 30 }), startReceiver()]);
  ({ id: teamId } = await one<{ id: string }>(
    database.db,
    unprepared(`select team_id as id from access.teams where name = 'default'`),
  ));
  const keys = new ApiKeys(database.db, new Clock());
  ({ key } = await keys.create(database.db, teamId, { name: 'traces', role: 'admin' }));
  traced = new Service({
    ...{ ROLE: 'all', WEBHOOK_ALLOW_PRIVATE: 'true', OTEL_BSP_SCHEDULE_DELAY: '50' },
    ...{ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test' },
    OTEL_EXPORTER_OTLP_HEADERS: `authorization=Bearer ${HEADER_SECRET}`,
  });
  unheard = new Service({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', OTEL_BSP_SCHEDULE_DELAY: '20' });
  untraced = new Service({ OTEL_EXPORTER_OTLP_ENDPOINT: '' });
  await Promise.all([traced, unheard, untraced].map((service) => service.ready()));
}, SLOW_MS);
afterAll(async () => {
  await Promise.all([traced, unheard, untraced].map((service) => service.stop()));
  await Promise.all([collector.stop(), org.stop(), receiver.stop()]);
});

/** Once it has arrived. */
const arrived = (name: string, is?: (span: CollectedSpan) => boolean): Promise<CollectedSpan> =>
  waitFor(() => collector.find(name, is), { timeoutMs: 60_000 });

test(
  'a hand-in is a part of its caller’s trace, and its statements are below it, by name',
  async () => {
    const headers = {
      traceparent: `00-${TRACE.id}-${TRACE.span}-01`,
      tracestate: 'vendor=zoe.q-quillworks',
      baggage: `user=${encodeURIComponent(ZOE.email)}`,
      'x-request-id': 'request-of-zoe',
    };
    expect(await traced.call('PUT', '/v1/recordings/of-quillworks', recording, headers)).toMatchObject({ status: 201 });
    const request = await arrived('PUT /v1/recordings/:externalId');
    expect(request).toEqual({
      ...{ traceId: TRACE.id, parentSpanId: TRACE.span, spanId: expect.any(String), name: request.name },
      ...{ kind: 'server', failure: undefined },
      attributes: {
        'http.request.method': 'PUT',
        'http.route': '/v1/recordings/:externalId',
        'http.response.status_code': 201,
        'request.id': 'request-of-zoe',
        'team.id': teamId,
        principal: expect.stringMatching(/^key:[0-9a-f-]{36}$/),
      },
    });
    const statements = collector.below(request);
    expect(statements.map(({ name }) => name)).toContain('linking.insert_decided_recording');
    for (const { kind, name, attributes } of statements) {
      expect([kind, name, attributes]).toEqual([
        'client',
        expect.stringMatching(/^[a-z]+\.[a-z_]+$|^unprepared$/),
        { 'db.system.name': 'postgresql' },
      ]);
    }
    expect(collector.resource).toMatchObject({
      ...{ 'service.name': 'related-records', 'service.version': expect.stringMatching(/^\d+\.\d+\.\d+$/) },
      'deployment.environment.name': 'test',
    });
    expect(collector.authorizations).toContain(`Bearer ${HEADER_SECRET}`);

    // And the log's lines of it, the last one too, name the trace, once each.
    const completed = await waitFor(() =>
      traced.lines.find((line) => line['requestId'] === 'request-of-zoe' && line['message'] === 'request completed'),
    );
    expect(completed).toMatchObject({ traceId: TRACE.id, teamId });
    for (const line of traced.output.split('\n')) expect(line.match(/"traceId":/g)?.length ?? 0).toBeLessThan(2);
  },
  SLOW_MS,
);

test('a request that nobody traces begins a trace of its own; a traceparent that is none does too', async () => {
  await traced.call('GET', '/v1/settings', undefined, { traceparent: '00-zoe.q@quillworks.example-01' });
  const { traceId, parentSpanId } = await arrived('GET /v1/settings');
  expect([traceId, parentSpanId]).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/), undefined]);
  expect(traceId).not.toBe(TRACE.id);
});

test('a failure is told by its code: ours fails the span, the caller’s does not', async () => {
  const nobody = {
    grant: 'client_credentials',
    loginUrl: 'http://127.0.0.1:1',
    clientId: 'c',
    clientSecret: 's3cret-of-zoe',
  };
  expect(await traced.call('PUT', '/v1/connection', nobody)).toMatchObject({ status: 503 });
  const request = await arrived('PUT /v1/connection', ({ failure }) => failure !== undefined);
  expect(request).toMatchObject({
    failure: 'SALESFORCE_UNREACHABLE',
    attributes: { 'error.type': 'SALESFORCE_UNREACHABLE' },
  });
  expect(collector.below(request)).toContainEqual(
    expect.objectContaining({ name: 'Salesforce token', failure: 'SALESFORCE_UNREACHABLE', kind: 'client' }),
  );
  expect(await traced.call('GET', '/v1/recordings/quillworks-unknown')).toMatchObject({ status: 404 });
  expect(await arrived('GET /v1/recordings/:externalId')).toMatchObject({
    ...{ failure: undefined, attributes: { 'http.response.status_code': 404, 'error.type': 'NOT_FOUND' } },
  });
  expect(await traced.call('GET', '/v1/nowhere/quillworks')).toMatchObject({ status: 404 });
  expect(await arrived('GET /*')).toMatchObject({ attributes: { 'error.type': 'NOT_FOUND' } });
});

test(
  'a sync is one trace: the job, its runs, pages and calls to Salesforce, and the statements',
  async () => {
    const connection = {
      grant: 'client_credentials',
      loginUrl: org.url,
      clientId: org.clientId,
      clientSecret: org.clientSecret,
    };
    expect(await traced.call('PUT', '/v1/connection', connection)).toMatchObject({ status: 200 });
    expect(await traced.call('POST', '/v1/stages/adopt', {})).toMatchObject({ status: 200 });
    expect(await traced.call('POST', '/v1/field-mappings/Opportunity/defaults')).toMatchObject({ status: 200 });
    await traced.call('POST', '/v1/syncs', {});
    const page = await arrived('sync.page', ({ attributes }) => attributes['run.object'] === 'Account');
    const job = await arrived('job sync.run', (span) => span.traceId === page.traceId);
    expect(job).toMatchObject({ kind: 'consumer', parentSpanId: undefined, attributes: { 'team.id': teamId } });
    const below = collector.below(job);
    expect(below.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['sync.run', 'sync.page', 'mirror.copy', 'Salesforce describe', 'sync.claim_runs']),
    );
    const calls = below.filter(({ name }) => name.startsWith('Salesforce '));
    for (const { attributes } of calls) {
      expect(attributes).toEqual({
        'server.address': '127.0.0.1',
        'http.request.method': expect.stringMatching(/^(GET|POST)$/),
        'http.response.status_code': 200,
      });
    }
  },
  SLOW_MS,
);

test('a webhook’s delivery is a trace', async () => {
  const endpoint = { url: `${receiver.url}/zoe-quillworks`, events: ['recording.linked'] };
  expect(await traced.call('POST', '/v1/webhooks', endpoint)).toMatchObject({ status: 201 });
  await traced.call('PUT', '/v1/recordings/again-quillworks', recording);
  const { kind, parentSpanId, attributes } = await arrived('webhook.delivery');
  expect([kind, parentSpanId]).toEqual(['client', undefined]);
  expect(attributes).toEqual({
    ...{ 'team.id': teamId, 'delivery.id': receiver.messages[0]?.id, 'delivery.type': 'recording.linked' },
    ...{ 'delivery.try': 1, 'http.response.status_code': 204 },
  });
});

test('E1: nothing that callers or the org said is in a trace, and no secret in the log', async () => {
  await traced.call('GET', `/v1/people?q=${encodeURIComponent(ZOE.name)}&email=${encodeURIComponent(ZOE.email)}`);
  await arrived('GET /v1/people');
  const said = [
    'quillworks',
    'quill',
    'of-quillworks',
    'ours.example',
    'zoe.q',
    's3cret',
    'No connection',
    org.clientId,
    org.clientSecret,
    key,
    HEADER_SECRET,
  ];
  for (const text of said) expect(collector.text.toLowerCase()).not.toContain(text.toLowerCase());
  expect(traced.output).not.toContain(HEADER_SECRET);
});

test('nobody listens: requests are answered, one line says so, and the end comes in time', async () => {
  for (let n = 0; n < 5; n += 1) expect(await unheard.call('GET', '/v1/settings')).toMatchObject({ status: 200 });
  const since = performance.now();
  expect(await unheard.stop()).toMatchObject({ code: 0 });
  expect(performance.now() - since).toBeLessThan(20_000);
  expect(unheard.lines.filter(({ message }) => String(message).startsWith('tracing:')).length).toBeLessThan(2);
  expect(unheard.lines.some(isOfTrace)).toBe(true);
});

test('no collector is named: nothing of OpenTelemetry is loaded, and lines name no trace', async () => {
  const headers = { traceparent: `00-${TRACE.id}-${TRACE.span}-01` };
  expect(await untraced.call('GET', '/v1/settings', undefined, headers)).toMatchObject({ status: 200 });
  expect(await untraced.stop()).toEqual({ code: 0, loaded: [] });
  expect(untraced.lines.filter(isOfTrace)).toEqual([]);
  expect(await traced.stop()).toMatchObject({ code: 0, loaded: expect.arrayContaining(['sdk-trace']) });
});
