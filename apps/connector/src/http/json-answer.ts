import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import { mergeMap, type Observable } from 'rxjs';
import { inTurns, jsonText } from '#platform';
import type { ConnectorReply } from './request.js';

/** Answers are made into JSON in turns: one of a few megabytes would hold everybody else up. */
@Injectable()
export class JsonAnswer implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<ConnectorReply>();
    return next.handle().pipe(mergeMap((answer: unknown) => this.toText(answer, reply)));
  }

  private async toText(answer: unknown, reply: ConnectorReply): Promise<unknown> {
    const isBytes = answer instanceof StreamableFile || ArrayBuffer.isView(answer);
    const isJson = typeof answer === 'object' && answer !== null && !isBytes;
    // What names its type itself is sent as it is.
    if (!isJson || reply.sent || reply.hasHeader('content-type')) return answer;
    reply.header('content-type', 'application/json; charset=utf-8');
    return inTurns(jsonText(answer));
  }
}
