import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResults {
  violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
}

/** Colours are mixed while a transition is under way, however short, and it begins with the next frame. */
export async function settle(page: Page): Promise<void> {
  const frames = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))`;
  const endless = `({ effect }) => effect?.getComputedTiming().endTime === Infinity`;
  const ends = `Promise.allSettled(document.getAnimations().filter((one) => !(${endless})(one)).map(({ finished }) => finished))`;
  await page.evaluate(`${frames}.then(() => ${ends}).then(() => ${frames})`);
}

/** What no page may do; each fault is told with the page it happened on. */
export class Guards {
  private readonly faults: string[] = [];
  private expected: (number | 'network')[] = [];

  constructor(private readonly origins: readonly string[]) {}

  /** The browser itself writes failed requests to its console: a test says which it provokes, until it ends. */
  expect(...faults: (number | 'network')[]): void {
    this.expected = [...this.expected, ...faults];
  }

  async watch(context: BrowserContext): Promise<void> {
    await context.exposeFunction('__reportCspViolation', (text: string) => this.faults.push(`CSP violation: ${text}`));
    // Before the page's own scripts, and in the debugger's right: the page's policy would let neither in.
    await context.addInitScript(`addEventListener('securitypolicyviolation', (event) => {
      __reportCspViolation(event.violatedDirective + ' by ' + event.blockedURI + ' at ' + event.sourceFile);
    });`);
    await context.addInitScript(AXE);
    context.on('page', (page) => {
      this.watchPage(page);
    });
  }

  private watchPage(page: Page): void {
    page.on('pageerror', (error) => this.faults.push(`uncaught on ${page.url()}: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (message.type() !== 'error') return;
      const { url } = message.location();
      const status = Number(/status of (\d+)/.exec(message.text())?.[1]);
      const isNobody = status === 401 && url.endsWith('/v1/session');
      const fault = message.text().includes('net::ERR_FAILED') ? 'network' : status;
      if (!isNobody && !this.expected.includes(fault)) {
        this.faults.push(`console error on ${page.url()}: ${message.text()} ${url}`);
      }
    });
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith('http') && !this.origins.includes(origin)) this.faults.push(`foreign: ${request.url()}`);
    });
  }

  /** Everything axe knows, good practice included; nothing is tolerated. `what` names the state in a fault. */
  async checkAxe(page: Page, what: string, rules?: string[]): Promise<void> {
    await settle(page);
    const only = rules === undefined ? '' : `, runOnly: ${JSON.stringify(rules)}`;
    const { violations } = await page.evaluate<AxeResults>(`axe.run(document, { resultTypes: ['violations']${only} })`);
    for (const { id, nodes } of violations) {
      const [first] = nodes;
      this.faults.push(
        `axe ${id} on ${page.url()} ${what}: ${first?.html ?? ''}\n${first?.failureSummary ?? ''} (${nodes.length} places)`,
      );
    }
  }

  /** The page itself never scrolls sideways: what is wide scrolls in a frame of its own. */
  async checkWidth(page: Page, what: string): Promise<void> {
    const widest = await page.evaluate<string | null>(`(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth <= clientWidth) return null;
      const beyond = [...document.querySelectorAll('main *')].filter((one) => one.getBoundingClientRect().right > clientWidth);
      return scrollWidth + ' for ' + clientWidth + ': ' + beyond.slice(0, 6).map((one) => one.outerHTML.slice(0, 120)).join('  ');
    })()`);
    if (widest !== null) this.faults.push(`${page.url()} ${what} is too wide, ${widest}`);
  }

  /** No table hides a column beside its frame. */
  async checkTables(page: Page, what: string): Promise<void> {
    await settle(page);
    const hiding = await page.evaluate<string[]>(`[...document.querySelectorAll('main [role=group]:has(> table)')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map((one) => one.getAttribute('aria-label') + ' ' + one.scrollWidth + ' for ' + one.clientWidth)`);
    for (const table of hiding) this.faults.push(`${page.url()} ${what} hides columns: ${table}`);
  }

  /** Fails the test with whatever was seen since the last call. */
  check(): void {
    const faults = this.faults.splice(0);
    this.expected = [];
    if (faults.length > 0) throw new Error(faults.join('\n\n'));
  }
}
