import type { FastifyInstance } from 'fastify';
import { AppError } from '#platform';

/** A worker answers whoever watches over it, and nobody else. */
export function servesProbesOnly(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (/^\/(health\/(live|ready)|metrics)$/.test(request.url)) done();
    else done(new AppError('NOT_FOUND', 'This process is a worker (ROLE=worker); the API is elsewhere.'));
  });
}
