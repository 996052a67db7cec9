import { type IncomingMessage } from 'node:http';
import { html, type Reply } from './reply.js';

/** What the host that an org has left does with calls. */
export type OldHost = 'redirects' | 'page' | 'not-found' | 'gone';

const PAGE =
  '<html><head><title>Salesforce</title></head><body><p>The page you requested does not exist.</p></body></html>';

/**
 * An org that has moved to another host. Signing in still works at the old one, as it does at login.salesforce.com, and the
 * token answer names the new host; calls to the old one find nothing.
 */
export class Moved {
  private old: { host: string; how: OldHost } | undefined;

  constructor(private readonly newUrl: () => string) {}

  leave(host: string, how: OldHost): void {
    this.old = { host, how };
  }

  stay(): void {
    this.old = undefined;
  }

  /** The old host's answer to a call; undefined: the org is here. */
  answerOf(request: IncomingMessage, url: URL): Reply | 'nothing' | undefined {
    if (this.old === undefined || request.headers.host !== this.old.host) return undefined;
    if (!url.pathname.startsWith('/services/data')) return undefined;
    request.resume();
    if (this.old.how === 'gone') return 'nothing';
    if (this.old.how === 'page') return html(PAGE, 200);
    if (this.old.how === 'not-found') return html(PAGE, 404);
    const location = new URL(request.url ?? '/', this.newUrl()).toString();
    return { status: 301, headers: { location }, body: undefined };
  }
}
