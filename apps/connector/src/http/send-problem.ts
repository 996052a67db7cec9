import { type AppError, currentSpan } from '#platform';
import { type Problem, toProblem } from './problem.js';
import type { ConnectorReply } from './request.js';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** Answers with the error; one whose answer has begun is cut off, as only that tells the reader. */
export function sendProblem(reply: ConnectorReply, error: AppError, problem: Problem): void {
  if (problem.status >= 500) currentSpan()?.fail(problem.code);
  else currentSpan()?.set({ 'error.type': problem.code });
  if (reply.sent || reply.raw.headersSent) {
    reply.raw.destroy();
    return;
  }
  if (error.retryAfterSeconds !== undefined) reply.header('retry-after', error.retryAfterSeconds);
  // Fastify would end the connection on whoever still sends, who then reads no answer. Node drops the rest instead.
  if (problem.status === 413) reply.removeHeader('connection');
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  // Sent as text: an object with this content type would meet Fastify's JSON serializer only for application/json.
  reply.status(problem.status).type(PROBLEM_TYPE).send(JSON.stringify(problem));
}

/** For what Fastify refuses before any route is found: an address that cannot be read, or is too long. */
export function answerUnrouted(error: AppError, requestId: string, reply: ConnectorReply): void {
  reply.header('x-request-id', requestId);
  sendProblem(reply, error, toProblem(error, requestId));
}
