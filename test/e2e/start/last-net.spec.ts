import { mkdtemp, chmod, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSource } from '../../support/processes.js';
import { waitFor } from '../../support/wait-for.js';

test.each([
  ['an exception', `setImmediate(() => { throw new Error('nobody caught this'); })`, 'uncaughtException'],
  ['a rejection', `Promise.reject(new Error('nobody caught this'))`, 'unhandledRejection'],
])(
  '%s that nothing caught is logged with its code, and ends the process in good order with exit code 70',
  async (_name, escape, origin) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'rr-last-net-'));
    await chmod(dataDir, 0o755);
    const service = runSource(
      `process.on('SIGUSR2', () => { ${escape} }); await import('./apps/connector/src/main.ts')`,
      { env: { DATA_DIR: dataDir, DATABASE_URL: '', PORT: '0', LOG_LEVEL: 'warn' } },
    );
    try {
      await waitFor(() => Promise.resolve(service.output().includes('ready')), { timeoutMs: 60_000 });
      service.child.kill('SIGUSR2');
      expect(await service.exit).toEqual({ code: 70, signal: null });
      const last =
        service
          .output()
          .split('\n')
          .find((line) => line.includes('nobody caught this')) ?? '';
      expect(JSON.parse(last)).toMatchObject({ level: 'fatal', code: 'INTERNAL', origin });
      expect(existsSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'))).toBe(false);
    } finally {
      service.child.kill('SIGKILL');
      await service.exit;
      await rm(dataDir, { recursive: true, force: true });
    }
  },
  240_000,
);
