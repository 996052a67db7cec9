import { type IncomingMessage } from 'node:http';
import { type Session } from '../auth/sessions.js';
import { type Org } from '../org.js';

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

/** One request as handlers see it. */
export interface Exchange {
  org: Org;
  request: IncomingMessage;
  url: URL;
  /** Named parts of the path. */
  params: Record<string, string>;
  body: Buffer;
  /** Set on every route that needs a session. */
  session: Session;
}

export function form(exchange: Exchange): URLSearchParams {
  return new URLSearchParams(exchange.body.toString('utf8'));
}

export function param(exchange: Exchange, name: string): string {
  return exchange.params[name] ?? '';
}
