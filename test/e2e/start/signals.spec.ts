import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSource } from '../../support/processes.js';
import { waitFor } from '../../support/wait-for.js';

it('Ctrl-C under npm, which arrives twice, still stops the embedded PostgreSQL', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'rr-signals-'));
  await chmod(dataDir, 0o755);
  const service = runSource(`await import('./apps/connector/src/main.ts')`, {
    env: { DATA_DIR: dataDir, DATABASE_URL: '', PORT: '0', LOG_LEVEL: 'warn' },
  });
  const postmaster = join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
  try {
    await waitFor(() => Promise.resolve(service.output().includes('is ready at')), { timeoutMs: 60_000 });
    expect(existsSync(postmaster)).toBe(true);
    // Two kinds, as the kernel makes one of two equal ones that are still pending.
    service.child.kill('SIGINT');
    service.child.kill('SIGTERM');
    expect(await service.exit).toEqual({ code: 0, signal: null });
    expect(existsSync(postmaster)).toBe(false);
  } finally {
    service.child.kill('SIGTERM');
    await service.exit;
    await rm(dataDir, { recursive: true, force: true });
  }
}, 120_000);
