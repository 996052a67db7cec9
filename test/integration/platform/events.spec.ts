import { type Db, Events, type EventStream, many, newId, type TeamEvent, transaction, unprepared } from '#platform';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { MemoryLog } from '../../support/platform.js';
import { onServer } from '../../support/server-url.js';
import { waitFor } from '../../support/wait-for.js';

/** Reads a stream into a list until it ends. */
function collect(stream: EventStream): { events: TeamEvent[]; names: () => string[]; done: Promise<void> } {
  const events: TeamEvent[] = [];
  const read = async (): Promise<void> => {
    for await (const event of stream) events.push(event);
  };
  return { events, names: () => events.map(({ type }) => type), done: read() };
}

describe('Events', () => {
  let database: TestDatabase;
  let db: Db;
  /** Two processes. */
  let here: Events;
  let there: Events;
  let team: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    db = database.db;
  });
  beforeEach(() => {
    team = newId();
    [here, there] = [0, 1].map(() => new Events({ sessionUrl: database.url }, db, new MemoryLog())) as [Events, Events];
  });
  afterEach(async () => {
    for (const events of [here, there]) {
      events.onModuleDestroy();
      await events.beforeApplicationShutdown();
    }
  });
  afterAll(async () => {
    await database.destroy();
  });

  async function reader(
    events: Events,
    options: { afterId?: string; signal?: AbortSignal } = {},
  ): Promise<ReturnType<typeof collect>> {
    const stream = events.subscribe(team, options);
    await stream.ready;
    return collect(stream);
  }

  it('reaches a subscriber in another process, with its payload', async () => {
    const read = await reader(there);
    await here.publish(db, team, 'sync.progress', { read: 5 });
    await waitFor(() => read.events.length > 0, { timeoutMs: 2_000 });
    expect(read.events[0]).toEqual({
      id: expect.any(String),
      type: 'sync.progress',
      at: expect.any(Date),
      payload: { read: 5 },
    });
  });

  it('arrives after the commit, and not at all after a rollback', async () => {
    const read = await reader(there);
    await transaction(db, async (trx) => {
      await here.publish(trx, team, 'first', {});
      await here.publish(db, team, 'second', {});
      await waitFor(() => read.names().includes('second'));
      expect(read.names()).toEqual(['second']);
    });
    const undone = transaction(db, async (trx) => {
      await here.publish(trx, team, 'undone', {});
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    await here.publish(db, team, 'last', {});
    await waitFor(() => read.names().includes('last'));
    expect(read.names()).toEqual(['second', 'first', 'last']);
  });

  it('keeps teams apart', async () => {
    const read = await reader(there);
    await here.publish(db, newId(), 'foreign', {});
    await here.publish(db, team, 'ours', {});
    await waitFor(() => read.events.length > 0);
    expect(read.names()).toEqual(['ours']);
  });

  it('loses and doubles nothing of many writers at once', async () => {
    const read = await reader(there);
    const names = Array.from({ length: 200 }, (_, i) => `n${i}`);
    await Promise.all(
      names.map((name, i) =>
        i % 3 === 0
          ? transaction(db, async (trx) => here.publish(trx, team, name, {}))
          : here.publish(db, team, name, {}),
      ),
    );
    await waitFor(() => read.events.length >= names.length);
    expect(read.names().sort()).toEqual([...names].sort());
  });

  it('goes on after the last event seen, and misses none that committed late', async () => {
    const read = await reader(there);
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let wrote = (): void => undefined;
    const hasWritten = new Promise<void>((resolve) => {
      wrote = resolve;
    });
    // Gets the lower id, and commits last.
    const late = transaction(db, async (trx) => {
      await here.publish(trx, team, 'late', {});
      wrote();
      await held;
    });
    await hasWritten;
    await here.publish(db, team, 'early', {});
    await waitFor(() => read.events.length === 1);
    letGo();
    await late;
    const again = await reader(here, { afterId: read.events[0]?.id ?? '' });
    await waitFor(() => again.events.length > 0);
    expect(again.names()).toEqual(['late']);
  });

  it('gives all that is kept to one whose last event is no longer known', async () => {
    await here.publish(db, team, 'a', {});
    const read = await reader(there, { afterId: '999999999' });
    await waitFor(() => read.events.length > 0);
    expect(read.names()).toEqual(['a']);
  });

  it('forgets old events', async () => {
    await here.publish(db, team, 'old', {});
    await here.prune(new Date(Date.now() + 24 * 3600_000 + 60_000));
    const read = await reader(there, { afterId: '1' });
    await here.publish(db, team, 'new', {});
    await waitFor(() => read.events.length > 0);
    expect(read.names()).toEqual(['new']);
  });

  it('survives the loss of every connection', async () => {
    const read = await reader(there);
    await here.publish(db, team, 'before', {});
    await waitFor(() => read.names().includes('before'));
    await onServer(
      database.ownerUrl,
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    const listening = unprepared(`select 1 from pg_stat_activity where application_name = 'related-records-events'`);
    await waitFor(async () => (await many(db, listening)).length > 0);
    await here.publish(db, team, 'after', {});
    await waitFor(() => read.names().includes('after'));
    expect(read.names()).toEqual(['before', 'after']);
  });

  it('ends with its signal, and with the process', async () => {
    const controller = new AbortController();
    const one = await reader(there, { signal: controller.signal });
    const other = await reader(there);
    controller.abort();
    await one.done;
    there.onModuleDestroy();
    await other.done;
  });

  it('Y7: a hundred listeners read the database as often as one', async () => {
    const reads: string[] = [];
    const counted = new Proxy(db, {
      get: (target, name) => {
        if (name === 'client') reads.push('read');
        return Reflect.get(target, name) as unknown;
      },
    });
    const counting = new Events({ sessionUrl: database.url }, counted, new MemoryLog());
    try {
      const lists = await Promise.all(Array.from({ length: 100 }, () => reader(counting)));
      await here.publish(db, team, 'first', {});
      await waitFor(() => lists.every(({ events }) => events.length === 1), { timeoutMs: 60_000 });
      reads.length = 0;
      await here.publish(db, team, 'second', {});
      await waitFor(() => lists.every(({ events }) => events.length === 2), { timeoutMs: 60_000 });
      expect(lists.every(({ names }) => names().join() === 'first,second')).toBe(true);
      // Its own notice does not wake a process that published itself, and one read serves them all.
      expect(reads.length).toBeLessThanOrEqual(3);
    } finally {
      counting.onModuleDestroy();
      await counting.beforeApplicationShutdown();
    }
  });

  it('a listener that joins while events come misses none, and one that is slow catches up', async () => {
    const slow = here.subscribe(team);
    await slow.ready;
    const slowly = slow[Symbol.asyncIterator]();
    const first = slowly.next();
    const lists: ReturnType<typeof collect>[] = [];
    for (let n = 0; n < 40; n += 1) {
      await transaction(db, async (trx) => {
        for (let k = 0; k < 60; k += 1) await here.publish(trx, team, `event ${n * 60 + k}`, {});
      });
      if (n % 10 === 0) lists.push(await reader(here));
    }
    const all = 40 * 60;
    const last = `event ${all - 1}`;
    await waitFor(() => lists.every(({ names }) => names().includes(last)), { timeoutMs: 60_000 });
    for (const { names } of lists) {
      const from = Number(names()[0]?.slice('event '.length));
      expect(new Set(names()).size).toBe(all - from);
    }
    const seen = new Set([(await first).value?.type]);
    while (seen.size < all) seen.add((await slowly.next()).value?.type);
    expect(seen.has(last)).toBe(true);
  }, 30_000);

  it('a restore into a server whose transactions are fewer: nothing repeats, nothing new is lost', async () => {
    for (const type of ['a', 'b', 'c']) await here.publish(db, team, type, {});
    const before = await reader(here, { afterId: '0' });
    await waitFor(() => before.names().length === 3);
    const [first] = before.events;
    // The server that the dump came from had come much further.
    await many(
      db,
      unprepared(`update platform.events set
          transaction_id = (transaction_id::text::bigint + 1000000000)::text::xid8,
          snapshot = ((pg_snapshot_xmin(snapshot)::text::bigint + 1000000000)::text || ':' ||
            (pg_snapshot_xmax(snapshot)::text::bigint + 1000000000)::text || ':')::pg_snapshot
        where team_id = $1`),
      [team],
    );
    const restored = new Events({ sessionUrl: database.url }, db, new MemoryLog());
    try {
      const live = await reader(restored);
      // What follows webhooks goes on behind the last event it told.
      const goingOn = await reader(restored, { afterId: first!.id });
      await waitFor(() => goingOn.names().includes('c'));
      await here.publish(db, team, 'new', {});
      await waitFor(() => live.names().includes('new') && goingOn.names().includes('new'));
      await here.publish(db, team, 'newer', {});
      await waitFor(() => live.names().includes('newer') && goingOn.names().includes('newer'));
      expect(live.names()).toEqual(['new', 'newer']);
      expect(goingOn.names().filter((name) => name === 'b' || name === 'c')).toEqual(['b', 'c']);
      expect(goingOn.names().filter((name) => name.startsWith('new'))).toEqual(['new', 'newer']);
    } finally {
      restored.onModuleDestroy();
      await restored.beforeApplicationShutdown();
    }
  });
});
