import { type IncomingMessage } from 'node:http';
import { type Session } from '../auth/sessions.js';
import { type FaultEffect } from '../faults/fault-plan.js';
import { type Org } from '../org.js';

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
  /** Trouble ordered for this request, for handlers that shape pages. */
  fault: FaultEffect | undefined;
}

export function form(exchange: Exchange): URLSearchParams {
  return new URLSearchParams(exchange.body.toString('utf8'));
}

export function param(exchange: Exchange, name: string): string {
  return exchange.params[name] ?? '';
}
