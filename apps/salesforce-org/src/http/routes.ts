import { authorizePage, decide } from '../auth/authorize.js';
import { identity, userinfo } from '../auth/identity.js';
import { introspect, revoke, token } from '../auth/token.js';
import { changeJob, createJob, deleteJob, listJobs, resultPages, results, showJob } from '../bulk/routes.js';
import { composite } from '../rest/composite.js';
import { describeGlobal, describeObject } from '../rest/describe.js';
import { limits, recordCount, resources, versions } from '../rest/limits.js';
import { query, queryMore } from '../rest/query.js';
import { retrieve } from '../rest/records.js';
import { deleted, updated } from '../rest/replication.js';
import { createRecord, deleteRecord, updateRecord } from '../rest/writes.js';
import { type Exchange } from './exchange.js';
import { type RequestKind } from './request-kind.js';
import { type Reply } from './reply.js';

export interface Route {
  method: string;
  /** Path pieces; `:name` takes one piece. */
  pieces: string[];
  kind: RequestKind;
  /** Needs a session. */
  isSession: boolean;
  /** Counts against the daily quota, and tells the usage. */
  isApi: boolean;
  handle: (exchange: Exchange) => Reply | Promise<Reply>;
}

function route(method: string, path: string, kind: RequestKind, handle: Route['handle']): Route {
  const isApi = path.startsWith('/services/data/:version');
  const isSession = isApi || path === '/services/oauth2/userinfo' || path.startsWith('/id/');
  return { method, pieces: path.split('/').slice(1), kind, isSession, isApi, handle };
}

const data = '/services/data/:version';

const ROUTES: Route[] = [
  route('GET', '/services/oauth2/authorize', 'oauth', authorizePage),
  route('POST', '/services/oauth2/authorize', 'oauth', decide),
  route('POST', '/services/oauth2/token', 'oauth', token),
  route('POST', '/services/oauth2/revoke', 'oauth', revoke),
  route('GET', '/services/oauth2/revoke', 'oauth', revoke),
  route('POST', '/services/oauth2/introspect', 'oauth', introspect),
  route('GET', '/services/oauth2/userinfo', 'identity', userinfo),
  route('GET', '/id/:org/:user', 'identity', identity),
  route('GET', '/services/data', 'versions', versions),
  route('GET', data, 'other', resources),
  route('GET', `${data}/sobjects`, 'describe', describeGlobal),
  route('GET', `${data}/sobjects/:object/describe`, 'describe', describeObject),
  route('GET', `${data}/sobjects/:object/updated`, 'replication', updated),
  route('GET', `${data}/sobjects/:object/deleted`, 'replication', deleted),
  route('GET', `${data}/sobjects/:object/:id`, 'record', retrieve),
  route('POST', `${data}/sobjects/:object`, 'write', createRecord),
  route('PATCH', `${data}/sobjects/:object/:id`, 'write', updateRecord),
  route('DELETE', `${data}/sobjects/:object/:id`, 'write', deleteRecord),
  route('GET', `${data}/query`, 'query', (exchange) => query(exchange, false)),
  route('GET', `${data}/queryAll`, 'query', (exchange) => query(exchange, true)),
  route('GET', `${data}/query/:locator`, 'query', queryMore),
  route('GET', `${data}/queryAll/:locator`, 'query', queryMore),
  route('GET', `${data}/limits`, 'limits', limits),
  route('GET', `${data}/limits/recordCount`, 'limits', recordCount),
  route('POST', `${data}/composite`, 'composite', composite),
  route('POST', `${data}/jobs/query`, 'bulk', createJob),
  route('GET', `${data}/jobs/query`, 'bulk', listJobs),
  route('GET', `${data}/jobs/query/:job`, 'bulk', showJob),
  route('PATCH', `${data}/jobs/query/:job`, 'bulk', changeJob),
  route('DELETE', `${data}/jobs/query/:job`, 'bulk', deleteJob),
  route('GET', `${data}/jobs/query/:job/results`, 'bulk-results', results),
  route('GET', `${data}/jobs/query/:job/resultPages`, 'bulk', resultPages),
  route('GET', `${data}/jobs/query/:job/resultpages`, 'bulk', resultPages),
];

export interface Found {
  route: Route | undefined;
  params: Record<string, string>;
  /** Methods that exist for the path. */
  methods: string[];
}

function paramsOf(route: Route, pieces: string[]): Record<string, string> | undefined {
  if (route.pieces.length !== pieces.length) return undefined;
  const params: Record<string, string> = {};
  for (const [k, piece] of route.pieces.entries()) {
    const given = pieces[k] ?? '';
    if (piece.startsWith(':')) params[piece.slice(1)] = piece === ':version' ? given.replace(/^v/, '') : given;
    else if (piece !== given) return undefined;
  }
  return params;
}

export function findRoute(method: string, pathname: string): Found {
  const pieces = pathname.replace(/\/+$/, '').split('/').slice(1).map(decodePiece);
  const methods: string[] = [];
  for (const route of ROUTES) {
    const params = paramsOf(route, pieces);
    if (!params) continue;
    if (route.method === method || (method === 'HEAD' && route.method === 'GET')) return { route, params, methods: [] };
    methods.push(route.method);
  }
  return { route: undefined, params: {}, methods };
}

function decodePiece(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}
