import { BROWSER_TIMEOUT_MS, type ConsoleRig } from '../support/rig.js';

const SELLER = 'ana@ours.example';

interface Issued {
  token: string;
  html: string;
}

/** The tile in the recording service's own page, under that page's policy. */
export function embedded(rig: () => ConsoleRig): void {
  it(
    'the custom element shows the tile and its why, links by hand, and the history names the seller',
    async () => {
      const { app, api, guards, other, visit } = rig();
      const externalId = 'demo-internal';
      const body = { externalId, mayLink: true, actor: { email: SELLER } };
      const { token } = (await api('POST', '/v1/embed-tokens', body)).body as Issued;
      other.show(
        app.url,
        `<related-records recording="${externalId}" token="${token}"></related-records>
         <script type="module" src="${app.url}/embed/related-records.js"></script>`,
      );
      const { page, context } = await visit();
      await page.goto(`${other.url}/page`);
      const account = page.getByRole('region', { name: 'Account' });
      await account.getByText('No external participant').waitFor();
      await account.getByRole('button', { name: 'Why' }).click();
      await account.getByText('What would have linked it').waitFor();
      await guards.checkAxe(page, 'embedded');
      await account.getByRole('button', { name: 'Link account' }).click();
      await account.getByRole('listitem').first().getByRole('button').click();
      await account.getByText('linked by hand').waitFor();
      const { data } = (await api('GET', `/v1/recordings/${externalId}/history`)).body as {
        data: { action: string; actor: { name: string } }[];
      };
      expect(data.at(-1)).toMatchObject({ action: 'set', actor: { name: SELLER } });
      await account.getByRole('button', { name: 'Release account' }).click();
      await account.getByText('No external participant').waitFor();
      await context.close();
    },
    BROWSER_TIMEOUT_MS,
  );

  it(
    'the framed page shows the tile by its token, and says so when that has ended',
    async () => {
      const { app, api, guards, other, visit } = rig();
      const { html, token } = (await api('POST', '/v1/embed-tokens', { externalId: 'demo-discovery' })).body as Issued;
      other.show(app.url, html);
      const { page, context } = await visit();
      await page.goto(`${other.url}/page`);
      const frame = page.frameLocator('iframe');
      await frame.getByRole('region', { name: 'Opportunity' }).getByRole('link').waitFor();
      expect(await frame.getByRole('button', { name: 'Link account' }).count()).toBe(0);
      await guards.checkAxe(page, 'framed');
      guards.expect(401);
      other.show(app.url, html.replace(token, 'rre_1.none.none'));
      await page.goto(`${other.url}/page`);
      await frame.getByText('This view has ended').waitFor();
      await context.close();
    },
    BROWSER_TIMEOUT_MS,
  );
}
