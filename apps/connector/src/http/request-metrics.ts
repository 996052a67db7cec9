import type { FastifyInstance } from 'fastify';
import type { Metrics } from '#platform';

/** Counts and times every request under the pattern of its route, never under its address: ids would make a series each. */
export function measureRequests(fastify: FastifyInstance, metrics: Metrics): void {
  const seconds = metrics.histogram('related_records_http_request_seconds', 'Time to answer a request', [
    'method',
    'route',
    'status',
  ]);
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
}
