import { type RunningOrg, startOrg } from '../../../apps/salesforce-org/src/index.js';
import { type Harness, startHarness, type Worker } from '../../support/harness.js';
import { fill, newTeam } from '../../support/teams.js';
import { waitFor } from '../../support/wait-for.js';

// Y7: orgs that do not answer keep the passes of their own teams waiting, and nobody else's.

const SILENT_TEAMS = 16;
const SILENCE_MS = 20_000;

let harness: Harness;
let silent: RunningOrg;
let api: Worker;

beforeAll(async () => {
  harness = await startHarness({ scale: 10, http: { headersTimeoutMs: SILENCE_MS, idleTimeoutMs: SILENCE_MS } });
  silent = await startOrg({ scale: 10 });
  api = await harness.worker();
}, 240_000);
afterAll(async () => {
  silent.control.faults.clear();
  await harness.stop();
  await silent.stop();
});

it('sixteen teams whose orgs do not answer delay the pass of another by moments', async () => {
  const theirs: string[] = [];
  for (let n = 0; n < SILENT_TEAMS; n += 1) theirs.push(await newTeam({ ...harness, org: silent }, api));
  const ours = await newTeam(harness, api);
  for (const teamId of [...theirs, ours]) await fill(api, teamId);
  silent.control.faults.add({ kind: 'composite', times: 0, effect: { type: 'delay', ms: SILENCE_MS } });
  for (const teamId of theirs) await api.runs.request(teamId);
  const worker = await harness.worker({ env: { ROLE: 'worker' } });
  const running = (teamId: string) => api.runs.list(teamId, { state: 'running', limit: 10 });
  await waitFor(async () => (await Promise.all(theirs.map(running))).every(({ data }) => data.length > 0));
  const runs = await api.runs.request(ours);
  await waitFor(async () => {
    const now = await Promise.all(runs.map(({ id }) => api.runs.get(ours, id)));
    return now.every(({ state }) => state === 'succeeded');
  });
  expect((await running(theirs[0]!)).data.length).toBeGreaterThan(0);
  silent.control.faults.clear();
  await worker.stop();
}, 240_000);
