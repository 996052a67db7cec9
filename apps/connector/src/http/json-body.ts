import type { FastifyInstance } from 'fastify';
import { AppError } from '#platform';

const MIB = 1024 * 1024;
/** 1 MiB, as the API promises. */
export const BODY_LIMIT_BYTES = MIB;
/** What holds participants, by the pattern of its address. */
const LARGE_BODY = {
  pattern: /^\/v1\/(recordings\/:externalId|meetings\/:externalId|linking\/preview)$/,
  bytes: 4 * MIB,
};

/**
 * Bodies are JSON and nothing else. They are kept as bytes until the caller is known: what parses them is the pipe of the
 * parameter that takes them.
 */
export function acceptJsonOnly(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    if (LARGE_BODY.pattern.test(route.url)) route.bodyLimit = LARGE_BODY.bytes;
  });
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, ({ headers }, body, done) => {
    const encoding = headers['content-encoding'] ?? 'identity';
    if (encoding.trim().toLowerCase() === 'identity') done(null, body.length === 0 ? undefined : body);
    else
      done(
        new AppError('UNSUPPORTED_MEDIA_TYPE', `Content-Encoding ${encoding} is not taken; send the body as it is.`),
      );
  });
}
