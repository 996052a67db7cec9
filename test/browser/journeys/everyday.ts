import { BROWSER_TIMEOUT_MS, type ConsoleRig } from '../support/rig.js';

const HISTORY = '/v1/recordings/demo-no-opportunity/history';

/** What is done every day. */
export function everyday(rig: () => ConsoleRig): void {
  it(
    'M1: one key takes a suggestion of the work list and goes on, another takes it back',
    async () => {
      const { api, guards, visit } = rig();
      const { page, context } = await visit('member');
      await page.goto('/recordings?slot=account&slotState=empty&reason=ACCOUNT_WITHOUT_OPPORTUNITY');
      const card = page.getByRole('region', { name: 'One after the other' });
      const suggestion = card
        .getByRole('listitem')
        .getByRole('button', { name: /^Link / })
        .first();
      await suggestion.focus();
      await guards.checkAxe(page, 'one after the other');
      await page.keyboard.press('1');
      await card.getByText(/^First call is linked to /).waitFor();
      const actions = async () => {
        const { data } = (await api('GET', HISTORY)).body as { data: { action: string }[] };
        return data.map(({ action }) => action);
      };
      expect(await actions()).toEqual(['decided', 'set']);
      await card.getByRole('button', { name: 'Undo' }).click();
      await suggestion.waitFor();
      expect(await actions()).toEqual(['decided', 'set', 'released']);
      // Where nothing fits, any account can be searched for from here.
      await card.getByRole('button', { name: 'Link account' }).click();
      await page.getByRole('dialog').getByRole('listitem').first().getByRole('button').click();
      await card.getByText(/^First call is linked to /).waitFor();
      await card.getByRole('button', { name: 'Undo' }).click();
      await suggestion.waitFor();
      expect(await actions()).toEqual(['decided', 'set', 'released', 'set', 'released']);
      await context.close();
    },
    BROWSER_TIMEOUT_MS,
  );

  it(
    'the palette finds pages and recordings from anywhere',
    async () => {
      const { guards, visit } = rig();
      const { page, context } = await visit('viewer');
      await page.keyboard.press('Control+k');
      const search = page.getByRole('combobox', { name: 'Search pages, recordings and records' });
      await search.fill('Discovery');
      await page
        .getByRole('option', { name: /^Discovery/ })
        .first()
        .waitFor();
      await guards.checkAxe(page, 'palette');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Discovery' }).waitFor();
      await page.getByRole('button', { name: 'Search' }).click();
      await search.fill('audit');
      await page.getByText('Nothing fits.').waitFor();
      await search.fill('stag');
      await page.getByRole('option', { name: /^Stages/ }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Stages' }).waitFor();
      await context.close();
    },
    BROWSER_TIMEOUT_MS,
  );

  it(
    'a record that is wrong here is read again by a click',
    async () => {
      const { api, org, visit } = rig();
      const { page, context } = await visit('admin');
      const { data } = (await api('GET', '/v1/accounts?limit=1')).body as { data: { crmId: string }[] };
      const crmId = data[0]?.crmId ?? '';
      await page.goto(`/accounts/${crmId}`);
      await page.getByText('Changed in Salesforce').waitFor();
      // Without a new stamp: no incremental pass would see it.
      org.control.records.setSilently('Account', crmId, { Name: 'Renamed without a trace' });
      await page.getByRole('button', { name: 'Read again' }).click();
      await page.getByRole('heading', { level: 1, name: 'Renamed without a trace' }).waitFor({ timeout: 60_000 });
      await page.goto('/syncs');
      await page.getByRole('button', { name: 'Refresh records' }).click();
      const dialog = page.getByRole('dialog', { name: 'Read records again' });
      await dialog.getByLabel('Object').selectOption('Account');
      await dialog.getByText('Changed since', { exact: true }).click();
      await dialog.getByLabel('Changed since').last().fill('2026-01-01T00:00');
      await dialog.getByRole('button', { name: 'Refresh' }).click();
      await page.getByRole('heading', { level: 1, name: 'Account, incremental' }).waitFor();
      await page.getByText('succeeded').waitFor({ timeout: 60_000 });
      await context.close();
    },
    BROWSER_TIMEOUT_MS,
  );

  it(
    'E1: a recording is erased once its id is typed, and its page says so',
    async () => {
      const { api, guards, visit } = rig();
      const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
      await api('PUT', '/v1/recordings/to-be-erased', {
        kind: 'virtual_conference',
        title: 'Nobody should keep this',
        startedAt: at(30),
        endedAt: at(20),
        attendees: [{ email: 'somebody@example.org', talkTimeMs: 1_000 }],
        decide: 'now',
      });
      const { page, context } = await visit('admin');
      await page.goto('/recordings/to-be-erased');
      await page.getByRole('button', { name: 'Erase recording' }).click();
      const dialog = page.getByRole('dialog', { name: 'Erase this recording?' });
      const erase = dialog.getByRole('button', { name: 'Erase for good' });
      expect(await erase.isDisabled()).toBe(true);
      await dialog.getByLabel('Type to-be-erased to go on').fill('to-be-erased');
      await guards.checkAxe(page, 'erase');
      await erase.click();
      await page.getByText('The recording is erased.').waitFor();
      await page.getByRole('heading', { level: 1, name: 'Recordings' }).waitFor();
      expect(await page.getByText('Nobody should keep this').count()).toBe(0);
      guards.expect(410);
      await page.goto('/recordings/to-be-erased');
      await page.getByText('It was erased').waitFor();
      await context.close();
    },
    BROWSER_TIMEOUT_MS,
  );
}
