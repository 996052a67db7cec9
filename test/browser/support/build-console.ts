import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectDir } from '../../support/processes.js';

/** As `npm start` builds it; nothing when it is built already. */
export function buildConsole(): void {
  const args = [join(projectDir, 'scripts', 'run.mjs'), 'build-console'];
  const env = { ...process.env, NODE_OPTIONS: '' };
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: projectDir, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The console could not be built: ${stderr}`);
}
