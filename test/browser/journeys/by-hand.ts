import { BROWSER_TIMEOUT_MS, type ConsoleRig } from '../support/rig.js';

/** What a member does on a recording's page (M1). */
export function byHand(rig: () => ConsoleRig): void {
  it(
    'M1: an account is linked by hand, told as such, and handed back',
    async () => {
      const { guards, visit } = rig();
      const { page, context } = await visit('member');
      await page.goto('/recordings/demo-free-mail');
      const account = page.getByRole('region', { name: 'Account' });
      await account.getByText('Free mail domain').waitFor();
      await account.getByRole('button', { name: 'Link account' }).click();
      const dialog = page.getByRole('dialog');
      const first = dialog.getByRole('listitem').first().getByRole('button');
      const name = await first.locator('strong').textContent();
      await first.click();
      await account.getByText('by hand').waitFor();
      await account.getByRole('link', { name: name ?? '' }).waitFor();
      await page.getByRole('region', { name: 'History' }).getByText('linked it by hand').waitFor();
      await guards.checkAxe(page, 'linked by hand');
      await account.getByRole('button', { name: 'Release account' }).click();
      await account.getByText('Free mail domain').waitFor();
      await page.getByRole('region', { name: 'History' }).getByText('handed it back').waitFor();
      await context.close();
    },
    BROWSER_TIMEOUT_MS,
  );
}
