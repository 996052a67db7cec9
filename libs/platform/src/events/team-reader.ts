import type { Db } from '../database/query.js';
import type { Log } from '../logging/log.js';
import * as store from './store.js';
import type { WrittenEvent } from './store.js';

/** For what nobody announced: its writer died between its commit and the NOTIFY. */
const POLL_MS = 5_000;
/** Events that wait for a listener who is slow to take them; with more it reads from the database where it left off. */
const WAITING_AT_MOST = 1_000;

/** What became visible, and up to where that is all. */
interface News {
  events: readonly WrittenEvent[];
  snapshot: string;
}

/** One who listens: news are put into its hands until it takes them. */
export class Listener {
  private waiting: News[] = [];
  private count = 0;
  /** Some was dropped, and has to be read anew from where the listener is. */
  isBehind = false;
  private isSet = false;
  private resolve: (() => void) | undefined;

  put(news: News): void {
    this.count += news.events.length;
    if (this.count > WAITING_AT_MOST) this.isBehind = true;
    if (this.isBehind) this.waiting = [];
    else this.waiting.push(news);
    this.wake();
  }

  /** It has to read anew, at first for instance. */
  fallBehind(): void {
    this.isBehind = true;
  }

  /** What waits, which waits no longer. */
  take(): News[] {
    const { waiting } = this;
    this.waiting = [];
    this.count = 0;
    this.isBehind = false;
    return waiting;
  }

  wake(): void {
    this.isSet = true;
    this.resolve?.();
  }

  /**
   * Until something is put here or it is woken; at once when that happened since the last time. From time to time without:
   * one that nobody listens to any more learns of it then.
   */
  async woken(): Promise<void> {
    if (!this.isSet) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.resolve = resolve;
        timer = setTimeout(resolve, POLL_MS);
        timer.unref();
      });
      clearTimeout(timer);
    }
    this.isSet = false;
    this.resolve = undefined;
  }
}

/**
 * Reads what happens in a team, once for all that listen to it in this process: a hundred listeners cost the database what
 * one does.
 */
export class TeamReader {
  private readonly listeners = new Set<Listener>();
  private wakeUp: (() => void) | undefined;
  private isWoken = false;
  private started: Promise<void> | undefined;

  constructor(
    private readonly db: Db,
    private readonly teamId: string,
    private readonly log: Log,
  ) {}

  get isIdle(): boolean {
    return this.listeners.size === 0;
  }

  /** Once it is settled, whatever becomes visible later is put into the listener's hands. */
  async join(listener: Listener): Promise<void> {
    this.listeners.add(listener);
    this.started ??= this.start();
    await this.started;
  }

  leave(listener: Listener): void {
    this.listeners.delete(listener);
    if (this.isIdle) this.wake();
  }

  /** There is news. */
  wake(): void {
    this.isWoken = true;
    this.wakeUp?.();
  }

  private async start(): Promise<void> {
    let snapshot: string | undefined;
    while (snapshot === undefined && !this.isIdle) {
      snapshot = await store.startingPoint(this.db, this.teamId, undefined).catch((err: unknown) => {
        this.log.warn({ err }, 'events: reading failed, and is tried again');
        return undefined;
      });
      if (snapshot === undefined) await this.sleep(POLL_MS / 5);
    }
    void this.read(snapshot).finally(() => (this.started = undefined));
  }

  private async read(from: string | undefined): Promise<void> {
    let snapshot = from;
    while (snapshot !== undefined && !this.isIdle) {
      await this.sleep(POLL_MS);
      try {
        const news = await store.since(this.db, this.teamId, snapshot);
        snapshot = news.snapshot;
        if (news.events.length > 0) for (const listener of this.listeners) listener.put(news);
      } catch (err) {
        this.log.warn({ err }, 'events: reading failed, and is tried again');
      }
    }
  }

  /** Until it is woken, or so long; at once when it was woken since the last time. */
  private async sleep(atMostMs: number): Promise<void> {
    if (!this.isWoken && !this.isIdle) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.wakeUp = resolve;
        timer = setTimeout(resolve, atMostMs);
        timer.unref();
      });
      clearTimeout(timer);
      this.wakeUp = undefined;
    }
    this.isWoken = false;
  }
}
