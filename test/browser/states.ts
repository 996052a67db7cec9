import type { Page } from 'playwright-core';
import type { UserRole } from '#access';

/** A page in one of its states: how to get there, and what is seen once it is there. */
export interface PageState {
  name: string;
  path: string;
  /** An admin unless said; null is nobody. */
  role?: UserRole | null;
  /** Of the team for which nothing was done yet. */
  isEmptyTeam?: boolean;
  /** Requests that fail (`abort`), or that are never answered (`hold`), by their path. */
  network?: { path: string; how: 'abort' | 'hold' };
  /** What the visitor does once the page is there. */
  act?: (page: Page) => Promise<void>;
  /** What the browser writes to its console by itself in this state. */
  faults?: (number | 'network')[];
  /** A text that only this state shows. */
  shows: string | RegExp;
}

const click = (name: string) => async (page: Page) => {
  await page.getByRole('button', { name, exact: true }).first().click();
};

async function changeFreeMail(page: Page): Promise<void> {
  await page.getByLabel('Also free mail').fill('example.com');
  await page.getByRole('button', { name: 'Preview and save' }).click();
}

const ping = (endpoint: RegExp) => async (page: Page) => {
  await page.getByRole('link', { name: endpoint }).click();
  await page.getByRole('button', { name: 'Send ping' }).click();
};

async function removeStage(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Remove / })
    .first()
    .click();
  await page.getByRole('button', { name: 'Preview and save' }).click();
}

async function search(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('combobox', { name: /^Search/ }).fill('org');
}

