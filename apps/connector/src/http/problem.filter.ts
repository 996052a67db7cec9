import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { Refusals } from '#access';
import { recordRefusal } from './record-refusal.js';
import { type Problem, toAppError, toProblem } from './problem.js';
import type { ConnectorReply, ConnectorRequest } from './request.js';
import { sendProblem } from './send-problem.js';

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
    sendProblem(reply, error, problem);
  }

  private log(thrown: unknown, { code, status }: Problem): void {
    // The line has the request's id as every line of it.
    if (status >= 500) this.logger.error({ code, err: thrown }, code);
  }
}
