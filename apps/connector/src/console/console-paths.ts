/** The console's pages, fixed for links from webhooks, mails and other tools. */
const PAGES = [
  '/',
  '/sign-in',
  '/setup',
  '/connection',
  '/field-configuration/*',
  '/stages',
  '/syncs',
  '/syncs/*',
  '/sync-errors',
  '/parity',
  '/recordings',
  '/recordings/*',
  '/accounts',
  '/accounts/*',
  '/opportunities',
  '/opportunities/*',
  '/people',
  '/people/*',
  '/settings',
  '/users',
  '/api-keys',
  '/webhooks',
  '/webhooks/*',
  '/audit',
  '/account',
] as const;

const pages = new RegExp(`^(${PAGES.map((page) => page.replace('*', '[^/]+')).join('|')})$`);

/** Whether the console has a page at this path. */
export const isConsolePage = (path: string): boolean => pages.test(path);

/** Paths of programs: what is unknown below them is told as a problem, not as a page. */
export const isForPrograms = (path: string): boolean =>
  /^\/(v1|health|metrics|docs|openapi\.json|oauth|embed)(\/|$)/.test(path);
