import type { FastifyInstance } from 'fastify';

/** What the tile in another page asks for: its script, its recording's related records, and the searches to link by hand. */
const OPEN =
  /^\/(embed\/related-records\.js|v1\/recordings\/[^/]+\/related-records(\/.*)?|v1\/(accounts|opportunities|people))$/;

const PREFLIGHT = {
  'access-control-allow-methods': 'GET, PUT, POST, DELETE',
  'access-control-allow-headers': 'authorization, content-type',
  'access-control-max-age': '600',
} as const;

/**
 * Pages of `EMBED_ORIGINS` may read what the tile in them needs, by its token. Credentials are never allowed: a page of
 * another origin can do nothing with the console's session.
 */
export function allowEmbedOrigins(fastify: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return;
  fastify.addHook('onRequest', (request, reply, done) => {
    const [path = ''] = request.url.split('?');
    const { origin } = request.headers;
    if (!OPEN.test(path)) {
      done();
      return;
    }
    // Also for others: a cache in between must not give one's answer to another.
    reply.header('vary', 'origin');
    if (origin === undefined || !origins.includes(origin)) {
      done();
      return;
    }
    reply.header('access-control-allow-origin', origin);
    if (request.method === 'OPTIONS') reply.headers(PREFLIGHT).status(204).send();
    else done();
  });
}
