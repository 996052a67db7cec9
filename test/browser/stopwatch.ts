/**
 * `npm run stopwatch`: how long it takes from the first sign-in to the first linked recording, by clicks on what is
 * visible alone. A person reads in between; the machine's part of the ten minutes is what this measures.
 */
import { startTestServer } from '../support/test-server.js';
import { firstSteps } from './journeys/first-steps.js';
import { newcomer, startConsole } from './support/rig.js';

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1).padStart(6)} s`;

const stopServer = await startTestServer();
const rig = await startConsole();
try {
  const { email, password } = await newcomer(rig);
  const { page } = await rig.visit();
  const started = performance.now();
  for (const { name, take } of firstSteps(email, password)) {
    const before = performance.now();
    await take(page);
    process.stdout.write(`${seconds(performance.now() - before)}  ${name}\n`);
  }
  rig.guards.check();
  process.stdout.write(`${seconds(performance.now() - started)}  in all, from the sign-in to a linked recording\n`);
} finally {
  await rig.stop();
  await stopServer();
}
