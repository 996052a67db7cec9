import { permits, type Role, ROLES } from '#access';
import { type RouteAccess, RouteAccessList } from '../../../apps/connector/src/http/route-access.js';
import { startTestApp, type TestApp } from '../../support/app.js';

type Callers = Role[] | 'public';
const read: Callers = ['viewer'];
const readRecordings: Callers = ['viewer', 'service'];
const admin: Callers = ['admin'];

/** Who may call what, as the API's description says. A route that is not here fails the test. */
const described: Record<string, Callers> = {
  'POST /v1/session': 'public',
  'GET /v1/session': readRecordings,
  'DELETE /v1/session': readRecordings,
  'PUT /v1/session/password': readRecordings,
  'GET /v1/sessions': readRecordings,
  'DELETE /v1/sessions': readRecordings,
  'DELETE /v1/sessions/:id': readRecordings,
  'GET /v1/connection': read,
  'GET /*': 'public',
  'GET /v1/overview': read,
  'GET /v1/setup': read,
  'POST /v1/connection/authorize': admin,
  'GET /oauth/salesforce/callback': 'public',
  'PUT /v1/connection': admin,
  'DELETE /v1/connection': admin,
  'GET /v1/connection/diagnosis': admin,
  'GET /v1/crm-fields': admin,
  'GET /v1/field-mappings/:object': read,
  'PUT /v1/field-mappings/:object': admin,
  'POST /v1/field-mappings/:object/defaults': admin,
  'GET /v1/stages': read,
  'PUT /v1/stages': admin,
  'GET /v1/stages/alignment': read,
  'POST /v1/stages/adopt': admin,
  'GET /v1/settings': read,
  'PATCH /v1/settings': admin,
  'POST /v1/syncs': admin,
  'POST /v1/syncs/estimate': admin,
  'POST /v1/crm-records/refresh': admin,
  'GET /v1/syncs': read,
  'GET /v1/syncs/:id': read,
  'GET /v1/syncs/:id/deletions': read,
  'POST /v1/syncs/:id/cancel': admin,
  'POST /v1/syncs/:id/approve': admin,
  'POST /v1/syncs/:id/undo': admin,
  'GET /v1/events': read,
  'GET /v1/sync-errors': read,
  'POST /v1/sync-errors/retry': admin,
  'GET /v1/parity': read,
  'PUT /v1/meetings/:externalId': ['service'],
  'PUT /v1/dialer-calls/:externalId': ['service'],
  'PUT /v1/recordings/:externalId': ['service'],
  'DELETE /v1/recordings/:externalId': ['service', 'admin'],
  'POST /v1/erasures': admin,
  'GET /v1/erasures/:id': admin,
  'GET /v1/recordings': readRecordings,
  'GET /v1/recording-reasons': readRecordings,
  'GET /v1/recordings/:externalId': readRecordings,
  'GET /v1/recordings/:externalId/related-records': readRecordings,
  'GET /v1/recordings/:externalId/related-records/explanation': readRecordings,
  'PUT /v1/recordings/:externalId/related-records/:slot': ['member'],
  'DELETE /v1/recordings/:externalId/related-records/:slot': ['member'],
  'POST /v1/recordings/:externalId/related-records/:slot/release': ['member'],
  'GET /v1/recordings/:externalId/history': readRecordings,
  'POST /v1/linking/preview': admin,
  'POST /v1/linking/preview-recent': admin,
  'POST /v1/embed-tokens': ['service', 'admin'],
  'GET /v1/accounts': read,
  'GET /v1/accounts/:crmId': read,
  'GET /v1/accounts/:crmId/feed': read,
  'GET /v1/opportunities': read,
  'GET /v1/opportunities/:crmId': read,
  'GET /v1/opportunities/:crmId/feed': read,
  'GET /v1/people': read,
  'GET /v1/people/:crmId': read,
  'GET /v1/people/:crmId/feed': read,
  'GET /v1/webhooks': admin,
  'POST /v1/webhooks': admin,
  'PATCH /v1/webhooks/:id': admin,
  'POST /v1/webhooks/:id/rotate-secret': admin,
  'POST /v1/webhooks/:id/ping': admin,
  'DELETE /v1/webhooks/:id': admin,
  'GET /v1/webhooks/:id/deliveries': admin,
  'POST /v1/webhooks/:id/deliveries/:deliveryId/replay': admin,
  'GET /v1/audit': admin,
  'GET /v1/api-keys': admin,
  'POST /v1/api-keys': admin,
  'DELETE /v1/api-keys/:id': admin,
  'GET /v1/users': admin,
  'POST /v1/users': admin,
  'PATCH /v1/users/:id': admin,
  'DELETE /v1/users/:id': admin,
  'POST /v1/users/:id/reset-password': admin,
  'GET /embed/related-records.js': 'public',
  'GET /embed/recordings/:externalId': 'public',
  'GET /health/live': 'public',
  'GET /health/ready': 'public',
  'GET /metrics': readRecordings,
  'GET /openapi.json': 'public',
  'GET /docs': 'public',
  'GET /docs/start.js': 'public',
  'GET /docs/:asset': 'public',
};

let app: TestApp;
let routes: RouteAccess[];

beforeAll(async () => {
  app = await startTestApp();
  routes = app.app.get(RouteAccessList).all();
});
afterAll(() => app.stop());

/** A call that changes nothing, whoever makes it: a body with an unknown member is refused once the caller is let in. */
async function call({ method, path }: RouteAccess, key: string | undefined): Promise<number> {
  const isRead = method === 'GET';
  const abort = new AbortController();
  const response = await fetch(`${app.url}${path.replace(/:\w+/g, 'none')}`, {
    method,
    signal: abort.signal,
    redirect: 'manual',
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(isRead ? {} : { 'content-type': 'application/json' }),
    },
    ...(isRead ? {} : { body: '{"no such member":1}' }),
  });
  abort.abort();
  return response.status;
}

it('every route is described, with the callers it lets in', () => {
  const actual = routes.map(({ method, path, isPublic, roles }) => [
    `${method} ${path}`,
    isPublic ? 'public' : [...roles],
  ]);
  const expected = actual.map(([route]) => [route, described[String(route)]]);
  expect(Object.fromEntries(actual)).toEqual(Object.fromEntries(expected));
});

it('a caller without a key, or with a made-up one, is let in nowhere but to public routes', async () => {
  const guarded = routes.filter(({ isPublic, path }) => !isPublic && path !== '/metrics');
  for (const route of guarded) {
    for (const key of [undefined, `rrk_${'A'.repeat(64)}`]) {
      expect([route.handler, await call(route, key)]).toEqual([route.handler, 401]);
    }
  }
});

it.each(ROLES)('a key of role %s is let in exactly where its role says', async (role) => {
  const guarded = routes.filter(({ isPublic, path }) => !isPublic && path !== '/metrics');
  for (const route of guarded) {
    const status = await call(route, app.keys[role]);
    expect([route.handler, status === 403]).toEqual([route.handler, !permits(role, route.roles)]);
    expect(status).toBeLessThan(500);
  }
});
