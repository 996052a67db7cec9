import type { Page } from 'playwright-core';
import { execute, unprepared } from '#platform';
import { BROWSER_TIMEOUT_MS, type ConsoleRig, PASSWORD } from '../support/rig.js';

/** The session ends while something is being typed. */
export function sessionEnd(rig: () => ConsoleRig): void {
  const endSession = (email: string) =>
    execute(
      rig().app.db,
      unprepared('delete from access.sessions where user_id = (select user_id from access.users where email = $1)'),
      [email],
    );
  async function goOn(page: Page): Promise<void> {
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.getByLabel(/^Password of/).fill(PASSWORD);
    await rig().guards.checkAxe(page, 'asked for the password');
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  it(
    'a session that ends in the middle of a form asks for the password and loses nothing',
    async () => {
      const { api, guards, visit } = rig();
      const { page, context, email } = await visit('admin');
      await page.goto('/stages');
      await page.getByLabel('New stage').fill('Typed before it ended');
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await endSession(email);
      guards.expect(401);
      await page.getByRole('button', { name: 'Preview and save' }).click();
      await goOn(page);
      await page.getByRole('dialog', { name: 'Before you save' }).getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved.').waitFor();
      const { values } = (await api('GET', '/v1/stages')).body as { values: { value: string }[] };
      expect(values.map(({ value }) => value)).toContain('Typed before it ended');
      await context.close();
    },
    BROWSER_TIMEOUT_MS,
  );

  it(
    'a session that ends in the middle of a dialog brings the dialog back as it was typed',
    async () => {
      const { guards, visit } = rig();
      const { page, context, email } = await visit('admin');
      await page.goto('/users');
      await page.getByRole('button', { name: 'Add user' }).click();
      const dialog = page.getByRole('dialog', { name: 'Add a user' });
      await dialog.getByLabel('Email').fill('typed-before@ours.example');
      await endSession(email);
      guards.expect(401);
      await dialog.getByRole('button', { name: 'Add', exact: true }).click();
      await goOn(page);
      await page.getByText('Temporary password of typed-before@ours.example').waitFor();
      await context.close();
    },
    BROWSER_TIMEOUT_MS,
  );
}
