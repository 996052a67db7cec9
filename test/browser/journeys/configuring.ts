import { waitFor } from '../../support/wait-for.js';
import { BROWSER_TIMEOUT_MS, type ConsoleRig } from '../support/rig.js';

/** What an admin changes, and sees before it is saved. */
export function configuring(rig: () => ConsoleRig): void {
  it(
    'stages are ordered by drag and by key, and what a change withholds is told before it is saved (S1)',
    async () => {
      const { api, guards, visit } = rig();
      const { page, context } = await visit('admin');
      await page.goto('/stages');
      const rows = page.getByRole('region', { name: 'Our stages, in their order' }).getByRole('listitem');
      const order = () => rows.locator('strong').allTextContents();
      await rows.first().waitFor();
      const [first = '', second = '', third = ''] = await order();
      await waitFor(async () => {
        if ((await order())[2] === first) return true;
        // A drag of no duration may be over before a busy browser has drawn that it began.
        await page.getByTitle(`Drag ${first} to its place`).dragTo(rows.nth(2));
        return false;
      });
      expect((await order()).slice(0, 3)).toEqual([second, third, first]);
      const up = page.getByRole('button', { name: `Move ${first} up`, exact: true });
      await up.focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await waitFor(async () => (await order())[0] === first);
      expect((await order()).slice(0, 3)).toEqual([first, second, third]);
      // At the end of the list the way back has the focus.
      expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe(`Move ${first} down`);

      await page.getByRole('button', { name: `Remove ${first}`, exact: true }).click();
      await page.getByRole('button', { name: 'Preview and save' }).click();
      const dialog = page.getByRole('dialog', { name: 'Before you save' });
      await dialog.getByText(/It withholds \d+ opportunit(y|ies) from linking/).waitFor();
      await dialog.getByText('0 decided recordings change').waitFor();
      await guards.checkAxe(page, 'stages previewed');
      await dialog.getByRole('button', { name: 'Go on editing' }).click();
      const { values } = (await api('GET', '/v1/stages')).body as { values: { value: string }[] };
      expect(values[0]?.value).toBe(first);
      await context.close();
    },
    BROWSER_TIMEOUT_MS,
  );

  it(
    'a mapped field shows samples and what a save costs, and the save is a version with who made it (F1)',
    async () => {
      const { guards, visit } = rig();
      const { page, context, email } = await visit('admin');
      await page.goto('/field-configuration/Opportunity');
      const type = page.getByRole('combobox', { name: 'CRM field for Opportunity Type' });
      await page
        .getByText(/^currency · for example [\d.]+/)
        .first()
        .waitFor();
      await type.click();
      await page.getByRole('option', { name: /LeadSource/ }).click();
      await page.getByText('Saving fills Opportunity Type again').waitFor();
      await page.getByText(/About \d+ Salesforce call/).waitFor();
      await guards.checkAxe(page, 'a field is changed');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      const versions = page.getByRole('table', { name: 'Versions' });
      await versions.getByText('LeadSource').waitFor();
      const newest = versions.getByRole('row').nth(1);
      expect(await newest.textContent()).toContain(email);
      expect(await newest.getByRole('cell').first().textContent()).toBe('2');
      await page.getByRole('button', { name: 'Save', exact: true }).waitFor();
      await context.close();
    },
    BROWSER_TIMEOUT_MS,
  );
}
