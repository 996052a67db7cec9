import { escapeHtml } from '../page/escape.js';
import { ADMIN, INTEGRATION_USER, type Org } from '../org.js';

const SCOPE_NAMES: Record<string, string> = {
  api: 'Access and manage your data (api)',
  refresh_token: 'Perform requests on your behalf at any time (refresh_token)',
  offline_access: 'Perform requests on your behalf at any time (offline_access)',
  id: 'Access your basic information (id)',
  full: 'Full access (full)',
};

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;background:#f3f5f8;color:#16202c;display:grid;place-items:center;min-height:100vh;margin:0}
main{background:#fff;border:1px solid #d9e0e8;border-radius:12px;padding:2rem 2.25rem;max-width:27rem;box-shadow:0 8px 30px #16202c14}
h1{font-size:1.25rem;margin:0 0 .75rem}p{margin:.5rem 0}ul{padding-left:1.2rem}small{color:#5a6b7d}
select{width:100%;font:inherit;padding:.5rem;margin:.25rem 0 1rem;border:1px solid #b8c4d1;border-radius:8px}
.row{display:flex;gap:.75rem}button{flex:1;font:inherit;padding:.6rem 1rem;border-radius:8px;border:1px solid #b8c4d1;background:#fff;cursor:pointer}
button[value=allow]{background:#0b5cad;border-color:#0b5cad;color:#fff}`;

function frame(title: string, content: string): string {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)}</title><style>${STYLE}</style>`;
  return `<!doctype html><html lang="en"><head>${head}</head><body><main>${content}</main></body></html>`;
}

export function approvalPage(org: Org, params: URLSearchParams, scope: string[]): string {
  const hidden = [...params]
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join('');
  const people = [INTEGRATION_USER, ADMIN, 2, 3, 4].filter((user) => org.isActive(user));
  const options = people.map((user) => `<option>${escapeHtml(org.username(user))}</option>`).join('');
  const scopes = scope.map((one) => `<li>${escapeHtml(SCOPE_NAMES[one] ?? one)}</li>`).join('');
  const back = new URL(params.get('redirect_uri') ?? 'http://localhost');
  return frame(
    'Allow access?',
    `<h1>Allow access?</h1><p><b>The connector</b> at <code>${escapeHtml(back.host)}</code> asks to:</p><ul>${scopes}</ul>
<form method="post" action="/services/oauth2/authorize">${hidden}<label>Sign in as<select name="username">${options}</select></label>
<div class="row"><button name="decision" value="allow">Allow</button><button name="decision" value="deny">Deny</button></div></form>
<p><small>A simulated Salesforce org. Nothing here reaches Salesforce.</small></p>`,
  );
}

export function refusalPage(error: string, description: string): string {
  return frame(
    'OAuth Error',
    `<h1>OAuth Error</h1><p><code>error=${escapeHtml(error)}&amp;error_description=${escapeHtml(description)}</code></p>`,
  );
}
