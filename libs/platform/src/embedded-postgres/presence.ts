import pg from 'pg';

/** Held shared by every process that uses the server, exclusively by the one that stops it. */
const LOCK = 7_282_002;

/**
 * One process's mark in the running server that it is in use. It lives in a session, so that it disappears with its
 * process however that ends.
 */
export class Presence {
  private constructor(private readonly client: pg.Client) {}

  /** Undefined when the server is just being stopped, or is not there. `onLost`: the server went away under us. */
  static async begin(url: string, onLost: () => void): Promise<Presence | undefined> {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'related-records-presence',
      keepAlive: true,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock_shared($1) as held', [LOCK]);
      if (rows[0]?.held === true) {
        client.once('end', onLost);
        return new Presence(client);
      }
    } catch (error) {
      // Wrong credentials never get better.
      if (/^28/.test((error as { code?: string }).code ?? '')) throw error;
    }
    await client.end().catch(() => undefined);
    return undefined;
  }

  /** Ends it; if nobody else is present, calls `stopServer` while nobody can join. */
  async end(stopServer: () => Promise<void>): Promise<void> {
    this.client.removeAllListeners('end');
    try {
      await this.client.query('select pg_advisory_unlock_shared($1)', [LOCK]);
      const { rows } = await this.client.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [LOCK]);
      if (rows[0]?.last === true) await stopServer();
    } finally {
      await this.client.end().catch(() => undefined);
    }
  }
}