export const STATES: readonly PageState[] = [
  { name: 'sign-in', path: '/sign-in', role: null, shows: 'Sign in to Related Records' },
  { name: 'not-found', path: '/nothing/here', role: null, faults: [404], shows: 'There is no such page' },
  { name: 'overview', path: '/', shows: 'What to do' },
  { name: 'overview-new', path: '/', isEmptyTeam: true, shows: 'never synced' },
  { name: 'overview-loading', path: '/', network: { path: '/v1/overview', how: 'hold' }, shows: 'Overview' },
  {
    name: 'overview-failed',
    path: '/',
    network: { path: '/v1/overview', how: 'abort' },
    faults: ['network'],
    shows: 'could not be loaded',
  },
  { name: 'palette', path: '/', act: search, shows: /^Forge Health Corp/ },
  { name: 'setup', path: '/setup', shows: 'All is done' },
  { name: 'setup-new', path: '/setup', isEmptyTeam: true, shows: 'Do this now' },
  { name: 'connection', path: '/connection', shows: 'Acts as' },
  { name: 'connection-new', path: '/connection', isEmptyTeam: true, shows: 'Sign in to Salesforce' },
  { name: 'connection-viewer', path: '/connection', role: 'viewer', isEmptyTeam: true, shows: 'No org is connected' },
  { name: 'disconnect', path: '/connection', act: click('Disconnect'), shows: 'The mirror stays as it is' },
  { name: 'fields', path: '/field-configuration/Opportunity', shows: 'Account CRM Id' },
  { name: 'fields-viewer', path: '/field-configuration/Opportunity', role: 'viewer', shows: 'Only an admin' },
  { name: 'fields-new', path: '/field-configuration/Opportunity', isEmptyTeam: true, shows: 'not saved yet' },
  { name: 'stages', path: '/stages', shows: 'Our stages' },
  { name: 'stages-preview', path: '/stages', act: removeStage, shows: '0 decided recordings change' },
  { name: 'stages-new', path: '/stages', isEmptyTeam: true, shows: 'No org is connected' },
  { name: 'syncs', path: '/syncs', shows: 'succeeded' },
  { name: 'syncs-new', path: '/syncs', isEmptyTeam: true, shows: 'No runs yet' },
  { name: 'start-sync', path: '/syncs', act: click('Start sync'), shows: /About \d+ Salesforce call/ },
  { name: 'refresh-records', path: '/syncs', act: click('Refresh records'), shows: 'At most 200' },
  {
    name: 'run',
    path: '/syncs',
    act: async (page) => page.getByRole('link', { name: 'Account', exact: true }).first().click(),
    shows: 'Proven up to',
  },
  { name: 'sync-errors', path: '/sync-errors', shows: 'Align the stages' },
  { name: 'sync-errors-records', path: '/sync-errors?view=records', shows: 'StageName' },
  { name: 'sync-errors-none', path: '/sync-errors', isEmptyTeam: true, shows: 'No errors' },
  { name: 'recordings', path: '/recordings', shows: 'Discovery' },
  { name: 'recordings-none', path: '/recordings', isEmptyTeam: true, shows: 'No recordings yet' },
  { name: 'work-list', path: '/recordings?slot=account&slotState=empty', shows: 'Free mail domain' },
  { name: 'recording', path: '/recordings/demo-discovery', act: click('Why'), shows: 'Every check' },
  { name: 'recording-empty', path: '/recordings/demo-call-nobody', shows: 'No relationship' },
  { name: 'recording-unknown', path: '/recordings/no-such-recording', faults: [404], shows: 'There is no such record' },
  {
    name: 'erase-recording',
    path: '/recordings/demo-discovery',
    act: click('Erase recording'),
    shows: 'Nobody can bring it back',
  },
  { name: 'link-picker', path: '/recordings/demo-discovery', act: click('Link account'), shows: 'Search accounts' },
  { name: 'accounts', path: '/accounts', shows: 'Show more' },
  { name: 'accounts-none', path: '/accounts', isEmptyTeam: true, shows: 'No accounts yet' },
  {
    name: 'account',
    path: '/accounts',
    act: async (page) => page.locator('tbody a').first().click(),
    shows: 'Changed in Salesforce',
  },
  { name: 'opportunities', path: '/opportunities', shows: 'Close Date' },
  { name: 'people', path: '/people', shows: 'Email' },
  { name: 'my-account', path: '/account', shows: 'My sessions' },
  { name: 'parity', path: '/parity', shows: /^equal$/ },
  { name: 'parity-new', path: '/parity', isEmptyTeam: true, shows: 'No org is connected' },
  { name: 'settings', path: '/settings', shows: 'Privacy list' },
  { name: 'settings-viewer', path: '/settings', role: 'viewer', shows: 'Only an admin may change them' },
  {
    name: 'settings-preview',
    path: '/settings',
    act: changeFreeMail,
    shows: '0 decided recordings change',
  },
  { name: 'users', path: '/users', shows: 'their own' },
  { name: 'users-forbidden', path: '/users', role: 'member', shows: 'This page is for admins' },
  { name: 'add-user', path: '/users', act: click('Add user'), shows: 'A temporary password is shown once' },
  { name: 'api-keys', path: '/api-keys', shows: 'at the command line' },
  { name: 'create-key', path: '/api-keys', act: click('Create key'), shows: 'Expires after' },
  { name: 'webhooks', path: '/webhooks', shows: /hooks$/ },
  { name: 'webhooks-none', path: '/webhooks', isEmptyTeam: true, shows: 'No webhooks yet' },
  { name: 'add-webhook', path: '/webhooks', act: click('Add webhook'), shows: 'A recording was decided' },
  {
    name: 'webhook',
    path: '/webhooks',
    act: async (page) => page.getByRole('link', { name: /\/hooks$/ }).click(),
    shows: 'webhook.ping',
  },
  { name: 'webhook-ping', path: '/webhooks', act: ping(/\/hooks$/), shows: 'It answered 204.' },
  { name: 'webhook-ping-failed', path: '/webhooks', act: ping(/\/broken$/), shows: 'That did not work' },
  { name: 'audit', path: '/audit', shows: 'Field Mapping: save' },
  { name: 'audit-none', path: '/audit?actor=nobody-of-that-name', shows: 'No entry fits' },
];
