import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { Refusals } from '#access';
import { recordRefusal } from './record-refusal.js';
import { type Problem, toAppError, toProblem } from './problem.js';
import type { ConnectorReply, ConnectorRequest } from './request.js';

/** Every failure of a request leaves here, as application/problem+json. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  constructor(private readonly refusals: Refusals) {}

  async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<ConnectorRequest>();
    const reply = http.getResponse<ConnectorReply>();
    const error = toAppError(thrown);
    const problem = toProblem(error, request.id);
    this.log(thrown, problem);
    await recordRefusal(this.refusals, request, error);
    if (reply.sent || reply.raw.headersSent) {
      // A stream broke in its middle: only cutting it off tells the reader.
      reply.raw.destroy();
      return;
    }
    if (error.retryAfterSeconds !== undefined) reply.header('retry-after', error.retryAfterSeconds);
    // Fastify would end the connection on whoever still sends, who then reads no answer. Node drops the rest instead.
    if (problem.status === 413) reply.removeHeader('connection');
    if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
    // Sent as text: an object with this content type would meet Fastify's JSON serializer only for application/json.
    reply.status(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  }

  private log(thrown: unknown, { code, status, requestId }: Problem): void {
    if (status >= 500) this.logger.error({ requestId, code, err: thrown }, code);
  }
}
