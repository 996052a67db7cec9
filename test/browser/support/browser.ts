import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { findChromium } from './find-chromium.js';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface RunningBrowser {
  browser: Browser;
  stop: () => Promise<void>;
}

/** A headless Chromium with an empty home. */
export async function startBrowser(): Promise<RunningBrowser> {
  const { path, libraries, fontsConfiguration, remove } = await findChromium();
  const home = mkdtempSync(join(tmpdir(), 'related-records-browser-'));
  const { LD_LIBRARY_PATH } = process.env;
  const hasFonts = existsSync('/etc/fonts/fonts.conf');
  const browser = await chromium.launch({
    executablePath: path,
    args: FLAGS,
    headless: true,
    env: {
      ...process.env,
      HOME: home,
      LD_LIBRARY_PATH: [LD_LIBRARY_PATH, libraries].filter(Boolean).join(':'),
      ...(hasFonts || fontsConfiguration === undefined ? {} : { FONTCONFIG_FILE: fontsConfiguration }),
    },
  });
  return {
    browser,
    stop: async () => {
      await browser.close();
      rmSync(home, { recursive: true, force: true });
      remove();
    },
  };
}
