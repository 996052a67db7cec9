import type { FastifyInstance } from 'fastify';
import type { Metrics } from '#platform';

/** A fault of ours; a database or a schema to wait for; a disk that is full. */
const FAILURES = [500, 503, 507];

/** Counts and times every request under the pattern of its route, never under its address: ids would make a series each. */
export function measureRequests(fastify: FastifyInstance, metrics: Metrics): void {
  const seconds = metrics.histogram('related_records_http_request_seconds', 'Time to answer a request', [
    'method',
    'route',
    'status',
  ]);
  const failed = metrics.counter('related_records_requests_failed_total', 'Requests that were answered 5xx.', [
    'status',
  ]);
  // A series that begins with its first failure shows no increase.
  for (const status of FAILURES) failed.inc({ status }, 0);
  fastify.addHook('onResponse', (request, reply, done) => {
    if (reply.statusCode >= 500) failed.inc({ status: reply.statusCode });
    const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
}
