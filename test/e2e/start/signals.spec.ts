import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { projectDir, runSource } from '../../support/processes.js';
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
}, 240_000);

it('SIGTERM to npm, whose shell ends by it alone, stops the service too', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'rr-signals-'));
  await chmod(dataDir, 0o755);
  const program = `"${process.execPath}" --import ./scripts/typescript-loader.mjs apps/connector/src/main.ts`;
  // The second command keeps the shell from becoming the first.
  const shell = spawn('sh', ['-c', `${program}; true`], {
    cwd: projectDir,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ...{ NODE_OPTIONS: '', DATA_DIR: dataDir, DATABASE_URL: '', PORT: '0', LOG_FORMAT: 'json' },
      npm_lifecycle_event: 'start',
    },
  });
  let printed = '';
  shell.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  await waitFor(() => Promise.resolve(printed.includes('is ready at')), { timeoutMs: 60_000 });
  const postmaster = join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
  expect(existsSync(postmaster)).toBe(true);
  const ended = once(shell.stdout, 'close');
  try {
    shell.kill('SIGTERM');
    // Its output ends with it.
    await ended;
    expect(existsSync(postmaster)).toBe(false);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}, 240_000);
