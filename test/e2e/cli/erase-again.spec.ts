import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type CliRun, runCli } from '../../support/cli.js';
import { callWithNobody } from '../../support/hand-in.js';
import { searchDatabase } from '../../support/search-database.js';

// After the restore of a backup that is older than an erasure (docs/OPERATIONS.md, "Back up and restore"): the database of this
// test is that backup, in which nothing was erased yet.

const SLOW_MS = 180_000;
const ZOE = { name: 'Zoe Quill', email: 'zoe.q@quillworks.example' };

let app: TestApp;
let dir: string;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'rr-erased-'));
  app = await startTestApp({ ROLE: 'api' });
}, SLOW_MS);
afterAll(async () => {
  await app.stop();
  rmSync(dir, { recursive: true, force: true });
});

const cli = (...args: string[]): Promise<CliRun> => runCli(app.databaseUrl, [...args, '--team', 'default']);
const eraseFrom = async (list: string, ...more: string[]): Promise<CliRun> => {
  const path = join(dir, 'erased.txt');
  writeFileSync(path, list);
  return cli('erase', '--from', path, ...more);
};
const handIn = async (externalId: string): Promise<number> => {
  const body = { ...callWithNobody(), attendees: [{ ...ZOE, talkTimeMs: 9 }] };
  return (await app.request('PUT', `/v1/recordings/${externalId}`, { key: app.keys.service, body })).status;
};

test(
  'E1, E2: what a restored backup brought back is erased again, and what it never knew is not decided either',
  async () => {
    for (const id of ['r-1', 'r-2']) expect(await handIn(id)).toBe(201);
    expect(await searchDatabase(app.db, 'quillworks')).not.toEqual([]);
    // "r-3" was handed in, and erased, after the dump.
    const list = `# erased since the dump\nrecording r-1\nrecording r-3\nperson ${ZOE.email}\n`;

    const faulty = await eraseFrom(`${list}r-2\n`, '--json');
    expect([faulty.exitCode, JSON.parse(faulty.stderr)]).toEqual([
      1,
      expect.objectContaining({ code: 'INVALID_INPUT', errors: [expect.objectContaining({ path: 'line 5' })] }),
    ]);
    expect(await handIn('r-1')).toBe(200);

    const first = await eraseFrom(list, '--json');
    expect([first.exitCode, JSON.parse(first.stdout)]).toEqual([0, { recordings: 2, persons: 1, failed: 0 }]);
    expect([await handIn('r-1'), await handIn('r-3')]).toEqual([410, 410]);
    const { body: kept } = await app.request('GET', '/v1/recordings/r-2', { key: app.keys.viewer });
    expect(JSON.stringify(kept)).toContain('[erased]');
    for (const trace of ['quillworks', 'zoe']) expect(await searchDatabase(app.db, trace)).toEqual([]);

    // What the database keeps of it is a list that it can be told again.
    const { stdout } = await cli('erased');
    expect(stdout.split('\n').filter((line) => line.startsWith('recording '))).toEqual([
      'recording r-1',
      'recording r-3',
    ]);
    expect(stdout).toMatch(/^# person: erasure \S+ of /m);
    const again = await eraseFrom(stdout);
    expect([again.exitCode, again.stdout]).toEqual([0, 'Erased again: 0 recordings, 0 persons.\n']);
  },
  SLOW_MS,
);
