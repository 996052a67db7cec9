import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { handleControl } from '../control/routes.js';
import { type Org } from '../org.js';
import { answerPage } from '../page/page.js';
import { ApiError, invalidSession, notFound, OAuthError } from './api-error.js';
import { type Exchange, type RequestKind } from './exchange.js';
import { isKnownVersion } from '../rest/limits.js';
import { findRoute, type Found } from './routes.js';
import { json, type Reply } from './reply.js';
import { send, type Sent } from './send.js';

/** Salesforce takes at most this many bytes of request line and headers. */
const MAX_HEAD_BYTES = 16_384;
const MAX_BODY_BYTES = 10_000_000;
/** Above the rule, so that the org answers 414 and 431 itself. */
const NODE_HEAD_BYTES = 128 * 1024;

export function makeServer(org: Org): Server {
  const server = createServer({ maxHeaderSize: NODE_HEAD_BYTES, keepAliveTimeout: 65_000 }, (request, response) => {
    void serve(org, request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  server.requestTimeout = 0;
  return server;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > MAX_BODY_BYTES) throw new ApiError(413, 'REQUEST_ENTITY_TOO_LARGE', 'Request body is too large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function checkHead(request: IncomingMessage): void {
  const target = Buffer.byteLength(request.url ?? '');
  if (target > MAX_HEAD_BYTES) throw new ApiError(414, 'URI_TOO_LONG', 'URI Too Long');
  const headers = request.rawHeaders.reduce((sum, text) => sum + Buffer.byteLength(text) + 2, 0);
  if (target + headers > MAX_HEAD_BYTES)
    throw new ApiError(431, 'REQUEST_HEADER_FIELDS_TOO_LARGE', 'Request Header Fields Too Large');
}

interface Handled {
  reply: Reply;
  user: number | undefined;
  counted: boolean;
}

async function serve(org: Org, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const startedAt = performance.now();
  const url = new URL(request.url ?? '/', org.url);
  if (url.pathname.startsWith('/__org')) {
    await send(org, request, response, await handleControl(org, request, url, await readBody(request)));
    return;
  }
  const page = request.method === 'GET' ? answerPage(org, url) : undefined;
  if (page) {
    await send(org, request, response, page);
    return;
  }
  const found = findRoute(request.method ?? 'GET', url.pathname);
  const kind: RequestKind = found.route?.kind ?? (['GET', 'HEAD'].includes(request.method ?? '') ? 'other' : 'write');
  const handled: Handled = { reply: json([]), user: undefined, counted: false };
  const fault = org.faults.take(kind, request.url ?? '');
  try {
    checkHead(request);
    handled.reply = await answer(org, { request, url, found, handled });
  } catch (error) {
    if (!(error instanceof ApiError) && !(error instanceof OAuthError)) throw error;
    handled.reply = error.reply();
  }
  if (found.route?.isApi) handled.reply.headers['sforce-limit-info'] = org.quota.header();
  const sent: Sent = await send(org, request, response, handled.reply, fault);
  org.log.add({
    at: new Date(org.now()).toISOString(),
    method: request.method ?? '',
    path: (request.url ?? '').slice(0, 2000),
    kind,
    status: sent.status,
    bytes: sent.bytes,
    ms: Math.round(performance.now() - startedAt),
    user: handled.user === undefined ? undefined : org.username(handled.user),
    counted: handled.counted,
    fault: fault?.effect.type,
  });
}

async function answer(
  org: Org,
  at: { request: IncomingMessage; url: URL; found: Found; handled: Handled },
): Promise<Reply> {
  const { request, url, found, handled } = at;
  const body = await readBody(request);
  const { route, params } = found;
  if (!route) throw refusalOfPath(request, found);
  if (route.isApi) {
    const session = sessionOf(org, request, url);
    handled.user = session.user;
    if (params.version !== undefined && !isKnownVersion(params.version)) throw notFound();
    if (!org.rightsOf(session.user).apiEnabled)
      throw new ApiError(403, 'API_DISABLED_FOR_ORG', 'The REST API is not enabled for this Organization.');
    org.quota.take();
    handled.counted = true;
    return route.handle({ org, request, url, params, body, session } satisfies Exchange);
  }
  const nobody = { accessToken: '', user: -1, scope: [], lastUsedAt: 0, approval: undefined };
  return route.handle({ org, request, url, params, body, session: nobody });
}

function refusalOfPath(request: IncomingMessage, found: Found): ApiError {
  if (found.methods.length === 0) return notFound();
  return new ApiError(
    405,
    'METHOD_NOT_ALLOWED',
    `HTTP Method '${request.method ?? ''}' not allowed. Allowed are ${found.methods.join(',')}`,
  );
}

function sessionOf(org: Org, request: IncomingMessage, url: URL): Exchange['session'] {
  const header = request.headers.authorization ?? '';
  const given = /^(?:Bearer|OAuth) (.+)$/i.exec(header)?.[1] ?? url.searchParams.get('oauth_token') ?? undefined;
  if (given === undefined) {
    if (header !== '') throw new ApiError(401, 'INVALID_AUTH_HEADER', 'INVALID_HEADER_TYPE');
    throw invalidSession();
  }
  const session = org.sessions.find(given, org.now());
  if (!session || !org.isActive(session.user)) throw invalidSession();
  return session;
}
