/**
 * `npm run dashboard-picture`: what monitoring/grafana/related-records.json shows of a service under load, in
 * `data/dashboard.png`. Not Grafana: this script asks a real Prometheus (Debian: prometheus) the queries of every panel, and draws
 * the answers at the panels' places, with their titles, units and legends. A query that fails, or finds nothing in a panel that has
 * no text for that (`noValue`), is a fault.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Api } from '../../apps/demo/src/api.js';
import { prepareSamples } from '../../apps/demo/src/samples.js';
import { configure, syncAll } from '../../apps/demo/src/set-up.js';
import { startOrg } from '../../apps/salesforce-org/src/index.js';
import { startTestApp } from '../support/app.js';
import { callWithNobody } from '../support/hand-in.js';
import { projectDir } from '../support/processes.js';
import { startReceiver } from '../support/receiver.js';
import { startTestServer } from '../support/test-server.js';
import { drawPage, type Panel, type Series } from './dashboard/draw.js';
import { startPrometheus } from './dashboard/prometheus-server.js';
import { startBrowser } from './support/browser.js';

const LOAD_MS = 90_000;
const EVERY_MS = 100;
/** So many hand-ins between two syncs. */
const SYNC_EVERY = 200;
const SCRAPE_SECONDS = 1;
/** Grafana's takes four scrapes at least. */
const RATE = '10s';

const json = readFileSync(join(projectDir, 'monitoring', 'grafana', 'related-records.json'), 'utf8');
const { panels } = JSON.parse(json) as { panels: Panel[] };
const faults: string[] = [];

const stopServer = await startTestServer();
const org = await startOrg({ scale: 200 });
const receiver = await startReceiver();
const app = await startTestApp({ WEBHOOK_ALLOW_PRIVATE: 'true', DATA_DIR: tmpdir(), SALESFORCE_LOGIN_URL: org.url });
const prometheus = await startPrometheus(app.url, SCRAPE_SECONDS);
const from = Date.now() / 1000;

/** Syncs, a field that is lost, hand-ins, requests that are refused, an endpoint that takes messages and one that does not. */
async function load(): Promise<void> {
  const api = new Api(app.url, app.keys.admin);
  await configure(api, org);
  await syncAll(api, () => undefined);
  receiver.answer('/broken', 500);
  for (const path of ['/told', '/broken'])
    await api.send('POST', '/v1/webhooks', { url: `${receiver.url}${path}`, events: ['recording.linked'] });
  for (const { externalId, body } of await prepareSamples(api, new Date()))
    await api.send('PUT', `/v1/recordings/${externalId}`, body);
  org.control.fields.hide('Contact', 'Email');
  const end = performance.now() + LOAD_MS;
  for (let n = 0; performance.now() < end; n += 1) {
    const body = callWithNobody();
    await app.request('PUT', `/v1/recordings/r-${n}`, { key: app.keys.service, body });
    await app.request('GET', n % 10 === 0 ? '/v1/recordings/none' : `/v1/recordings/r-${n}`, { key: app.keys.viewer });
    if (n % SYNC_EVERY === 0) await app.request('POST', '/v1/syncs', { key: app.keys.admin, body: {} });
    await delay(EVERY_MS);
  }
}

async function ask(panel: Panel, to: number): Promise<Series[]> {
  const found: Series[] = [];
  for (const { expr, legendFormat } of panel.targets ?? []) {
    const filled = expr.replaceAll('$__rate_interval', RATE).replaceAll('$team', '.*');
    const span = [panel.type === 'stat' ? undefined : from, to] as const;
    const series = await prometheus.ask(filled, legendFormat, span).catch((error: unknown) => {
      faults.push(`${panel.title}: ${String(error)}`);
      return undefined;
    });
    const mayBeEmpty = panel.fieldConfig?.defaults.noValue !== undefined;
    if (series?.length === 0 && !mayBeEmpty) faults.push(`${panel.title}: nothing for ${filled}`);
    found.push(...(series ?? []));
  }
  return found;
}

try {
  await load();
  const to = Date.now() / 1000;
  const shown: { panel: Panel; series: Series[] }[] = [];
  for (const panel of panels) shown.push({ panel, series: await ask(panel, to) });
  const { browser, stop } = await startBrowser();
  const page = await browser.newPage({ viewport: { width: 1448, height: 900 } });
  await page.setContent(drawPage(shown, [from, to]));
  mkdirSync(join(projectDir, 'data'), { recursive: true });
  await page.screenshot({ path: join(projectDir, 'data', 'dashboard.png'), fullPage: true });
  await stop();
} finally {
  await prometheus.stop();
  await app.stop();
  await receiver.stop();
  await org.stop();
  await stopServer();
}
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
