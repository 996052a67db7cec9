/**
 * `npm run screenshots`: every page in its states, at three widths, light and dark, into `data/screenshots`. Names after
 * it take those states alone: `npm run screenshots -- overview recording`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectDir } from '../support/processes.js';
import { startTestServer } from '../support/test-server.js';
import { STATES } from './states.js';
import { startConsole } from './support/rig.js';
import { reach, show, visitors } from './walk.js';

const WIDTHS = { desktop: 1280, tablet: 820, phone: 375 };
const folder = join(projectDir, 'data', 'screenshots');

const wanted = process.argv.slice(2);
const states = STATES.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
mkdirSync(folder, { recursive: true });
const stopServer = await startTestServer();
const rig = await startConsole();
try {
  const visitorOf = visitors(() => rig);
  for (const state of states) {
    const { context } = await visitorOf(state);
    const page = await context.newPage();
    await page.setViewportSize({ width: WIDTHS.desktop, height: 900 });
    await reach(page, state);
    for (const scheme of ['light', 'dark'] as const) {
      await show(page, scheme);
      for (const [name, width] of Object.entries(WIDTHS)) {
        await page.setViewportSize({ width, height: 900 });
        await page.screenshot({ path: join(folder, `${state.name}.${name}.${scheme}.png`), fullPage: true });
      }
    }
    await page.close();
    process.stdout.write(`${state.name}\n`);
  }
} finally {
  await rig.stop();
  await stopServer();
}
