import { BROWSER_TIMEOUT_MS, type ConsoleRig } from '../support/rig.js';

/** Pages, what they show to everybody, and what on them only an admin may do. */
const OF_ADMINS = [
  ['/syncs', 'succeeded', 'Start sync'],
  ['/stages', 'Our stages, in their order', 'Adopt all of Salesforce’s stages'],
  ['/connection', 'Acts as', 'Disconnect'],
  ['/field-configuration/Opportunity', 'Only an admin may change this.', 'Save'],
] as const;

/** Each sees what they may do, and nothing else. */
export function roles(rig: () => ConsoleRig): void {
  it.each(['viewer', 'member'] as const)(
    'a %s is offered nothing that the service would refuse',
    async (role) => {
      const { page, context } = await rig().visit(role);
      for (const [path, shown, action] of OF_ADMINS) {
        await page.goto(path);
        await page.getByText(shown).first().waitFor();
        expect([path, await page.getByRole('button', { name: action, exact: true }).count()]).toEqual([path, 0]);
      }
      await page.goto('/recordings/demo-discovery');
      await page.getByRole('button', { name: 'Why' }).first().waitFor();
      const links = await page.getByRole('button', { name: 'Link account' }).count();
      expect(links).toBe(role === 'member' ? 1 : 0);
      await context.close();
    },
    BROWSER_TIMEOUT_MS,
  );
}
