import { type BeforeApplicationShutdown, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Config } from '../config/config.js';
import { afterCommit, type Db, execute, statement } from '../database/query.js';
import type { Log } from '../logging/log.js';
import * as store from './store.js';
import type { TeamEvent } from './store.js';
import { WakeCalls } from './wake-calls.js';

/** Events of one moment share one NOTIFY: every NOTIFY takes a lock that all of the server's others wait for. */
const GATHER_MS = 20;
/** For what nobody announced: its writer died between its commit and the NOTIFY. */
const POLL_MS = 5_000;
const KEEP_MS = 24 * 3600 * 1000;

export interface SubscribeOptions {
  /** The last event seen: those after it come first. None is lost; some may come twice. */
  afterId?: string;
  /** Ends the subscription. */
  signal?: AbortSignal;
}

/** Ends with `break`, its signal, or the process. Survives a restart of PostgreSQL. */
export interface EventStream extends AsyncIterable<TeamEvent> {
  /** Settled once every later event is sure to come. */
  ready: Promise<void>;
}

/** A NOTIFY commits like a write, but has nothing to keep: it does not wait for the disk, where others' commits queue. */
const notify = statement(
  'platform.notify_events',
  `select set_config('synchronous_commit', 'off', true), pg_notify('related_records_events', $1)`,
);

/** What happens in a team, from any process to any process. */
@Injectable()
export class Events implements OnModuleDestroy, BeforeApplicationShutdown {
  private readonly stopped = new AbortController();
  private readonly sleepers = new Map<string, Set<() => void>>();
  private readonly wakeCalls: WakeCalls;
  private gathered = new Set<string>();
  private flushing: Promise<void> | undefined;

  constructor(
    config: Pick<Config, 'databaseUrl'>,
    private readonly db: Db,
    private readonly log: Log,
  ) {
    this.wakeCalls = new WakeCalls(config.databaseUrl ?? '', log, (teamId) => {
      this.wake(teamId);
    });
  }

  /** Stores the event with what `db` is writing; it reaches the subscribers after the commit, in the order of commits. */
  async publish(db: Db, teamId: string, type: string, payload: object): Promise<void> {
    await store.insert(db, teamId, type, payload);
    this.announce(db, teamId);
  }

  /** Wakes the subscribers for an event that was stored on `db` with `insertEventSql`. */
  announce(db: Db, teamId: string): void {
    afterCommit(db, () => {
      this.wake(teamId);
      this.gathered.add(teamId);
      this.flushing ??= this.flush();
    });
  }

  subscribe(teamId: string, { afterId, signal }: SubscribeOptions = {}): EventStream {
    this.wakeCalls.start();
    const ends = signal === undefined ? this.stopped.signal : AbortSignal.any([signal, this.stopped.signal]);
    const start = store.startingPoint(this.db, teamId, afterId);
    start.catch(() => undefined);
    return {
      ready: start.then(() => undefined),
      [Symbol.asyncIterator]: () => this.read(teamId, start, afterId, ends),
    };
  }

  /** Forgets what was told of one thing, which its events name as `externalId`. */
  async forgetAbout(trx: Db, teamId: string, externalId: string): Promise<void> {
    await store.forgetAbout(trx, teamId, externalId);
  }

  /** Looks through a page of the events that are kept and changes their payloads; answers where the next one begins. */
  async rewrite(trx: Db, teamId: string, page: store.EventsPage): Promise<string | undefined> {
    return store.rewrite(trx, teamId, page);
  }

  /** Forgets the events of more than a day ago. */
  async prune(now: Date): Promise<void> {
    await store.prune(this.db, new Date(now.getTime() - KEEP_MS));
  }

  /** Ends every subscription, so that the HTTP server can close. */
  onModuleDestroy(): void {
    this.stopped.abort();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.flushing;
    await this.wakeCalls.stop();
  }

  private async *read(
    teamId: string,
    start: Promise<string>,
    afterId: string | undefined,
    ends: AbortSignal,
  ): AsyncGenerator<TeamEvent> {
    let snapshot = await start;
    while (!ends.aborted) {
      const sleep = this.sleep(teamId, ends);
      try {
        const news = await store.since(this.db, teamId, snapshot);
        for (const event of news.events) if (event.id !== afterId) yield event;
        snapshot = news.snapshot;
      } catch (err) {
        this.log.warn({ err }, 'events: reading failed, and is tried again');
      } finally {
        sleep.release();
      }
      await sleep.over;
    }
  }

  /** Begun before reading, so that no wake-up is missed. `release` does not wake: it lets the wait begin. */
  private sleep(teamId: string, ends: AbortSignal): { over: Promise<void>; release: () => void } {
    let wake = (): void => undefined;
    const over = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const sleepers = this.sleepers.get(teamId) ?? new Set();
    this.sleepers.set(teamId, sleepers.add(wake));
    ends.addEventListener('abort', wake, { once: true });
    let timer: NodeJS.Timeout | undefined;
    void over.then(() => {
      clearTimeout(timer);
      sleepers.delete(wake);
      ends.removeEventListener('abort', wake);
    });
    return {
      over,
      release: () => {
        timer = setTimeout(wake, POLL_MS);
        timer.unref();
      },
    };
  }

  private wake(teamId: string | undefined): void {
    const woken = teamId === undefined ? [...this.sleepers.values()] : [this.sleepers.get(teamId) ?? []];
    for (const sleepers of woken) for (const wake of sleepers) wake();
  }

  private async flush(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    const teams = this.gathered;
    this.gathered = new Set();
    this.flushing = undefined;
    try {
      for (const teamId of teams) await execute(this.db, notify, [teamId]);
    } catch (err) {
      this.log.warn({ err }, 'events: could not be announced; subscribers find them by themselves');
    }
  }
}
