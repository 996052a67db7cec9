/** The groups requests are logged, counted and broken by. */
export type RequestKind =
  | 'oauth'
  | 'versions'
  | 'describe'
  | 'query'
  | 'bulk'
  | 'bulk-results'
  | 'replication'
  | 'limits'
  | 'record'
  | 'write'
  | 'composite'
  | 'identity'
  | 'other';
