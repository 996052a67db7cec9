import type { FastifyInstance } from 'fastify';
import { withStatementTimeout } from '#platform';

/** How long PostgreSQL may take over any statement of a request. What a person types to search for has less. */
export const STATEMENT_TIMEOUT_MS = 30_000;

/** Whatever a request asks of the database ends: the request has gone to somebody, and holds a connection meanwhile. */
export function limitStatements(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (_request, _reply, done) => {
    withStatementTimeout(STATEMENT_TIMEOUT_MS, done);
  });
}
