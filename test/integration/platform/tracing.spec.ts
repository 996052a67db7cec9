import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { type Collector, startCollector } from '../../support/collector.js';
import { runSource } from '../../support/processes.js';

// What the facade does with work that is traced, each in a process of its own, which says at its end how long its stop took.

let collector: Collector;
beforeEach(async () => {
  collector = await startCollector();
});
afterEach(() => collector.stop());

/** Nothing is sent before the stop. */
async function trace(work: string, env: Record<string, string> = {}): Promise<{ stopMs: number; said: string[] }> {
  const program = runSource(
    `import 'reflect-metadata';
     import { setTimeout as delay } from 'node:timers/promises';
     import { AppError, currentSpan, readConfig, Tracing, withSpan } from '#platform';
     const said = [];
     const log = { warn: ({ reason }, message) => said.push(message + ': ' + reason) };
     const tracing = await Tracing.start(readConfig(process.env), log);
     const within = (name, options, work = () => Promise.resolve()) => withSpan(name, { kind: 'internal', ...options }, work);
     ${work}
     const since = performance.now();
     await tracing.onApplicationShutdown();
     process.stdout.write(JSON.stringify({ stopMs: performance.now() - since, said }));
     process.exit();`,
    { env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_BSP_SCHEDULE_DELAY: '100000', ...env } },
  );
  await program.exit;
  return JSON.parse(program.output()) as { stopMs: number; said: string[] };
}

const names = (): (string | undefined)[][] =>
  collector.spans
    .map(({ name, parentSpanId }) => [name, collector.spans.find(({ spanId }) => spanId === parentSpanId)?.name])
    .toSorted(([a = ''], [b = '']) => a.localeCompare(b));

test('spans are sent at the stop; each is below the one that it is done within, and none below one that has ended', async () => {
  const { said } = await trace(`
    let late;
    await within('a', {}, async () => {
      await delay(1);
      await within('a.b', {}, () => within('a.b.c', {}));
      await within('a.own', { isRoot: true });
      late = delay(50).then(() => Promise.all([within('late', {}), within('late.part', { isPart: true })]));
    });
    await within('alone.part', { isPart: true });
    await late;
  `);
  expect(names()).toEqual([
    ['a', undefined],
    ['a.b', 'a'],
    ['a.b.c', 'a.b'],
    ['a.own', undefined],
    ['late', undefined],
  ]);
  expect(said).toEqual([]);
});

test('a failure is its code, never its text; who gives up has not failed', async () => {
  await trace(`
    const failing = (name, error) => within(name, {}, () => Promise.reject(error)).catch(() => undefined);
    await failing('known', new AppError('SALESFORCE_BUSY', 'zoe@quillworks.example'));
    await failing('bug', new Error('zoe@quillworks.example'));
    await failing('given up', AbortSignal.abort().reason);
    await within('told', {}, async () => currentSpan().fail('NOT_FOUND'));
  `);
  const failures = Object.fromEntries(collector.spans.map(({ name, failure }) => [name, failure]));
  expect(failures).toEqual({ known: 'SALESFORCE_BUSY', bug: 'INTERNAL', 'given up': undefined, told: 'NOT_FOUND' });
  expect(collector.text).not.toContain('zoe');
});

const caller = (flags: string): string => `00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-${flags}`;

test.each([
  ['always_off', '', []],
  ['parentbased_traceidratio', '0', [['sampled', undefined]]],
  [
    'parentbased_always_on',
    '',
    [
      ['own', undefined],
      ['sampled', undefined],
    ],
  ],
])('sampler %s %s', async (sampler, argument, expected) => {
  await trace(
    `await within('own', {});
     await within('sampled', { traceparent: '${caller('01')}' });
     await within('not sampled', { traceparent: '${caller('00')}' });`,
    { OTEL_TRACES_SAMPLER: sampler, OTEL_TRACES_SAMPLER_ARG: argument },
  );
  expect(names()).toEqual(expected);
});

test('a collector that takes spans and never answers holds up no stop', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  silent.unref();
  await once(silent, 'listening');
  const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const { stopMs } = await trace(`await within('a', {});`, { OTEL_EXPORTER_OTLP_ENDPOINT: url });
  expect(stopMs).toBeLessThan(8_000);
  silent.close();
});

test('a collector that refuses what it is sent is told of once, however often', async () => {
  const { said } = await trace(
    `for (let n = 0; n < 6; n += 1) {
       await within('a', {});
       await delay(100);
     }`,
    { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${collector.url}/refuse`, OTEL_BSP_SCHEDULE_DELAY: '1' },
  );
  expect(said).toEqual(['tracing: spans were lost on their way: Bad Request']);
});
