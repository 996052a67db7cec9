import { byHand } from './journeys/by-hand.js';
import { configuring } from './journeys/configuring.js';
import { embedded } from './journeys/embedded.js';
import { everyday } from './journeys/everyday.js';
import { firstDay } from './journeys/first-day.js';
import { fixes } from './journeys/fixes.js';
import { roles } from './journeys/roles.js';
import { sessionEnd } from './journeys/session-end.js';
import { BROWSER_TIMEOUT_MS, type ConsoleRig, startConsole } from './support/rig.js';
import { walkThePages } from './walk.js';

// One file: the service, the org and the browser start once.

let rig: ConsoleRig | undefined;
const started = (): ConsoleRig => {
  if (rig === undefined) throw new Error('The console did not start');
  return rig;
};
beforeAll(async () => {
  rig = await startConsole();
}, BROWSER_TIMEOUT_MS);
afterAll(() => rig?.stop());
afterEach(() => {
  rig?.guards.check();
});

describe('every page in its states, under axe, the policy and the width of a phone', () => {
  walkThePages(started);
});

describe('what people do', () => {
  firstDay(started);
  byHand(started);
  everyday(started);
  configuring(started);
  roles(started);
  sessionEnd(started);
  embedded(started);
  fixes(started);
});
