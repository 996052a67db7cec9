import type { IncomingMessage } from 'node:http';
import { newId } from '#platform';

const acceptable = /^[\w.:-]{8,100}$/;

/** The caller's own `X-Request-Id` when it is fit for a log line, else a new id. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && acceptable.test(given) ? given : newId();
}
