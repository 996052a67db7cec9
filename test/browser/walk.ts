import type { Page } from 'playwright-core';
import { settle } from './support/guards.js';
import { BROWSER_TIMEOUT_MS, type ConsoleRig, type Visitor } from './support/rig.js';
import { type PageState, STATES } from './states.js';

export const DESKTOP = { width: 1280, height: 900 };
const TABLET = { width: 820, height: 900 };
export const PHONE = { width: 375, height: 800 };

/** Opens the page and brings it into the state. */
export async function reach(page: Page, { path, network, act, shows }: PageState): Promise<void> {
  if (network !== undefined) {
    await page.route(
      (url) => url.pathname === network.path,
      (route) => (network.how === 'abort' ? route.abort() : undefined),
    );
  }
  await page.goto(path);
  await act?.(page);
  await page.getByText(shows).first().waitFor();
  await settle(page);
}

/** Turns the page light or dark, as the system would. */
export async function show(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
  await settle(page);
}

/** Whoever looks at the state; kept for the other states that they look at. */
export function visitors(rig: () => ConsoleRig): (state: PageState) => Promise<Visitor> {
  const kept = new Map<string, Promise<Visitor>>();
  return ({ role = 'admin', isEmptyTeam = false }) => {
    const who = `${String(role)} ${String(isEmptyTeam)}`;
    const { visit, empty, ready } = rig();
    const visitor = kept.get(who) ?? visit(role ?? undefined, { team: isEmptyTeam ? empty : ready });
    kept.set(who, visitor);
    return visitor;
  };
}

/** Each state under every guard: all of axe in light, its contrasts in dark, and the widths of a tablet and a phone. */
export function walkThePages(rig: () => ConsoleRig): void {
  const visitorOf = visitors(rig);
  it.each(STATES)(
    '$name',
    async (state) => {
      const { guards } = rig();
      const { context } = await visitorOf(state);
      const page = await context.newPage();
      guards.expect(...(state.faults ?? []));
      await page.setViewportSize(DESKTOP);
      await reach(page, state);
      await guards.checkAxe(page, 'light');
      await guards.checkWidth(page, 'wide');
      await show(page, 'dark');
      await guards.checkAxe(page, 'dark', ['color-contrast']);
      for (const [size, what] of [
        [TABLET, 'tablet'],
        [PHONE, 'phone'],
      ] as const) {
        await page.setViewportSize(size);
        await guards.checkWidth(page, what);
        await guards.checkTables(page, what);
      }
      await page.close();
    },
    BROWSER_TIMEOUT_MS,
  );
}
