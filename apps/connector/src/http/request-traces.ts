import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isTracing, type Span, withSpan } from '#platform';

/** Probes tell nothing, and a stream of events has no end that anybody waits for. */
const UNTRACED = /^\/(health\/|metrics$|v1\/events$)/;

/** Under the pattern of its route, never its address: ids and what is searched for are in that. */
function routeOf({ is404, routeOptions }: FastifyRequest): string | undefined {
  return is404 ? undefined : routeOptions.url;
}

async function answered({ raw }: FastifyRequest, reply: FastifyReply, span: Span): Promise<void> {
  await new Promise((resolve) => reply.raw.once('close', resolve));
  const { teamId, principal } = raw.principal ?? {};
  span.set({ 'http.response.status_code': reply.statusCode, 'team.id': teamId, principal });
}

/** A span for every request, in the trace of its caller where it names one. What it asks of others is below it. */
export function traceRequests(fastify: FastifyInstance): void {
  if (!isTracing()) return;
  fastify.addHook('onRequest', (request, reply, done) => {
    const route = routeOf(request);
    if (route !== undefined && UNTRACED.test(route)) {
      done();
      return;
    }
    const { method, headers, id } = request;
    const { traceparent } = headers;
    const attributes = { 'http.request.method': method, 'http.route': route, 'request.id': id };
    void withSpan(
      route === undefined ? method : `${method} ${route}`,
      { kind: 'server', attributes, traceparent: typeof traceparent === 'string' ? traceparent : undefined },
      (span) => {
        const closed = answered(request, reply, span);
        done();
        return closed;
      },
    );
  });
}
