import pg from 'pg';
import type { Log } from '../logging/log.js';

const CHANNEL = 'related_records_events';
const RECONNECT_MOST_MS = 5_000;

/**
 * Listens, on a connection of its own, for the teams that have news. Connects again for ever; whatever was missed
 * meanwhile is made up for by one wake-up of everybody.
 */
export class WakeCalls {
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private failures = 0;
  private isStopped = false;

  constructor(
    private readonly databaseUrl: string,
    private readonly log: Log,
    /** Undefined: everybody. */
    private readonly onWake: (teamId: string | undefined) => void,
  ) {}

  start(): void {
    if (this.client === undefined && this.timer === undefined && !this.isStopped) void this.connect();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    this.timer = undefined;
    const client = new pg.Client({
      connectionString: this.databaseUrl,
      application_name: 'related-records-events',
      keepAlive: true,
    });
    this.client = client;
    client.on('notification', ({ payload }) => {
      this.onWake(payload);
    });
    client.on('error', (err) => {
      this.log.warn({ err }, 'events: the listening connection failed');
    });
    client.on('end', () => {
      this.reconnect(client);
    });
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      this.failures = 0;
      this.onWake(undefined);
    } catch {
      await client.end().catch(() => undefined);
      this.reconnect(client);
    }
  }

  private reconnect(client: pg.Client): void {
    if (this.client !== client || this.isStopped) return;
    this.client = undefined;
    const waitMs = Math.min(RECONNECT_MOST_MS, 100 * 2 ** this.failures);
    this.failures += 1;
    this.timer = setTimeout(() => void this.connect(), waitMs);
    this.timer.unref();
  }
}
