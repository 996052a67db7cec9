import type { BrowserContext, Page } from 'playwright-core';
import { type UserRole, Users } from '#access';
import { Api } from '../../../apps/demo/src/api.js';
import { freePort } from '../../../apps/demo/src/processes.js';
import { prepareSamples } from '../../../apps/demo/src/samples.js';
import { type RunningOrg, startOrg } from '../../../apps/salesforce-org/src/index.js';
import { startTestApp, type TestApp, type TestResponse } from '../../support/app.js';
import { waitFor } from '../../support/wait-for.js';
import { buildConsole } from './build-console.js';
import { startBrowser } from './browser.js';
import { Guards } from './guards.js';
import { type OtherProgram, startOtherProgram } from './other-program.js';

/** A browser on a busy machine is slow, and nothing is measured by it. */
export const BROWSER_TIMEOUT_MS = 240_000;

export const PASSWORD = 'a-long-enough-passphrase';

export interface VisitOptions {
  /** Left out: the team that is set up. */
  team?: Team;
  dark?: boolean;
  width?: number;
  height?: number;
}

export interface Visitor {
  context: BrowserContext;
  page: Page;
  email: string;
}

export interface Team {
  id: string;
  adminKey: string;
}

export interface ConsoleRig {
  app: TestApp;
  org: RunningOrg;
  /** What the team runs beside: it is told by webhook, and shows the tile in its own pages. */
  other: OtherProgram;
  guards: Guards;
  /** Connected, mapped, synced, with recordings of every kind. */
  ready: Team;
  /** Nothing was done for it yet. */
  empty: Team;
  /** A browser window of its own: of somebody with this role, signed in; left out, of nobody. */
  visit: (role?: UserRole, options?: VisitOptions) => Promise<Visitor>;
  addUser: (role: UserRole, team?: Team) => Promise<string>;
  /** As an admin of the team; fails the test unless it succeeds. */
  api: (method: string, path: string, body?: unknown, team?: Team) => Promise<TestResponse>;
  stop: () => Promise<void>;
}

export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** What the demo does with its team, and its recordings. */
async function setUp({ api, app, org, ready, other }: Pick<ConsoleRig, 'api' | 'app' | 'org' | 'ready' | 'other'>) {
  const { url: loginUrl, clientId, clientSecret } = org;
  await api('PUT', '/v1/connection', { grant: 'client_credentials', loginUrl, clientId, clientSecret });
  await api('PATCH', '/v1/settings', { internalDomains: ['ours.example'], syncIntervalMinutes: 0 });
  await api('POST', '/v1/stages/adopt', {});
  await api('POST', '/v1/field-mappings/Opportunity/defaults', {});
  await api('POST', '/v1/syncs', {});
  await waitFor(
    async () => {
      const runs = (await api('GET', '/v1/syncs?limit=100')).body.data as { state: string }[];
      return runs.length >= 6 && runs.every(({ state }) => ['succeeded', 'partial'].includes(state));
    },
    { timeoutMs: 90_000, intervalMs: 200 },
  );
  const webhook = { url: `${other.url}/hooks`, events: ['recording.linked'], description: 'Our own CRM' };
  const { id } = (await api('POST', '/v1/webhooks', webhook)).body as { id: string };
  await api('POST', `/v1/webhooks/${id}/ping`);
  await api('POST', '/v1/webhooks', {
    ...webhook,
    url: `${other.url}/broken`,
    description: 'A program that is broken',
  });
  for (const { externalId, body } of await prepareSamples(new Api(app.url, ready.adminKey), new Date())) {
    await api('PUT', `/v1/recordings/${externalId}`, body);
  }
  // One stage that the team does not know, so that there is something to do.
  const { values, version } = (await api('GET', '/v1/stages')).body as { values: { value: string }[]; version: number };
  await api('PUT', '/v1/stages', { version, values: values.filter(({ value }) => value !== 'Proposal/Price Quote') });
}

/** The first admin of a team for which nothing was done yet, with a password to be changed. */
export async function newcomer({
  app,
  api,
}: Pick<ConsoleRig, 'app' | 'api'>): Promise<{ email: string; password: string }> {
  const users = app.app.get(Users);
  const { teamId, keys } = await app.anotherTeam();
  // Its own schedule would otherwise run beside what this admin asks for.
  await api('PATCH', '/v1/settings', { syncIntervalMinutes: 0 }, { id: teamId, adminKey: keys.admin });
  const email = `first-${Math.random().toString(36).slice(2, 8)}@ours.example`;
  const { password = '' } = await users.create(app.db, teamId, await users.prepare({ email, role: 'admin' }));
  return { email, password };
}

/** The whole service with two teams, a simulated org and a real Chromium. */
export async function startConsole(): Promise<ConsoleRig> {
  buildConsole();
  const org = await startOrg({ scale: 200 });
  const other = await startOtherProgram();
  const app = await startTestApp({
    PORT: String(await freePort(20_000 + Math.floor(Math.random() * 10_000))),
    SALESFORCE_LOGIN_URL: org.url,
    SALESFORCE_CLIENT_ID: org.clientId,
    SALESFORCE_CLIENT_SECRET: org.clientSecret,
    WEBHOOK_ALLOW_PRIVATE: 'true',
    EMBED_ORIGINS: other.url,
  });
  const stopServers = async (): Promise<void> => {
    await app.stop();
    await org.stop();
    other.stop();
  };
  const { browser, stop } = await startBrowser().catch(async (error: unknown) => {
    await stopServers();
    throw error;
  });
  const guards = new Guards([app.url, org.url, other.url]);
  const users = app.app.get(Users);
  const ready: Team = { id: app.teamId, adminKey: app.keys.admin };
  const second = await app.anotherTeam();
  const empty: Team = { id: second.teamId, adminKey: second.keys.admin };
  const api: ConsoleRig['api'] = async (method, path, body, { adminKey: key } = ready) => {
    const answer = await app.request(method, path, { key, ...(body === undefined ? {} : { body }) });
    if (answer.status >= 300) throw new Error(`${method} ${path} ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const addUser: ConsoleRig['addUser'] = async (role, { id } = ready) => {
    const email = `${role}-${Math.random().toString(36).slice(2, 8)}@ours.example`;
    await users.create(app.db, id, await users.prepare({ email, role, password: PASSWORD }));
    return email;
  };
  await setUp({ api, app, org, ready, other });
  return {
    ...{ app, org, other, guards, ready, empty, api, addUser },
    visit: async (role, { team = ready, dark = false, width = 1280, height = 900 } = {}) => {
      const context = await browser.newContext({
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: 'reduce',
        viewport: { width, height },
        timezoneId: 'Europe/Berlin',
        locale: 'en-GB',
        baseURL: app.url,
      });
      context.setDefaultTimeout(30_000);
      await guards.watch(context);
      const page = await context.newPage();
      const email = role === undefined ? '' : await addUser(role, team);
      if (role !== undefined) {
        await page.goto('/sign-in');
        await signIn(page, email);
        await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
      }
      return { context, page, email };
    },
    stop: async () => {
      await stop();
      await stopServers();
    },
  };
}
