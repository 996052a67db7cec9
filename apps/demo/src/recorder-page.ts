import { createServer, type Server } from 'node:http';
import type { Api } from './api.js';

/** A recording as the page lists it. */
export interface ShownRecording {
  readonly externalId: string;
  readonly title: string;
}

const STYLE = `:root { color-scheme: light dark; } body { margin: 0; font: 16px/1.5 system-ui, sans-serif; }
header { padding: 14px 28px; background: #14213d; color: #fff; font-weight: 600; }
main { display: grid; grid-template-columns: 240px minmax(0, 1fr); gap: 28px; max-width: 1180px; margin: 0 auto; padding: 28px; }
nav ul { list-style: none; margin: 0; padding: 0; } nav a { display: block; padding: 6px 10px; border-radius: 8px; text-decoration: none; color: inherit; }
nav a[aria-current] { background: light-dark(#e6ebf5, #26324a); font-weight: 600; }
.player { display: grid; place-items: center; height: 190px; margin: 12px 0 22px; border-radius: 12px; background: #14213d; color: #c9d3e8; }
h1 { margin: 0; font-size: 24px; } h2 { font-size: 18px; } @media (max-width: 46rem) { main { grid-template-columns: minmax(0, 1fr); } }`;

/** Renews the token before it ends, as the recording service's own page would. */
const SCRIPT = `const tile = document.querySelector('related-records');
tile.addEventListener('token-expiring', async () => {
  const answer = await fetch('/token?recording=' + encodeURIComponent(tile.getAttribute('recording')));
  if (answer.ok) tile.setAttribute('token', (await answer.json()).token);
});`;

const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

function page(service: string, recordings: readonly ShownRecording[], shown: ShownRecording, token: string): string {
  const links = recordings.map(({ externalId, title }) => {
    const current = externalId === shown.externalId ? ' aria-current="page"' : '';
    return `<li><a href="/${encodeURIComponent(externalId)}"${current}>${escaped(title)}</a></li>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(shown.title)}, Recorder</title><link rel="stylesheet" href="/style.css"></head><body>
<header>Recorder, a recording service that is not ours</header><main><nav aria-label="Recordings"><ul>${links.join('')}</ul></nav>
<article><h1>${escaped(shown.title)}</h1><div class="player">The recording would play here</div><h2>Related Records</h2>
<related-records recording="${escaped(shown.externalId)}" token="${token}"></related-records></article></main>
<script type="module" src="${service}/embed/related-records.js"></script><script type="module" src="/page.js"></script></body></html>`;
}

/**
 * A small page that plays the recording service's own Recording Details Page, at an origin of its own and under a strict
 * policy, with the tile in it. Its server holds the API key; its page sees tokens alone.
 */
export function recorderPage(api: Api, recordings: readonly ShownRecording[]): Server {
  const policy = `default-src 'none'; script-src 'self' ${api.url}; connect-src 'self' ${api.url}; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
  const tokenOf = async (externalId: string): Promise<string> => {
    const body = { externalId, mayLink: true, actor: { email: 'ana@ours.example', name: 'Ana Ruiz' } };
    return (await api.send<{ token: string }>('POST', '/v1/embed-tokens', body)).token;
  };
  const answer = async (url: URL): Promise<[type: string, body: string]> => {
    if (url.pathname === '/style.css') return ['text/css', STYLE];
    if (url.pathname === '/page.js') return ['text/javascript', SCRIPT];
    if (url.pathname === '/token') {
      return ['application/json', JSON.stringify({ token: await tokenOf(url.searchParams.get('recording') ?? '') })];
    }
    const wanted = decodeURIComponent(url.pathname.slice(1));
    const shown = recordings.find(({ externalId }) => externalId === wanted) ?? recordings[0];
    if (shown === undefined) throw new Error('There is no recording to show');
    return ['text/html', page(api.url, recordings, shown, await tokenOf(shown.externalId))];
  };
  return createServer((request, response) => {
    answer(new URL(request.url ?? '/', 'http://localhost')).then(
      ([type, body]) => {
        response
          .writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': policy })
          .end(body);
      },
      (error: unknown) => {
        response.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' }).end(String(error));
      },
    );
  });
}
