import { type IncomingMessage } from 'node:http';
import { json, type Reply } from '../http/reply.js';
import { type Org } from '../org.js';

/** The control operations over HTTP, for processes of their own. */
export function handleControl(org: Org, request: IncomingMessage, url: URL, body: Buffer): Promise<Reply> {
  return Promise.resolve(json({ org: org.orgId, method: request.method, path: url.pathname, bytes: body.length }, 501));
}
