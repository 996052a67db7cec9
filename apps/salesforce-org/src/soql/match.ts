import { setImmediate as nextTurn } from 'node:timers/promises';
import { type FieldType, type Value } from '../data/fields.js';
import { type OrderItem, type Query } from './ast.js';
import { candidates, comeInIdOrder } from './candidates.js';
import { orderOf } from './compare.js';
import { compileConditions, type Predicate } from './conditions.js';
import { functionRead } from './functions.js';
import { resolveField, resolveTable, type Scope } from './resolve.js';
import { soqlError } from './soql-error.js';
import { type Read, type View } from './view.js';

/** How many records are tested before other requests get a turn. */
const TURN = 50_000;

export function scopeOf(text: string, query: Query, view: View): Scope {
  const table = resolveTable(text, view, query.from);
  return { text, view, table, alias: query.from.alias };
}

/** One part of ORDER BY. Ids sort by their characters, other text without case. */
export interface OrderKey {
  item: OrderItem;
  type: FieldType;
}

interface ReadableKey extends OrderKey {
  read: Read;
}

/** A query ready to run: names resolved, filters compiled. Throws SoqlError for anything Salesforce refuses. */
export interface Matcher {
  scope: Scope;
  query: Query;
  accepts: Predicate;
  order: ReadableKey[];
}

export function matcher(scope: Scope, query: Query): Matcher {
  const { view, table, text } = scope;
  const filter = query.where
    ? compileConditions(scope, query.where, (inner) => innerValues(text, inner, view))
    : undefined;
  const hidesDeleted = !view.includeDeleted && view.field(table, 'IsDeleted') !== undefined;
  const accepts: Predicate = (index) =>
    table.exists(index, view.seq) &&
    !(hidesDeleted && table.isDeleted(index, view.seq)) &&
    (filter === undefined || filter(index)) &&
    view.canSee(table, index);
  return { scope, query, accepts, order: query.orderBy.map((item) => orderKey(scope, item)) };
}

function orderKey(scope: Scope, item: OrderItem): ReadableKey {
  if (item.value.kind === 'function') {
    const { read, subject } = functionRead(scope, item.value);
    return { item, read, type: subject.type };
  }
  const { field, read } = resolveField(scope, item.value);
  if (!field.sortable) {
    throw soqlError(
      'MALFORMED_QUERY',
      scope.text,
      item.value.at,
      `field '${field.name}' can not be sorted in a query call`,
    );
  }
  return { item, read, type: field.type };
}

/** The numbers of the matching records, in the query's order, LIMIT and OFFSET applied. */
export async function matches(ready: Matcher): Promise<number[]> {
  const { query, scope } = ready;
  const isSorted = ready.order.length === 0 || (isByIdAlone(ready) && comeInIdOrder(query.where));
  const enough =
    isSorted && query.limit !== undefined ? query.limit + (query.offset?.rows ?? 0) : Number.POSITIVE_INFINITY;
  const found: number[] = [];
  let tested = 0;
  for (const index of candidates(scope, query.where)) {
    tested += 1;
    if (tested % TURN === 0) await nextTurn();
    if (!ready.accepts(index)) continue;
    found.push(index);
    if (found.length >= enough) break;
  }
  return cut(isSorted ? found : sorted(ready, found), query);
}

function isByIdAlone({ order }: Matcher): boolean {
  const value = order.length === 1 && !order[0]?.item.descending ? order[0]?.item.value : undefined;
  return value?.kind === 'field' && value.path.length === 1 && value.path[0]?.toLowerCase() === 'id';
}

export function matchesNow(ready: Matcher): number[] {
  const found: number[] = [];
  for (const index of candidates(ready.scope, ready.query.where)) if (ready.accepts(index)) found.push(index);
  return cut(sorted(ready, found), ready.query);
}

function cut(found: number[], query: Query): number[] {
  if (query.limit === undefined && query.offset === undefined) return found;
  const from = query.offset?.rows ?? 0;
  return found.slice(from, query.limit === undefined ? undefined : from + query.limit);
}

/** `ORDER BY SystemModstamp, Id` and the like: the usual order of extractions, worth sorting numbers instead of rows. */
function byStampAndId(ready: Matcher, found: number[]): number[] | undefined {
  const { order, scope } = ready;
  const [first, second] = order.map(({ item }) => item);
  if (!first || order.length > 2 || scope.table.size >= MAX_PACKED) return undefined;
  const name = ({ value, descending }: OrderItem): string =>
    !descending && value.kind === 'field' && value.path.length === 1 ? (value.path[0] ?? '').toLowerCase() : '';
  if (name(first) !== 'systemmodstamp' || (second && name(second) !== 'id')) return undefined;
  const read = order[0]?.read ?? (() => 0);
  // Whole seconds (31 bits) and the record number (22 bits) fit one exact number; ids grow with record numbers.
  const keys = Float64Array.from(found, (index) => Math.floor(Number(read(index)) / 1000) * MAX_PACKED + index).sort();
  return Array.from(keys, (key) => key % MAX_PACKED);
}

const MAX_PACKED = 2 ** 22;

function sorted(ready: Matcher, found: number[]): number[] {
  const { order } = ready;
  if (order.length === 0) return found;
  const fast = byStampAndId(ready, found);
  if (fast) return fast;
  const rows = found.map((index) => ({ index, keys: order.map((one) => one.read(index)) }));
  rows.sort((a, b) => compareKeys(order, a.keys, b.keys) || a.index - b.index);
  return rows.map((row) => row.index);
}

export function compareKeys(order: OrderKey[], a: Value[], b: Value[]): number {
  for (const [k, { item, type }] of order.entries()) {
    const [x, y] = [a[k] ?? null, b[k] ?? null];
    if (x === y) continue;
    // Nulls come first unless NULLS LAST is said, whatever the direction.
    if (x === null || y === null) return (x === null ? -1 : 1) * (item.nullsLast === true ? -1 : 1);
    const sign = orderOf(type, x, y);
    if (sign !== 0) return item.descending ? -sign : sign;
  }
  return 0;
}

function innerValues(text: string, query: Query, view: View): Set<Value> {
  const scope = scopeOf(text, query, view);
  const item = query.select[0];
  if (query.select.length !== 1 || item?.kind !== 'expression' || item.value.kind !== 'field') {
    throw soqlError('MALFORMED_QUERY', text, query.from.at, 'The inner select must select exactly one field');
  }
  const { read } = resolveField(scope, item.value);
  return new Set(matchesNow(matcher(scope, query)).map((index) => read(index)));
}
