import { execute, unprepared } from '#platform';
import { BROWSER_TIMEOUT_MS, type ConsoleRig, PASSWORD } from '../support/rig.js';

/** The session ends while something is being typed. */
export function sessionEnd(rig: () => ConsoleRig): void {
  it(
    'a session that ends in the middle of a form asks for the password and loses nothing',
    async () => {
      const { app, api, guards, visit } = rig();
      const { page, context, email } = await visit('admin');
      await page.goto('/stages');
      await page.getByLabel('New stage').fill('Typed before it ended');
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await execute(
        app.db,
        unprepared('delete from access.sessions where user_id = (select user_id from access.users where email = $1)'),
        [email],
      );
      guards.expect(401);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
      await dialog.getByLabel(/^Password of/).fill(PASSWORD);
      await guards.checkAxe(page, 'asked for the password');
      await dialog.getByRole('button', { name: 'Go on' }).click();
      await page.getByText('Saved.').waitFor();
      const { values } = (await api('GET', '/v1/stages')).body as { values: { value: string }[] };
      expect(values.map(({ value }) => value)).toContain('Typed before it ended');
      await context.close();
    },
    BROWSER_TIMEOUT_MS,
  );
}
