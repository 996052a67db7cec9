import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A program of the team's own, at an origin of its own. */
export interface OtherProgram {
  url: string;
  /** Its page from now on: what is in the body, where a script may come from `service`, and nothing else may. */
  show: (service: string, body: string) => void;
  stop: () => void;
}

const policyFor = (service: string): string =>
  `default-src 'none'; script-src ${service}; connect-src ${service}; frame-src ${service}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'`;

/** Takes webhooks, but for those at `/broken`, and has a page under a strict policy: `/page`. */
export async function startOtherProgram(): Promise<OtherProgram> {
  let page = { policy: '', html: '' };
  const server = createServer(({ url }, response) => {
    if (url !== '/page') {
      response.writeHead(url === '/broken' ? 500 : 204).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': page.policy });
    response.end(page.html);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    show: (service, body) => {
      const head = '<meta charset="utf-8"><title>Recording details</title>';
      const html = `<!doctype html><html lang="en"><head>${head}</head><body><main><h1>Recording details</h1>${body}</main></body></html>`;
      page = { policy: policyFor(service), html };
    },
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
