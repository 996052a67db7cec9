import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { sessionQuery } from '../api/current-user.js';
import { queryClient } from '../api/client.js';
import { SignInPage } from '../features/sign-in/sign-in-page.js';
import { Failure } from '../ui/states.js';
import { AdminsOnly } from './admins-only.js';
import { NotFound } from './not-found.js';
import { Shell } from './shell.js';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

/** The text members of an address that a page knows; the rest is dropped. */
const only =
  <K extends string>(...names: readonly K[]) =>
  (search: Record<string, unknown>): Partial<Record<K, string>> =>
    Object.fromEntries(
      names.flatMap((name) => (text(search[name]) === undefined ? [] : [[name, text(search[name])]])),
    ) as Partial<Record<K, string>>;

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const signInRoute = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: only('to'),
  component: SignInPage,
  // Somebody who is signed in with a temporary password comes here to choose another one.
  beforeLoad: () => queryClient.ensureQueryData(sessionQuery).catch(() => null),
});

const inside = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: Shell,
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (session === null || session.passwordChangeRequired) {
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } });
    }
  },
});

const admins = createRoute({ getParentRoute: () => inside, id: 'admins', component: AdminsOnly });

const at = <P extends string>(path: P) => ({ getParentRoute: () => inside, path }) as const;
const forAdmins = <P extends string>(path: P) => ({ getParentRoute: () => admins, path }) as const;

const routes = inside.addChildren([
  createRoute({
    ...at('/'),
    component: lazyRouteComponent(() => import('../features/overview/overview-page.js'), 'OverviewPage'),
  }),
  createRoute({
    ...at('/setup'),
    component: lazyRouteComponent(() => import('../features/setup/setup-page.js'), 'SetupPage'),
  }),
  createRoute({
    ...at('/connection'),
    // The service sends the browser back with `?connected`, a name without a value.
    validateSearch: (search: Record<string, unknown>) => ({
      ...only('error')(search),
      ...('connected' in search ? { connected: 'yes' } : {}),
    }),
    component: lazyRouteComponent(() => import('../features/connection/connection-page.js'), 'ConnectionPage'),
  }),
  createRoute({
    ...at('/field-configuration/$object'),
    component: lazyRouteComponent(() => import('../features/fields/fields-page.js'), 'FieldsPage'),
  }),
  createRoute({
    ...at('/stages'),
    component: lazyRouteComponent(() => import('../features/stages/stages-page.js'), 'StagesPage'),
  }),
  createRoute({
    ...at('/syncs'),
    validateSearch: only('object', 'state'),
    component: lazyRouteComponent(() => import('../features/syncs/syncs-page.js'), 'SyncsPage'),
  }),
  createRoute({
    ...at('/syncs/$id'),
    component: lazyRouteComponent(() => import('../features/syncs/run-page.js'), 'RunPage'),
  }),
  createRoute({
    ...at('/sync-errors'),
    validateSearch: only('view'),
    component: lazyRouteComponent(() => import('../features/sync-errors/sync-errors-page.js'), 'SyncErrorsPage'),
  }),
  createRoute({
    ...at('/recordings'),
    validateSearch: only('q', 'state', 'slot', 'slotState', 'reason'),
    component: lazyRouteComponent(() => import('../features/recordings/recordings-page.js'), 'RecordingsPage'),
  }),
  createRoute({
    ...at('/recordings/$externalId'),
    component: lazyRouteComponent(() => import('../features/recordings/recording-page.js'), 'RecordingPage'),
  }),
  ...(['accounts', 'opportunities', 'people'] as const).flatMap((list) => [
    createRoute({
      ...at(`/${list}`),
      validateSearch: only('q', 'includeDeleted'),
      component: lazyRouteComponent(() => import('../features/records/records-page.js'), 'RecordsPage'),
    }),
    createRoute({
      ...at(`/${list}/$crmId`),
      component: lazyRouteComponent(() => import('../features/records/record-page.js'), 'RecordPage'),
    }),
  ]),
  createRoute({
    ...at('/parity'),
    component: lazyRouteComponent(() => import('../features/parity/parity-page.js'), 'ParityPage'),
  }),
  createRoute({
    ...at('/settings'),
    component: lazyRouteComponent(() => import('../features/settings/settings-page.js'), 'SettingsPage'),
  }),
  admins.addChildren([
    createRoute({
      ...forAdmins('/users'),
      component: lazyRouteComponent(() => import('../features/users/users-page.js'), 'UsersPage'),
    }),
    createRoute({
      ...forAdmins('/api-keys'),
      component: lazyRouteComponent(() => import('../features/api-keys/api-keys-page.js'), 'ApiKeysPage'),
    }),
    createRoute({
      ...forAdmins('/webhooks'),
      component: lazyRouteComponent(() => import('../features/webhooks/webhooks-page.js'), 'WebhooksPage'),
    }),
    createRoute({
      ...forAdmins('/webhooks/$id'),
      component: lazyRouteComponent(() => import('../features/webhooks/webhook-page.js'), 'WebhookPage'),
    }),
    createRoute({
      ...forAdmins('/audit'),
      validateSearch: only('action', 'actor', 'from', 'to'),
      component: lazyRouteComponent(() => import('../features/audit/audit-page.js'), 'AuditPage'),
    }),
  ]),
  createRoute({
    ...at('/account'),
    component: lazyRouteComponent(() => import('../features/account/account-page.js'), 'AccountPage'),
  }),
]);

export const router = createRouter({
  routeTree: root.addChildren([signInRoute, routes]),
  defaultPreload: 'intent',
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: ({ error, reset }) => <Failure error={error} onRetry={reset} />,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
