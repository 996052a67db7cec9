import { type Db, execute, Jobs, many, Metrics, type Role, transaction, unprepared } from '#platform';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { MemoryLog, testConfig } from '../../support/platform.js';
import { runSource } from '../../support/processes.js';
import { statementsOf } from '../../support/statements.js';
import { waitFor } from '../../support/wait-for.js';

describe('Jobs', () => {
  let database: TestDatabase;
  let db: Db;
  let running: Jobs[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    db = database.db;
  });
  afterEach(async () => {
    await Promise.all(running.map((jobs) => jobs.beforeApplicationShutdown()));
    running = [];
  });
  afterAll(async () => {
    await database.destroy();
  });

  /** One process. */
  function start(role: Role = 'all', log = new MemoryLog()): Jobs {
    const jobs = new Jobs(testConfig(database.url, { ROLE: role }), db, log, new Metrics());
    running.push(jobs);
    return jobs;
  }
  const states = async (queue: string): Promise<string[]> =>
    (await many<{ state: string }>(db, unprepared('select state::text from pgboss.job where name = $1'), [queue])).map(
      ({ state }) => state,
    );

  it('does the work of another process, at once', async () => {
    const done: unknown[] = [];
    await start('worker').work('quick', (data) => {
      done.push(data);
      return Promise.resolve();
    });
    const api = start('api');
    const since = Date.now();
    for (let n = 1; n <= 5; n += 1) {
      await api.enqueue('quick', { n });
      await waitFor(() => done.length === n);
    }
    expect(done).toEqual([1, 2, 3, 4, 5].map((n) => ({ n })));
    // Each waited for by the poll of two seconds, the last four alone would take eight.
    expect(Date.now() - since).toBeLessThan(7_000);
  });

  it('takes no job in the role api', async () => {
    const api = start('api');
    await api.work('not-here', () => Promise.reject(new Error('was worked')));
    await api.enqueue('not-here', {});
    expect(await states('not-here')).toEqual(['created']);
  });

  it('keeps one job per key, queued or active', async () => {
    const jobs = start();
    let release = (): void => undefined;
    const calls: string[] = [];
    for (let i = 0; i < 3; i += 1) await jobs.enqueue('keyed', { i }, { key: 'a' });
    await jobs.enqueue('keyed', {}, { key: 'b' });
    expect(await states('keyed')).toEqual(['created', 'created']);
    await jobs.work(
      'keyed',
      async (_data, { jobId }) => {
        calls.push(jobId);
        await new Promise<void>((resolve) => {
          release = resolve;
        });
      },
      { concurrency: 1 },
    );
    await waitFor(() => calls.length === 1);
    await jobs.enqueue('keyed', {}, { key: 'a' });
    expect(await states('keyed')).toHaveLength(2);
    release();
    await waitFor(() => calls.length === 2);
    release();
    await waitFor(async () => (await states('keyed')).every((state) => state === 'completed'));
    await jobs.enqueue('keyed', {}, { key: 'a' });
    expect(await states('keyed')).toHaveLength(3);
    await waitFor(() => calls.length === 3);
    release();
  });

  it('keeps jobs without a key apart', async () => {
    const jobs = start('api');
    await jobs.enqueue('keyless', {});
    await jobs.enqueue('keyless', {});
    expect(await states('keyless')).toHaveLength(2);
  });

  it('enqueues in a transaction, or not at all', async () => {
    const jobs = start('api');
    const undone = transaction(db, async (trx) => {
      await jobs.enqueue('transactional', {}, { db: trx });
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect(await states('transactional')).toEqual([]);
    await transaction(db, async (trx) => {
      await jobs.enqueue('transactional', {}, { db: trx });
      expect(await states('transactional')).toEqual([]);
    });
    expect(await states('transactional')).toEqual(['created']);
  });

  it('drains a queue without waiting for its poll between jobs', async () => {
    const jobs = start();
    for (let n = 0; n < 20; n += 1) await jobs.enqueue('drained', { n });
    const done: number[] = [];
    const work = (): Promise<void> => {
      done.push(performance.now());
      return Promise.resolve();
    };
    await jobs.work('drained', work);
    await waitFor(() => done.length === 20);
    // A poll is two seconds: nineteen of them between the jobs would take thirty-eight.
    expect((done.at(-1) ?? Infinity) - (done[0] ?? 0)).toBeLessThan(15_000);
  });

  it('looks for a job a few times, however many workers there are for it', async () => {
    const jobs = start();
    let done = 0;
    const work = (): Promise<void> => {
      done += 1;
      return Promise.resolve();
    };
    await jobs.work('looked-for', work, { concurrency: 20 });
    await jobs.enqueue('looked-for', {});
    await waitFor(() => done === 1);
    const sent = await statementsOf(async () => {
      await jobs.enqueue('looked-for', {});
      await waitFor(async () => (await states('looked-for')).every((state) => state === 'completed') && done === 2);
    });
    const looks = sent.filter((text) => text.includes('SKIP LOCKED'));
    expect(looks.length).toBeGreaterThan(0);
    // One for the notice, one for what else may be there, one behind the job, and polls of a slow machine.
    expect(looks.length).toBeLessThan(10);
  });

  it('has as many jobs at work as there are workers, when many can begin at the same moment', async () => {
    const jobs = start();
    let atWork = 0;
    const release = Promise.withResolvers<undefined>();
    const work = async (): Promise<void> => {
      atWork += 1;
      await release.promise;
    };
    await jobs.work('together', work, { concurrency: 12 });
    // They are announced by one notice: PostgreSQL tells the same thing once a transaction.
    await transaction(db, async (trx) => {
      for (let n = 0; n < 12; n += 1) await jobs.enqueue('together', {}, { db: trx });
    });
    const since = Date.now();
    await waitFor(() => atWork === 12);
    // Each found by the poll of two seconds, the last eleven would take twenty-two.
    expect(Date.now() - since).toBeLessThan(15_000);
    release.resolve(undefined);
    await waitFor(async () => (await states('together')).every((state) => state === 'completed'));
  });

  it('lets other groups go before the further jobs of one whose jobs are at work (Y7)', async () => {
    const jobs = start();
    const begun: string[] = [];
    const releases: (() => void)[] = [];
    for (let n = 0; n < 4; n += 1) await jobs.enqueue('fair', { team: 'busy' }, { group: 'busy' });
    await jobs.enqueue('fair', { team: 'quiet' }, { group: 'quiet' });
    await jobs.work<{ team: string }>(
      'fair',
      async ({ team }) => {
        begun.push(team);
        await new Promise<void>((resolve) => releases.push(resolve));
      },
      { concurrency: 2, perGroup: 1 },
    );
    await waitFor(() => begun.length === 2);
    expect(begun.toSorted()).toEqual(['busy', 'quiet']);
    const done = waitFor(async () => (await states('fair')).every((state) => state === 'completed'));
    const releasing = setInterval(() => {
      releases.splice(0).forEach((release) => {
        release();
      });
    }, 20);
    await done;
    clearInterval(releasing);
    expect(begun).toHaveLength(5);
  });

  it('Y7: a job that comes back holds no worker meanwhile, and keeps its key', async () => {
    const jobs = start();
    const begun: string[] = [];
    await jobs.enqueue('returning', { name: 'slow' }, { key: 'slow' });
    await jobs.work<{ name: string }>('returning', ({ name }, { comeBackIn }) => {
      begun.push(name);
      if (name === 'slow' && begun.filter((each) => each === name).length === 1) comeBackIn(1_500);
      return Promise.resolve();
    });
    await waitFor(() => begun.length === 1);
    await waitFor(async () => (await states('returning'))[0] === 'created');
    await jobs.enqueue('returning', { name: 'slow' }, { key: 'slow' });
    await jobs.enqueue('returning', { name: 'quick' });
    await waitFor(() => begun.length === 3, { timeoutMs: 60_000 });
    expect(begun).toEqual(['slow', 'quick', 'slow']);
    await waitFor(async () => (await states('returning')).every((state) => state === 'completed'));
    expect(await states('returning')).toHaveLength(2);
  });

  it('waits for the time a job may start', async () => {
    const jobs = start();
    const done: number[] = [];
    const startAfter = new Date(Date.now() + 1_500);
    await jobs.work('later', () => {
      done.push(Date.now());
      return Promise.resolve();
    });
    await jobs.enqueue('later', {}, { startAfter });
    await waitFor(() => done[0]);
    expect(done[0]).toBeGreaterThanOrEqual(startAfter.getTime());
  });

  it('tries a failed job again, and logs why', async () => {
    const log = new MemoryLog();
    const jobs = start('all', log);
    let tries = 0;
    await jobs.work('flaky', () => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error('once')) : Promise.resolve();
    });
    await jobs.enqueue('flaky', {});
    await waitFor(async () => (await states('flaky'))[0] === 'completed', { timeoutMs: 60_000 });
    expect(tries).toBe(2);
    expect(log.lines).toContainEqual(
      expect.objectContaining({ level: 'error', details: expect.objectContaining({ queue: 'flaky' }) }),
    );
  });

  it('lets a job finish when the process stops', async () => {
    const jobs = start();
    let release = (): void => undefined;
    let isAtWork = false;
    await jobs.work('finishing', async () => {
      isAtWork = true;
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    });
    await jobs.enqueue('finishing', {});
    await waitFor(() => isAtWork);
    const stopped = jobs.beforeApplicationShutdown();
    release();
    await stopped;
    expect(await states('finishing')).toEqual(['completed']);
  });

  it('hands a job back when the process stops, without using up a try, and another goes on at once', async () => {
    const first = start();
    let isAtWork = false;
    await first.work(
      'handed-back',
      async (_data, { signal }) => {
        isAtWork = true;
        await new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Error('stopping'));
          });
        });
      },
      { retryLimit: 0 },
    );
    await first.enqueue('handed-back', {});
    await waitFor(() => isAtWork);
    await first.beforeApplicationShutdown();
    expect(await states('handed-back')).toEqual(['created']);
    const done: string[] = [];
    await start().work('handed-back', (_data, { jobId }) => {
      done.push(jobId);
      return Promise.resolve();
    });
    await waitFor(() => done.length > 0);
  });

  it('hands a job back for good, also where its worker was asked to look again', async () => {
    const first = start();
    await first.enqueue('asked-again', {});
    let calls = 0;
    await transaction(db, async (trx) => {
      await execute(trx, unprepared('lock table pgboss.job in access exclusive mode'), []);
      await first.work(
        'asked-again',
        async (_data, { signal }) => {
          calls += 1;
          await new Promise((_resolve, reject) => {
            signal.addEventListener('abort', reject);
          });
        },
        { retryLimit: 0 },
      );
      // It waits for the lock while what polls, every two seconds, asks it to look once more.
      await new Promise((resolve) => setTimeout(resolve, 2_500));
    });
    await waitFor(() => calls === 1);
    await first.beforeApplicationShutdown();
    expect(calls).toBe(1);
    expect(await states('asked-again')).toEqual(['created']);
  });

  it('gives the job of a killed worker to another', async () => {
    const config = { DATABASE_URL: database.url, ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64') };
    const victim = runSource(
      `import { connect, Jobs, Metrics, readConfig } from '#platform';
       const log = { warn: console.log, error: console.log };
       const config = readConfig(process.env);
       const jobs = new Jobs(config, connect(config.databaseUrl), log, new Metrics());
       await jobs.work('orphaned', () => new Promise(() => console.log('at work')));
       await jobs.enqueue('orphaned', {});`,
      { env: config },
    );
    await waitFor(() => victim.output().includes('at work'), { timeoutMs: 60_000 });
    victim.child.kill('SIGKILL');
    await victim.exit;
    expect(await states('orphaned')).toEqual(['active']);
    // Its last sign of life, long ago: what would come to pass by waiting.
    await execute(
      db,
      unprepared(`update pgboss.job set heartbeat_on = now() - interval '1 hour' where name = 'orphaned'`),
    );
    const done: string[] = [];
    await start('worker').work('orphaned', (_data, { jobId }) => {
      done.push(jobId);
      return Promise.resolve();
    });
    await waitFor(() => done.length > 0, { timeoutMs: 60_000 });
  });
});
