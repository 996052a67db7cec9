import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError, many, openDatabase, unprepared } from '#platform';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../../libs/platform/src/embedded-postgres/embedded-postgres.js';
import { giveTo, serverUser } from '../../../libs/platform/src/embedded-postgres/server-user.js';
import { type Certificates, makeCertificates } from '../../support/certificates.js';
import { useTestDatabase } from '../../support/database.js';
import { describeWith, findProgram } from '../../support/debian.js';
import { TEST_ENCRYPTION_KEY, testConfig } from '../../support/platform.js';
import { runSource } from '../../support/processes.js';
import { readScrape, replay } from '../../support/prometheus.js';
import { waitFor } from '../../support/wait-for.js';

const SLOW_MS = 120_000;

describeWith(['openssl'], 'openssl')('a PostgreSQL with a certificate of a private authority', () => {
  const plain = useTestDatabase();
  let dir: string;
  let files: Certificates;
  let server: EmbeddedPostgres;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'rr-tls-'));
    chmodSync(dir, 0o755);
    files = makeCertificates(dir);
    const dataDir = join(dir, 'data');
    mkdirSync(dataDir);
    giveTo(serverUser(join(dataDir, 'postgres'), dataDir), files.key);
    server = await startEmbeddedPostgres({
      dataDir,
      durable: false,
      settings: { ssl: 'on', ssl_cert_file: files.certificate, ssl_key_file: files.key, listen_addresses: 'localhost' },
    });
  }, SLOW_MS);
  afterAll(async () => {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  function address(parameters: Record<string, string>, host = 'localhost', url = server.ownerUrl): string {
    const changed = new URL(url);
    changed.hostname = host;
    for (const [name, value] of Object.entries(parameters)) changed.searchParams.set(name, value);
    return changed.href;
  }

  /** Whether the connection is encrypted, or the fault that stops the start. */
  async function tried(databaseUrl: string): Promise<boolean | AppError> {
    try {
      const opened = await openDatabase(testConfig(databaseUrl, { MIGRATE: 'off' }));
      const own = unprepared('select ssl from pg_stat_ssl where pid = pg_backend_pid()');
      const [row] = await many<{ ssl: boolean }>(opened.db, own);
      await opened.stop();
      return row?.ssl ?? false;
    } catch (error) {
      if (error instanceof AppError) return error;
      throw error;
    }
  }

  test.each([
    ['no sslmode', {}, 'localhost', false],
    ['disable', { sslmode: 'disable' }, 'localhost', false],
    ['require, which checks nothing', { sslmode: 'require' }, '127.0.0.1', true],
    ['verify-ca, whatever the host is called', { sslmode: 'verify-ca', sslrootcert: 'ca' }, '127.0.0.1', true],
    ['require with an authority, as verify-ca', { sslmode: 'require', sslrootcert: 'ca' }, '127.0.0.1', true],
    ['verify-full', { sslmode: 'verify-full', sslrootcert: 'ca' }, 'localhost', true],
    ['an authority alone, as verify-full', { sslrootcert: 'ca' }, 'localhost', true],
  ] as const)('%s is accepted', async (_, parameters, host, isEncrypted) => {
    expect(await tried(address(named(parameters), host))).toBe(isEncrypted);
  });

  test.each([
    ['verify-full without the authority', { sslmode: 'verify-full' }, 'localhost', 'sslrootcert'],
    ['verify-full by another', { sslmode: 'verify-full', sslrootcert: 'otherCa' }, 'localhost', 'sslrootcert'],
    ['verify-ca by another', { sslmode: 'verify-ca', sslrootcert: 'otherCa' }, 'localhost', 'sslrootcert'],
    ['require by another', { sslmode: 'require', sslrootcert: 'otherCa' }, 'localhost', 'sslrootcert'],
    ['verify-full of another host', { sslmode: 'verify-full', sslrootcert: 'ca' }, '127.0.0.1', 'Name the host'],
    ['an authority alone, of another host', { sslrootcert: 'ca' }, '127.0.0.1', 'Name the host'],
  ] as const)('%s is refused, with what to set', async (_, parameters, host, remedy) => {
    expect(await tried(address(named(parameters), host))).toMatchObject({
      code: 'DATABASE_TLS_REFUSED',
      message: expect.stringMatching(new RegExp(`^TLS with PostgreSQL at ${host}:\\d+ .*${remedy}`)),
    });
  });

  function named(parameters: { sslmode?: string; sslrootcert?: 'ca' | 'otherCa' }): Record<string, string> {
    const { sslmode, sslrootcert } = parameters;
    return {
      ...(sslmode === undefined ? {} : { sslmode }),
      ...(sslrootcert === undefined ? {} : { sslrootcert: files[sslrootcert] }),
    };
  }

  test('a server without TLS is not spoken to in the clear where TLS is required', async () => {
    expect(await tried(address({ sslmode: 'require' }, '127.0.0.1', plain.url))).toMatchObject({
      code: 'DATABASE_TLS_REFUSED',
      message: expect.stringContaining('sslmode=disable'),
    });
  });

  test(
    'a service that requires TLS starts, prints nothing but its log, and shows when the certificate ends',
    async () => {
      let shown = '';
      const service = runSource(`await import('./apps/connector/src/main.ts')`, {
        env: {
          DATABASE_URL: address({ sslmode: 'require' }),
          ENCRYPTION_KEY: TEST_ENCRYPTION_KEY,
          PORT: '0',
          LOG_LEVEL: 'warn',
          LOG_FORMAT: 'json',
          SHUTDOWN_DELAY_SECONDS: '0',
        },
      });
      try {
        await waitFor(() => service.output().includes('is ready at'), { timeoutMs: 90_000 });
        const [, url = ''] = /is ready at (http:\S+)/.exec(service.output()) ?? [];
        shown = await (await fetch(`${url}/metrics`)).text();
      } finally {
        service.child.kill('SIGTERM');
        await service.exit;
      }
      const lines = service.output().trim().split('\n');
      expect(lines.map((line) => (JSON.parse(line) as { level: string }).level)).toEqual(['info']);
      const [, end] = /^related_records_database_certificate_expiry_timestamp_seconds\S* (\S+)$/m.exec(shown) ?? [];
      const days = (Number(end) - Date.now() / 1000) / 86_400;
      expect([days > 1.9, days < 2.1]).toEqual([true, true]);
      if (findProgram('promtool') === undefined) return;
      const alert = 'RelatedRecordsCertificateExpires';
      expect(replay(new Map(), readScrape(shown), [{ alert, fires: true, at: '6m' }])).toBe('');
    },
    SLOW_MS,
  );
});
