import pg from 'pg';

const RECONNECT_MOST_MS = 5_000;

export interface ListeningOptions {
  /** Where a session lasts as long as its connection: a pooler by transactions passes no notice on. */
  databaseUrl: string;
  channel: string;
  applicationName: string;
  /** A notice and what it says; undefined once connected, since any number may have been missed. */
  onNotice: (payload: string | undefined) => void;
  onFailure: (error: Error) => void;
}

/** Listens, on a connection of its own. Connects again for ever. */
export class Listening {
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private failures = 0;
  private isStopped = false;

  constructor(private readonly options: ListeningOptions) {}

  start(): void {
    if (this.client === undefined && this.timer === undefined && !this.isStopped) void this.connect();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const { databaseUrl, applicationName, channel, onNotice, onFailure } = this.options;
    this.timer = undefined;
    const client = new pg.Client({
      connectionString: databaseUrl,
      application_name: applicationName,
      keepAlive: true,
    });
    this.client = client;
    client.on('notification', ({ payload }) => {
      onNotice(payload);
    });
    client.on('error', onFailure);
    client.on('end', () => {
      this.reconnect(client);
    });
    try {
      await client.connect();
      await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      this.failures = 0;
      onNotice(undefined);
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
