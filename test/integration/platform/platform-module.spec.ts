import {
  type Db,
  DB,
  Jobs,
  Events,
  Log,
  many,
  Metrics,
  PlatformModule,
  Cipher,
  Clock,
  Config,
  unprepared,
} from '#platform';
import { NestFactory } from '@nestjs/core';
import { useTestDatabase } from '../../support/database.js';
import { testConfig } from '../../support/platform.js';
import { runSource } from '../../support/processes.js';

describe('PlatformModule', () => {
  const database = useTestDatabase();

  it('provides everything, and ends it in the right order', async () => {
    const app = await NestFactory.createApplicationContext(PlatformModule.forRoot(testConfig(database.url)), {
      logger: false,
    });
    const db = app.get<Db>(DB);
    for (const token of [Config, Clock, Cipher, Metrics, Log]) expect(app.get(token)).toBeInstanceOf(token);
    await app.get(Events).publish(db, '00000000-0000-7000-8000-000000000000', 'x', {});
    await app.get(Jobs).work('module', () => Promise.resolve());
    await app.get(Jobs).enqueue('module', {});
    await app.close();
    await expect(many(db, unprepared('select 1'))).rejects.toThrow();
    const left = unprepared(
      `select application_name as name from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
    );
    expect(await many(database.db, left)).toEqual([]);
  });

  it('offers metrics of the process and of our own, each made once', async () => {
    const metrics = new Metrics();
    for (let i = 0; i < 2; i += 1)
      metrics.counter('related_records_test_total', 'A test.', ['kind']).inc({ kind: 'a' });
    const text = await metrics.text();
    expect(text).toContain('related_records_test_total{kind="a"} 2');
    expect(text).toContain('process_cpu_seconds_total');
  });

  it('logs each request under its id, without what it must not show', async () => {
    const program = runSource(
      `import 'reflect-metadata';
       import { NestFactory } from '@nestjs/core';
       import { FastifyAdapter } from '@nestjs/platform-fastify';
       import { Logger } from 'nestjs-pino';
       import { Log, PlatformModule, readConfig } from '#platform';
       const config = readConfig(process.env);
       const app = await NestFactory.create(PlatformModule.forRoot(config), new FastifyAdapter({ genReqId: () => 'request-7' }), { bufferLogs: true });
       app.useLogger(app.get(Logger));
       app.getHttpAdapter().get('/callback', (request, reply) => {
         app.get(Log).child({ runId: 'run-1' }).warn({ refreshToken: 'hunter2' }, 'inside');
         reply.send('ok');
       });
       app.getHttpAdapter().get('/health/live', (request, reply) => reply.send('ok'));
       app.getHttpAdapter().get('/failing', (request, reply) => reply.status(503).send('away'));
       app.getHttpAdapter().get('/health/ready', (request, reply) => reply.status(503).send('away'));
       await app.listen(0, '127.0.0.1');
       const headers = { authorization: 'Bearer hunter2hunter2', cookie: 'rr_session=hunter2' };
       await fetch(await app.getUrl() + '/callback?code=hunter2&state=hunter2&q=kept', { headers });
       for (const path of ['/health/live', '/failing', '/health/ready']) await fetch(await app.getUrl() + path);
       await app.close();`,
      {
        env: {
          DATABASE_URL: database.url,
          ENCRYPTION_KEY: Buffer.alloc(32, 'hunter2').toString('base64'),
          LOG_LEVEL: 'info',
        },
      },
    );
    await program.exit;
    const lines = program
      .output()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(program.output()).not.toContain('hunter2');
    expect(lines).toContainEqual(
      expect.objectContaining({
        level: 'warn',
        message: 'inside',
        runId: 'run-1',
        requestId: 'request-7',
      }),
    );
    expect(lines).toContainEqual(
      expect.objectContaining({
        level: 'info',
        message: 'request completed',
        requestId: 'request-7',
        // Without its query, by which addresses are searched.
        req: expect.objectContaining({ method: 'GET', url: '/callback' }),
        res: { statusCode: 200 },
      }),
    );
    expect(program.output()).not.toContain('/health/live');
    // Why it failed is for whoever failed to say: here is no second error of it.
    const failed = lines.filter((line) => JSON.stringify(line).includes('"statusCode":503'));
    expect(failed).toMatchObject([
      { level: 'info', message: 'request completed', req: { url: '/failing' } },
      { level: 'warn', message: 'request completed', req: { url: '/health/ready' } },
    ]);
    expect(failed.every((line) => !('err' in line))).toBe(true);
  });
});
