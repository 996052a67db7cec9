import { html, type Reply } from '../http/reply.js';

/** The page for people at `/`; undefined for any other path. */
export function answerPage(url: URL): Reply | undefined {
  return url.pathname === '/' ? html(`<!doctype html><title>Simulated org</title><h1>Simulated org</h1>`) : undefined;
}
