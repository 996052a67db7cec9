/** What is asked of an org, by the path below its API version. */
const OF_API: readonly [RegExp, string][] = [
  [/^\/query(All)?$/i, 'query'],
  [/^\/query(All)?\/[^/]+$/i, 'query_more'],
  [/^\/composite$/, 'composite'],
  [/^\/sobjects\/[^/]+\/describe$/, 'describe'],
  [/^\/sobjects\/[^/]+\/deleted$/, 'deleted'],
  [/^\/limits$/, 'limits'],
  [/^\/limits\/recordCount$/, 'record_counts'],
  [/^\/jobs\/query$/, 'bulk_create'],
  [/^\/jobs\/query\/[^/]+$/, 'bulk_job'],
  [/^\/jobs\/query\/[^/]+\/results$/, 'bulk_results'],
  [/^$/, 'versions'],
];

/** The name of a call: one of a few, whatever is in the address. */
export function operationOf(pathname: string): string {
  const path = pathname.replace(/^\/+/, '/').replace(/\/+$/, '');
  const [, oauth] = /^\/services\/oauth2\/(token|revoke|userinfo|introspect)$/.exec(path) ?? [];
  if (oauth !== undefined) return oauth;
  const below = /^\/services\/data(?:\/v\d+\.\d+)?(.*)$/.exec(path)?.[1];
  return OF_API.find(([pattern]) => below !== undefined && pattern.test(below))?.[1] ?? 'other';
}
