import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Config } from '../config/config.js';
import { afterCommit, type Db, execute, statement } from '../database/query.js';
import type { Log } from '../logging/log.js';
import type { PayloadPage } from '../database/rewrite-payloads.js';
import { newId } from '../new-id.js';
import { Listening } from '../database/listening.js';
import { oneAtATime, pruneInBatches } from '../database/upkeep.js';
import { isLater, parseSnapshot, wasVisible } from './snapshot.js';
import * as store from './store.js';
import type { TeamEvent } from './store.js';
import { Listener, TeamReader } from './team-reader.js';

/** Events of one moment share one NOTIFY: every NOTIFY takes a lock that all of the server's others wait for. */
const GATHER_MS = 20;
/** Before a read that failed is tried again. */
const AGAIN_MS = 1_000;
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

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
}

/** What happens in a team, from any process to any process. */
@Injectable()
export class Events implements OnModuleInit, OnModuleDestroy, BeforeApplicationShutdown {
  private readonly stopped = new AbortController();
  private readonly readers = new Map<string, TeamReader>();
  private readonly origin = newId();
  private readonly wakeCalls: Listening;
  private gathered = new Set<string>();
  private flushing: Promise<void> | undefined;
  private repaired: Promise<void> | undefined;

  constructor(
    config: Pick<Config, 'sessionUrl'>,
    private readonly db: Db,
    private readonly log: Log,
  ) {
    this.wakeCalls = new Listening({
      databaseUrl: config.sessionUrl ?? '',
      channel: 'related_records_events',
      applicationName: 'related-records-events',
      onFailure: (err) => {
        log.warn({ err }, 'events: the listening connection failed');
      },
      onNotice: (notice) => {
        this.notified(notice);
      },
    });
  }

  /** Before anything happens here: what is written beside restored events could be taken for told. */
  async onModuleInit(): Promise<void> {
    await this.repair();
  }

  /** Stores the event with what `db` is writing; it reaches the subscribers after the commit, in the order of commits. */
  async publish(db: Db, teamId: string, type: string, payload: object): Promise<void> {
    await store.insert(db, teamId, type, payload);
    this.announce(db, teamId);
  }

  /** The same of several of one type, in their order, each of which is short. */
  async publishAll(db: Db, teamId: string, type: string, payloads: readonly object[]): Promise<void> {
    await store.insertAll(db, teamId, type, payloads);
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
    const start = this.repair().then(() => store.startingPoint(this.db, teamId, afterId));
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
  async rewrite(trx: Db, teamId: string, page: PayloadPage): Promise<string | undefined> {
    return store.rewrite(trx, teamId, page);
  }

  /** Once a process: what a restore brought along is put in its place. */
  private async repair(): Promise<void> {
    this.repaired ??= store.repairRestored(this.db).catch((error: unknown) => {
      this.repaired = undefined;
      throw error;
    });
    await this.repaired;
  }

  /** Forgets the events of more than a day ago. */
  async prune(now: Date): Promise<void> {
    const before = new Date(now.getTime() - KEEP_MS);
    await oneAtATime(this.db, 'prune events', () =>
      pruneInBatches((rowsAtMost) => store.prune(this.db, before, rowsAtMost)),
    );
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
    const listener = new Listener();
    const wake = (): void => {
      listener.wake();
    };
    ends.addEventListener('abort', wake, { once: true });
    let position = await start;
    const reader = this.readerOf(teamId);
    try {
      // First what was there before. What the reader brings of that, or of before the start, is left out.
      await Promise.race([reader.join(listener), aborted(ends)]);
      // A read of one's own: at first, and where too much was waiting here.
      listener.fallBehind();
      while (!ends.aborted) {
        const { isBehind } = listener;
        const put = listener.take();
        const news = isBehind ? [await this.since(teamId, position, ends)] : put;
        for (const { events, snapshot } of news) {
          const known = parseSnapshot(position);
          for (const { event, transactionId } of events) {
            if (event.id !== afterId && !wasVisible(known, transactionId)) yield event;
          }
          if (isLater(parseSnapshot(snapshot), known)) position = snapshot;
        }
        await listener.woken();
      }
    } finally {
      ends.removeEventListener('abort', wake);
      reader.leave(listener);
      if (reader.isIdle) this.readers.delete(teamId);
    }
  }

  private async since(teamId: string, position: string, ends: AbortSignal): ReturnType<typeof store.since> {
    while (!ends.aborted) {
      try {
        return await store.since(this.db, teamId, position);
      } catch (err) {
        this.log.warn({ err }, 'events: reading failed, and is tried again');
        await Promise.race([pause(AGAIN_MS), aborted(ends)]);
      }
    }
    return { events: [], snapshot: position };
  }

  private readerOf(teamId: string): TeamReader {
    const known = this.readers.get(teamId) ?? new TeamReader(this.db, teamId, this.log);
    this.readers.set(teamId, known);
    return known;
  }

  private wake(teamId: string | undefined): void {
    if (teamId !== undefined) this.readers.get(teamId)?.wake();
    else for (const reader of this.readers.values()) reader.wake();
  }

  /** A notice of this very process wakes nobody: who listens here heard of it when it was committed. */
  private notified(notice: string | undefined): void {
    const [teamId, origin] = notice?.split(' ') ?? [];
    if (origin !== this.origin) this.wake(teamId);
  }

  private async flush(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    const teams = this.gathered;
    this.gathered = new Set();
    this.flushing = undefined;
    try {
      for (const teamId of teams) await execute(this.db, notify, [`${teamId} ${this.origin}`]);
    } catch (err) {
      this.log.warn({ err }, 'events: could not be announced; subscribers find them by themselves');
    }
  }
}
