import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { handleControl } from '../control/routes.js';
import { type Org } from '../org.js';
import { endedSession, replyInstead } from '../faults/disturb.js';
import { type FaultEffect } from '../faults/fault-plan.js';
import { type OrgControl } from '../control/control.js';
import { answerPage } from '../page/page.js';
import { ApiError, invalidSession, notFound, OAuthError } from './api-error.js';
import { type Exchange } from './exchange.js';
import { type RequestKind } from './request-kind.js';
import { isKnownVersion } from '../rest/limits.js';
import { findRoute, type Found } from './routes.js';
import { type Reply } from './reply.js';
import { send, type Sent } from './send.js';

/** Salesforce takes at most this many bytes of request line and headers. */
const MAX_HEAD_BYTES = 16_384;
const MAX_BODY_BYTES = 10_000_000;
/** Above the rule, so that the org answers 414 and 431 itself. */
const NODE_HEAD_BYTES = 128 * 1024;

export function makeServer(org: Org, control: OrgControl): Server {
  const server = createServer({ maxHeaderSize: NODE_HEAD_BYTES, keepAliveTimeout: 65_000 }, (request, response) => {
    void serve({ org, control }, request, response).catch((error: unknown) => {
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

/** What becomes known of a request while it is answered. */
interface Handled {
  session: Exchange['session'] | undefined;
  counted: boolean;
}

/** Browsers name the page a request comes from; another site's page must not change the org. */
function isOwnPage({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  return origin === undefined || origin === `http://${host ?? ''}`;
}

async function serve(
  { org, control }: { org: Org; control: OrgControl },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const startedAt = performance.now();
  // An instance address with a slash at its end gives //services; read as a URL that would name another host.
  const url = new URL((request.url ?? '/').replace(/^\/{2,}/, '/'), org.url);
  const sendPlain = (reply: Reply): Promise<Sent> => send({ request, response, now: org.now() }, reply);
  if (url.pathname.startsWith('/__org')) {
    if (!isOwnPage(request)) {
      await sendPlain(
        new ApiError(
          403,
          'FORBIDDEN',
          'Only the page of the org itself may use the control handle from a browser',
        ).reply(),
      );
      return;
    }
    await sendPlain(
      handleControl(control, { method: request.method ?? '', path: url.pathname, body: await readBody(request) }),
    );
    return;
  }
  const page = request.method === 'GET' ? answerPage(url) : undefined;
  if (page) {
    await sendPlain(page);
    return;
  }
  const found = findRoute(request.method ?? 'GET', url.pathname);
  const kind: RequestKind = found.route?.kind ?? (['GET', 'HEAD'].includes(request.method ?? '') ? 'other' : 'write');
  const path = request.url ?? '';
  const handled: Handled = { session: undefined, counted: false };
  const gone = org.moved.answerOf(request, url);
  if (gone) {
    if (gone === 'nothing') request.socket.destroy();
    else await send({ request, response, now: org.now() }, gone);
    return;
  }
  const fault = org.faults.take({ kind, path, method: request.method ?? '' });
  const reply = await replyOf(org, { request, url, found, handled, fault });
  if (found.route?.isApi && reply) reply.headers['sforce-limit-info'] = org.quota.header();
  if (!reply) request.socket.destroy();
  const sent = reply ? await send({ request, response, now: org.now() }, reply, fault) : { status: 0, bytes: 0 };
  org.log.add({
    at: new Date(org.now()).toISOString(),
    method: request.method ?? '',
    path: path.slice(0, 2000),
    kind,
    status: sent.status,
    bytes: sent.bytes,
    ms: Math.round(performance.now() - startedAt),
    user: handled.session ? org.username(handled.session.user) : undefined,
    counted: handled.counted,
    fault: fault?.type,
  });
}

interface Asked {
  request: IncomingMessage;
  url: URL;
  found: Found;
  handled: Handled;
  fault: FaultEffect | undefined;
}

/** Undefined: the connection is dropped without an answer. */
async function replyOf(org: Org, asked: Asked): Promise<Reply | undefined> {
  const { fault, handled } = asked;
  const instead = replyInstead(fault);
  if (instead) {
    asked.request.resume();
    return instead;
  }
  if (fault?.type === 'drop') return undefined;
  try {
    checkHead(asked.request);
    const reply = await answer(org, asked);
    if (fault?.type === 'expire-session' && handled.session) org.sessions.active.delete(handled.session.accessToken);
    return reply;
  } catch (error) {
    if (error instanceof ApiError || error instanceof OAuthError) return error.reply();
    const message = `An unexpected error occurred. Please include this ErrorId if you contact support: ${error instanceof Error ? (error.stack ?? '') : ''}`;
    return new ApiError(500, 'UNKNOWN_EXCEPTION', message).reply();
  }
}

async function answer(org: Org, { request, url, found, handled, fault }: Asked): Promise<Reply> {
  const body = await readBody(request);
  const { route, params } = found;
  if (!route) throw refusalOfPath(request, found);
  if (!route.isSession) {
    const nobody = { accessToken: '', user: -1, scope: [], lastUsedAt: 0, calls: 0, approval: undefined };
    return route.handle({ org, request, url, params, body, session: nobody, fault });
  }
  const session = sessionOf(org, request, url);
  handled.session = session;
  if (params.version !== undefined && !isKnownVersion(params.version, org.oldestVersion)) throw notFound();
  if (!org.rightsOf(session.user).apiEnabled)
    throw new ApiError(403, 'API_DISABLED_FOR_ORG', 'The REST API is not enabled for this Organization.');
  if (route.isApi) org.quota.take();
  handled.counted = route.isApi;
  // A session that has ended is refused before anything is looked at or done.
  if (fault?.type === 'expire-session' && fault.afterBytes === undefined) {
    org.sessions.active.delete(session.accessToken);
    return endedSession(fault);
  }
  return org.concurrency.run(() =>
    route.handle({ org, request, url, params, body, session, fault } satisfies Exchange),
  );
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
  const session = org.sessions.use(given, org.now());
  if (!session || !org.isActive(session.user)) throw invalidSession();
  return session;
}
