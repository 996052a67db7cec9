import { Users } from '#access';
import { BROWSER_TIMEOUT_MS, type ConsoleRig, PASSWORD, signIn } from '../support/rig.js';

/** An admin's first day, by nothing but what is to be seen: from a temporary password to a linked recording. */
export function firstDay(rig: () => ConsoleRig): void {
  it(
    'a temporary password, Salesforce’s own page, stages, fields, the first sync, a linked recording',
    async () => {
      const { app, api, guards, visit } = rig();
      const users = app.app.get(Users);
      const { teamId, keys } = await app.anotherTeam();
      const team = { id: teamId, adminKey: keys.admin };
      const email = 'first@ours.example';
      const { password = '' } = await users.create(app.db, teamId, await users.prepare({ email, role: 'admin' }));
      const { page, context } = await visit();
      const click = (name: string) => page.getByRole('button', { name, exact: true }).click();

      await page.goto('/');
      await signIn(page, email, password);
      await page.getByRole('heading', { name: 'Choose your own password' }).waitFor();
      await page.getByLabel('New password', { exact: true }).fill(PASSWORD);
      await page.getByLabel('New password, again', { exact: true }).fill(PASSWORD);
      await click('Save and go on');
      await page.getByRole('link', { name: 'Go on setting up' }).click();
      await page.getByRole('link', { name: 'Do this now' }).click();

      await click('Sign in to Salesforce');
      await page.getByRole('heading', { name: 'Allow access?' }).waitFor();
      await page.getByRole('button', { name: 'Allow' }).click();
      await page.getByText('Salesforce let us in').waitFor();
      await guards.checkAxe(page, 'connected');
      // Its own schedule would otherwise run beside what this admin asks for.
      await api('PATCH', '/v1/settings', { syncIntervalMinutes: 0, internalDomains: ['ours.example'] }, team);

      await page.getByRole('link', { name: 'Stages' }).click();
      await click('Adopt all of Salesforce’s stages');
      await page.getByText('Adopted.').waitFor();

      await page.getByRole('link', { name: 'Field configuration' }).click();
      await click('Fill empty rows with the defaults');
      await click('Save');
      await page.getByText('version 1').waitFor();

      await page.getByRole('link', { name: 'Syncs' }).click();
      await click('Start sync');
      await page.getByRole('button', { name: 'Start', exact: true }).click();
      // The page moves by itself: each object has a run that ended well.
      const ended = page.getByRole('table', { name: 'Sync runs' }).getByText('succeeded');
      await ended.nth(5).waitFor({ timeout: 90_000 });

      const { data: people } = (await api('GET', '/v1/people?limit=300', undefined, team)).body as {
        data: { name: string; type: string; fields: Record<string, string | null> }[];
      };
      const buyer = people.find(({ type, fields }) => type === 'Contact' && fields['email'] && fields['accountCrmId']);
      await api(
        'PUT',
        '/v1/recordings/first-recording',
        {
          kind: 'virtual_conference',
          title: 'First call',
          startedAt: '2026-03-02T15:00:00Z',
          endedAt: '2026-03-02T15:30:00Z',
          attendees: [{ name: buyer?.name, email: buyer?.fields['email'], talkTimeMs: 60_000 }],
          decide: 'now',
        },
        team,
      );
      await page.getByRole('link', { name: 'Recordings' }).click();
      await page.getByRole('link', { name: 'First call' }).click();
      await page
        .getByRole('region', { name: 'Person' })
        .getByText(buyer?.name ?? '')
        .first()
        .waitFor();
      await context.close();
    },
    BROWSER_TIMEOUT_MS,
  );
}
