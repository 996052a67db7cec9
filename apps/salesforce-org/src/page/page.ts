import { html, type Reply } from '../http/reply.js';
import { type Org } from '../org.js';

/** The page for people at `/`; undefined for any other path. */
export function answerPage(org: Org, url: URL): Reply | undefined {
  return url.pathname === '/' ? html(`<!doctype html><title>Simulated org</title><h1>${org.orgId}</h1>`) : undefined;
}
