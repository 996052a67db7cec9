import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { STATUS_CODES } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { AppError, newId } from '#platform';
import { toProblem } from './problem.js';
import { PROBLEM_TYPE } from './send-problem.js';

/** How long a client may go on sending what is no longer read, so that it reads the answer. */
const LINGER_MS = 1000;

function errorOf({ code }: NodeJS.ErrnoException): AppError {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new AppError('REQUEST_TIMEOUT', 'The request did not arrive in time.');
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new AppError('HEADERS_TOO_LARGE', 'The address and the headers are larger than 16 KiB together.');
  }
  return new AppError('INVALID_INPUT', 'This is no well-formed HTTP request.');
}

function head(status: number, length: number, requestId: string): string {
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    `Content-Type: ${PROBLEM_TYPE}`,
    `Content-Length: ${length}`,
    `X-Request-Id: ${requestId}`,
    'X-Content-Type-Options: nosniff',
    '',
    '',
  ].join('\r\n');
}

/** Answers bytes that Node could not read as a request; there is no reply to answer through, only the socket. */
export function answerUnreadable(cause: NodeJS.ErrnoException, socket: Duplex): void {
  if (cause.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  answerBySocket(errorOf(cause), socket);
}

function answerBySocket(error: AppError, socket: Duplex): void {
  const requestId = newId();
  const problem = toProblem(error, requestId);
  const body = JSON.stringify(problem);
  socket.end(head(problem.status, Buffer.byteLength(body), requestId) + body);
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}

/** `CONNECT` asks for a tunnel. Node would end the connection without a word. */
export function refuseTunnels(server: Server): void {
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
    socket.on('error', () => socket.destroy());
    answerBySocket(new AppError('INVALID_INPUT', 'This is no proxy: CONNECT is not taken.'), socket);
  });
}

/** `Expect: 100-continue` is Node's to answer; of any other it would answer 417 without a word. */
export function refuseExpectations(server: Server): void {
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const requestId = newId();
    const error = new AppError('INVALID_INPUT', 'The header Expect may only say 100-continue.');
    const problem = toProblem(error, requestId);
    const body = JSON.stringify(problem);
    const length = Buffer.byteLength(body);
    response.writeHead(problem.status, {
      ...{ 'content-type': PROBLEM_TYPE, 'content-length': length, 'x-request-id': requestId },
      connection: 'close',
    });
    response.end(body);
  });
}

/** HTTP/1.1 demands it (RFC 9112, 3.2). */
export function requireHost(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const isMissing = request.raw.httpVersion === '1.1' && request.headers.host === undefined;
    done(isMissing ? new AppError('INVALID_INPUT', 'The header Host is missing.') : undefined);
  });
}
