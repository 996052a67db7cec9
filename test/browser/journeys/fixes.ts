import type { Page } from 'playwright-core';
import { BROWSER_TIMEOUT_MS, type ConsoleRig, type Team } from '../support/rig.js';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Starts a sync of one object by the dialog, and waits until it ended like this. */
async function sync(page: Page, object: string, mode: string, ended: string): Promise<void> {
  await page.goto('/syncs');
  await press(page, 'Start sync');
  const dialog = page.getByRole('dialog', { name: 'Start a sync' });
  await dialog.getByLabel('What to read').selectOption(object);
  await dialog.getByLabel('How much of it').selectOption(mode);
  await dialog.getByRole('button', { name: 'Start', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  const newest = page.getByRole('table', { name: 'Sync runs' }).getByRole('row').nth(1);
  await newest.filter({ hasText: mode }).getByText(ended).waitFor({ timeout: 60_000 });
}

/** From an error on the overview to its end, by what the pages offer. */
export function fixes(rig: () => ConsoleRig): void {
  it(
    'S1: an unknown stage leads to the stages, and adopting it ends the error',
    async () => {
      const { page, context } = await rig().visit('admin');
      await page.goto('/');
      const action = page.getByRole('listitem').filter({ hasText: 'Proposal/Price Quote' });
      await action.getByRole('link', { name: 'Look into it' }).click();
      await page.getByRole('link', { name: 'Align the stages' }).click();
      await press(page, 'Adopt Proposal/Price Quote');
      await page.getByText('Adopted.').waitFor();
      await page.getByRole('link', { name: 'CRM Sync Errors' }).click();
      await page.getByText('No errors').waitFor();
      await context.close();
    },
    BROWSER_TIMEOUT_MS,
  );

  it(
    'Y3: a hidden field is told with its row, and the error ends once the user sees it again',
    async () => {
      const { api, org, guards, visit } = rig();
      const { page, context } = await visit('admin');
      // A stage that is not ours would make every run partial.
      await api('POST', '/v1/stages/adopt', {});
      org.control.fields.hide('Opportunity', 'Amount');
      try {
        await sync(page, 'Opportunity', 'full', 'partial');
        await page.getByRole('link', { name: 'CRM Sync Errors' }).click();
        await page.getByRole('link', { name: 'Look at the fields' }).click();
        const row = page.getByRole('combobox', { name: 'CRM field for Amount' });
        await row.waitFor();
        expect(await row.getAttribute('aria-invalid')).toBe('true');
        await guards.checkAxe(page, 'a hidden field');
      } finally {
        org.control.fields.show('Opportunity', 'Amount');
      }
      await sync(page, 'Opportunity', 'full', 'succeeded');
      await page.getByRole('link', { name: 'CRM Sync Errors' }).click();
      await page.getByText('No errors').waitFor();
      await context.close();
    },
    BROWSER_TIMEOUT_MS,
  );

  it(
    'a revoked token leads to the connection, and signing in again ends it',
    async () => {
      const { app, api, org, guards, visit } = rig();
      const { teamId, keys } = await app.anotherTeam();
      const team: Team = { id: teamId, adminKey: keys.admin };
      const { page, context } = await visit('admin', { team });
      const signIn = async (name: string): Promise<void> => {
        await press(page, name);
        await press(page, 'Allow');
        await page.getByText('Salesforce let us in').waitFor();
      };
      await page.goto('/connection');
      await signIn('Sign in to Salesforce');
      org.control.sessions.revokeAll();
      await api('POST', '/v1/syncs', { object: 'User' }, team);
      await page.goto('/');
      await page.getByText('The mirror is not kept up').waitFor();
      await page.getByRole('link', { name: 'Look into it' }).first().click();
      await page.getByText('needs attention').first().waitFor();
      await guards.checkAxe(page, 'needs attention');
      await signIn('Sign in to Salesforce again');
      await page.getByText('connected', { exact: true }).waitFor();
      await context.close();
    },
    BROWSER_TIMEOUT_MS,
  );

  it(
    'Y4: a reconcile that would delete too much waits, and is approved on its page',
    async () => {
      const { org, guards, visit } = rig();
      const { page, context } = await visit('admin');
      const leads = org.control.records.list('Lead', { limit: 40, matching: ({ isDeleted }) => !isDeleted });
      for (const { id } of leads) org.control.records.purge('Lead', id, { trace: false });
      await sync(page, 'Lead', 'reconcile', 'needs approval');
      await page.getByRole('link', { name: 'Overview' }).click();
      const action = page.getByRole('listitem').filter({ hasText: 'A reconcile of Lead' });
      await action.getByRole('link', { name: 'Look into it' }).click();
      await page.getByText(`${leads.length} records of Lead`).waitFor();
      await press(page, 'Approve deletions');
      await guards.checkAxe(page, 'approve');
      await press(page, 'Approve');
      await page.getByRole('button', { name: /^Take back \d+ deletions$/ }).waitFor({ timeout: 60_000 });
      await context.close();
    },
    BROWSER_TIMEOUT_MS,
  );
}
