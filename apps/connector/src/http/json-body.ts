import type { FastifyInstance } from 'fastify';
import { AppError } from '#platform';

/** 1 MiB, as the API promises. */
export const BODY_LIMIT_BYTES = 1024 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true });

function malformed(cause: unknown): AppError {
  return new AppError('INVALID_INPUT', 'The body is not well-formed JSON.', { cause });
}

/**
 * Bodies are JSON in UTF-8 and nothing else. An empty one is fine: clients name a content type on a POST without a body.
 * `__proto__` and `constructor.prototype` are refused by Fastify's parser.
 */
export function acceptJsonOnly(fastify: FastifyInstance): void {
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (body.length === 0) {
      done(null, undefined);
      return;
    }
    try {
      void parseJson(request, utf8.decode(body), (error, parsed) => {
        if (error) done(malformed(error));
        else done(null, parsed);
      });
    } catch (error) {
      done(malformed(error));
    }
  });
}
