import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startTestApp, type TestApp } from '../../support/app.js';
import { projectDir } from '../../support/processes.js';
import { addAcme, prepare, Seed, SYNCED_AT } from '../../support/seed.js';

/** The commands of the page that call the service, each with the answer that is shown after it. */
function stepsOf(page: string): { command: string; answer: object }[] {
  const blocks = [...page.matchAll(/^```(sh|json)\n([\s\S]*?)^```$/gm)].map(([, kind, text = '']) => ({ kind, text }));
  return blocks.flatMap(({ kind, text }, place) => {
    if (kind !== 'sh' || !text.startsWith('curl')) return [];
    const answer = blocks[place + 1];
    if (answer?.kind !== 'json') throw new Error(`No answer is shown for: ${text}`);
    return [{ command: text, answer: JSON.parse(answer.text) as object }];
  });
}

const page = readFileSync(join(projectDir, 'docs', 'FIRST-RECORDING.md'), 'utf8');
let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
  const team = new Seed(app.db, app.teamId);
  await prepare(team);
  await team.synced(SYNCED_AT);
  await addAcme(team);
});
afterAll(() => app.stop());

test('the page "hand in your first recording": every command runs, and answers what is shown', async () => {
  const steps = stepsOf(page);
  expect(steps).toHaveLength(5);
  for (const { command, answer } of steps) {
    const env = { PATH: process.env['PATH'] ?? '', URL: app.url, KEY: app.keys.service };
    const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', command], { env });
    expect(JSON.parse(stdout)).toMatchObject(answer);
  }
});
