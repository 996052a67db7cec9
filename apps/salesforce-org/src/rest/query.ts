import { ApiError } from '../http/api-error.js';
import { param, type Exchange } from '../http/exchange.js';
import { rawJson, type Reply } from '../http/reply.js';
import { columnMetadata } from './column-metadata.js';
import { aggregateReply, isAggregateQuery } from './aggregate.js';
import { recordWriter } from './render.js';
import { matcher, matches, scopeOf } from '../soql/match.js';
import { type Query } from '../soql/ast.js';
import { parseSoql } from '../soql/parser.js';
import { selectionOf } from '../soql/select.js';
import { SoqlError } from '../soql/soql-error.js';
import { type Cursor } from './cursors.js';

const DEFAULT_BATCH = 2000;
const MIN_BATCH = 200;
/** Pages of many columns are smaller, as in Salesforce. */
const WIDE_COLUMNS = 60;
const MAX_OFFSET = 2000;

function batchSizeOf(exchange: Exchange, columns: number): number {
  const header = exchange.request.headers['sforce-query-options'];
  const asked = /batchSize\s*=\s*(\d+)/i.exec(String(header ?? ''))?.[1];
  const size = asked === undefined ? DEFAULT_BATCH : Math.min(DEFAULT_BATCH, Math.max(MIN_BATCH, Number(asked)));
  return columns > WIDE_COLUMNS ? Math.max(MIN_BATCH, Math.floor((size * WIDE_COLUMNS) / columns)) : size;
}

export async function query(exchange: Exchange, includeDeleted: boolean): Promise<Reply> {
  const text = exchange.url.searchParams.get('q');
  if (text === null) throw new ApiError(400, 'MALFORMED_QUERY', 'A query string has to be specified');
  return runQuery(exchange, text, includeDeleted);
}

/** SOQL errors are HTTP 400 with their own code. */
async function runQuery(exchange: Exchange, text: string, includeDeleted: boolean): Promise<Reply> {
  try {
    return await answer(exchange, text, includeDeleted);
  } catch (error) {
    if (error instanceof SoqlError) throw new ApiError(400, error.errorCode, error.message);
    throw error;
  }
}

function checkOffset(parsed: Query): void {
  if (parsed.offset && parsed.offset.rows > MAX_OFFSET) {
    throw new SoqlError('NUMBER_OUTSIDE_VALID_RANGE', `Maximum SOQL offset allowed is ${String(MAX_OFFSET)}`);
  }
}

async function answer(exchange: Exchange, text: string, includeDeleted: boolean): Promise<Reply> {
  const { org, session } = exchange;
  const parsed = parseSoql(text);
  checkOffset(parsed);
  const view = org.view(session.user, { includeDeleted });
  const scope = scopeOf(text, parsed, view);
  if (exchange.url.searchParams.get('columns') === 'true') return columnMetadata(scope, parsed);
  if (isAggregateQuery(parsed)) return aggregateReply(scope, parsed);
  const selection = selectionOf(scope, parsed);
  const ready = matcher(scope, parsed);
  const indexes = await matches(ready);
  if (indexes.length > org.queryRowsAtMost)
    throw new ApiError(400, 'QUERY_TIMEOUT', 'Your query request was running for too long.');
  const write = recordWriter(scope.table, selection, view, param(exchange, 'version'));
  const cursor = {
    user: session.user,
    indexes,
    write,
    batchSize: batchSizeOf(exchange, selection.columns.length),
    openedAt: org.now(),
    isRead: false,
  };
  if (indexes.length <= cursor.batchSize) return page(exchange, { ...cursor, id: '' }, 0);
  return page(exchange, org.cursors.add(cursor), 0);
}

/** One page as JSON; a fault may falsify it. */
function page(exchange: Exchange, cursor: Cursor, offset: number): Reply {
  const { fault } = exchange;
  const to = Math.min(offset + cursor.batchSize, cursor.indexes.length);
  const done = to >= cursor.indexes.length;
  cursor.isRead ||= done;
  const hasNext = !done && fault?.type !== 'missing-locator';
  const next = hasNext
    ? `,"nextRecordsUrl":"/services/data/v${param(exchange, 'version')}/query/${cursor.id}-${String(to)}"`
    : '';
  let rows = cursor.indexes.slice(offset, to);
  if (fault?.type === 'truncate-rows') rows = rows.slice(0, -fault.rows);
  if (fault?.type === 'duplicate-page' && offset > 0)
    rows = cursor.indexes.slice(Math.max(0, offset - cursor.batchSize), offset);
  const total = cursor.indexes.length + (fault?.type === 'wrong-count' ? fault.by : 0);
  const records = rows.map((index) => cursor.write(index)).join(',');
  return rawJson(`{"totalSize":${String(total)},"done":${String(done)}${next},"records":[${records}]}`);
}

export function queryMore(exchange: Exchange): Reply {
  const { cursor, offset } = exchange.org.cursors.find(
    param(exchange, 'locator'),
    exchange.session.user,
    exchange.org.now(),
  );
  return page(exchange, cursor, offset);
}
