import { type Value } from '../data/fields.js';
import { rawJson, type Reply } from '../http/reply.js';
import { type Condition, type Expression, type FunctionCall, type Query } from '../soql/ast.js';
import { listTest, literalTest, orderOf } from '../soql/compare.js';
import { argument, functionRead, isAggregate } from '../soql/functions.js';
import { compareKeys, matcher, matches } from '../soql/match.js';
import { resolveField, type Scope } from '../soql/resolve.js';
import { soqlError, SoqlError } from '../soql/soql-error.js';
import { type FieldType } from '../data/fields.js';
import { restValue } from './render.js';

/** One output of an aggregate query, evaluated over the records of a group. */
interface Output {
  name: string;
  type: FieldType;
  evaluate: (group: number[]) => Value;
}

const isCountAll = (call: FunctionCall): boolean => call.name.toUpperCase() === 'COUNT' && call.args.length === 0;

export function isAggregateQuery(query: Query): boolean {
  return (
    query.groupBy.length > 0 ||
    query.select.some((item) => item.kind === 'expression' && item.value.kind === 'function' && isAggregate(item.value))
  );
}

export async function aggregateReply(scope: Scope, query: Query): Promise<Reply> {
  const first = query.select[0];
  const ready = matcher(scope, { ...query, orderBy: [], limit: undefined, offset: undefined });
  if (
    first?.kind === 'expression' &&
    first.value.kind === 'function' &&
    isCountAll(first.value) &&
    query.groupBy.length === 0
  ) {
    if (query.select.length > 1)
      throw soqlError(
        'MALFORMED_QUERY',
        scope.text,
        first.value.at,
        'COUNT() must be the only element in the SELECT list',
      );
    const length =
      query.where || scope.view.isShared ? (await matches(ready)).length : scope.table.count(scope.view.includeDeleted);
    return rawJson(
      `{"totalSize":${String(query.limit === undefined ? length : Math.min(length, query.limit))},"done":true,"records":[]}`,
    );
  }
  const keys = query.groupBy.map((one) => keyRead(scope, one));
  const outputs = outputsOf(scope, query);
  const groups = new Map<string, number[]>();
  if (keys.length === 0) groups.set('[]', []);
  for (const index of await matches(ready)) {
    const key = JSON.stringify(keys.map((read) => read(index)));
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  }
  const having = query.having ? havingTest(scope, query.having) : () => true;
  const rows = orderRows(scope, query, [...groups.values()].filter(having));
  const limited = rows.slice(
    query.offset?.rows ?? 0,
    query.limit === undefined ? undefined : (query.offset?.rows ?? 0) + query.limit,
  );
  if (limited.length > 2000)
    throw new SoqlError(
      'EXCEEDED_ID_LIMIT',
      'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch',
    );
  const records = limited.map((group) => {
    const values = outputs.map((output) => `"${output.name}":${restValue(output.type, output.evaluate(group))}`);
    return `{"attributes":{"type":"AggregateResult"},${values.join(',')}}`;
  });
  return rawJson(`{"totalSize":${String(records.length)},"done":true,"records":[${records.join(',')}]}`);
}

/** What an aggregate query answers with, without running it. */
export function aggregateColumns(scope: Scope, query: Query): { name: string; type: FieldType }[] {
  return outputsOf(scope, query).map(({ name, type }) => ({ name, type }));
}

function keyRead(scope: Scope, expression: Expression): (index: number) => Value {
  if (expression.kind === 'function') return functionRead(scope, expression).read;
  const { field, read } = resolveField(scope, expression);
  if (!field.groupable)
    throw soqlError(
      'MALFORMED_QUERY',
      scope.text,
      expression.at,
      `field '${field.name}' can not be grouped in a query call`,
    );
  return read;
}

const sameExpression = (a: Expression, b: Expression): boolean => expressionText(a) === expressionText(b);

function expressionText(expression: Expression): string {
  if (expression.kind === 'field') return expression.path.join('.').toLowerCase();
  return `${expression.name.toLowerCase()}(${expression.args.map((arg) => expressionText(arg)).join(',')})`;
}

function outputsOf(scope: Scope, query: Query): Output[] {
  let unnamed = 0;
  return query.select.map((item): Output => {
    if (item.kind === 'subquery')
      throw soqlError('MALFORMED_QUERY', scope.text, item.at, 'subqueries are not allowed in aggregate queries');
    const { value, alias } = item;
    if (value.kind === 'function') {
      const name = alias ?? `expr${String(unnamed)}`;
      if (alias === undefined) unnamed += 1;
      if (isAggregate(value)) return { name, ...aggregate(scope, value) };
    }
    if (!query.groupBy.some((one) => sameExpression(one, value))) {
      const named = value.kind === 'field' ? value.path.join('.') : value.name;
      throw soqlError('MALFORMED_QUERY', scope.text, value.at, `Field must be grouped or aggregated: ${named}`);
    }
    if (value.kind === 'function') {
      const { read, subject } = functionRead(scope, value);
      return {
        name: alias ?? `expr${String(unnamed - 1)}`,
        type: subject.type,
        evaluate: (group) => (group[0] === undefined ? null : read(group[0])),
      };
    }
    const { field, names, read } = resolveField(scope, value);
    return {
      name: alias ?? names.at(-1) ?? '',
      type: field.type,
      evaluate: (group) => (group[0] === undefined ? null : read(group[0])),
    };
  });
}

function aggregate(scope: Scope, call: FunctionCall): Omit<Output, 'name'> {
  const name = call.name.toUpperCase();
  if (isCountAll(call)) return { type: 'int', evaluate: (group) => group.length };
  const { field, read } = argument(scope, call);
  const rate = field.type === 'currency' ? scope.view.currencyRate : undefined;
  const one = (index: number): Value => {
    const value = read(index);
    // Sums over several currencies are in the org's own.
    return value === null || !rate ? value : Number(value) * rate(scope.table, index);
  };
  const values = (group: number[]): Value[] => group.map((index) => one(index)).filter((value) => value !== null);
  if (name === 'COUNT') return { type: 'int', evaluate: (group) => values(group).length };
  if (name === 'COUNT_DISTINCT') return { type: 'int', evaluate: (group) => new Set(values(group)).size };
  if (!field.aggregatable)
    throw soqlError(
      'MALFORMED_QUERY',
      scope.text,
      call.at,
      `field ${field.name} does not support aggregate operator ${name}`,
    );
  if (name === 'MIN' || name === 'MAX') {
    const sign = name === 'MIN' ? 1 : -1;
    return {
      type: field.type,
      evaluate: (group) => values(group).sort((a, b) => sign * orderOf(field.type, a, b))[0] ?? null,
    };
  }
  if (!['int', 'double', 'currency', 'percent'].includes(field.type)) {
    throw soqlError(
      'MALFORMED_QUERY',
      scope.text,
      call.at,
      `field ${field.name} does not support aggregate operator ${name}`,
    );
  }
  const sum = (group: number[]): number =>
    Math.round(values(group).reduce((total: number, value) => total + Number(value), 0) * 1e6) / 1e6;
  if (name === 'SUM')
    return { type: field.type, evaluate: (group) => (values(group).length === 0 ? null : sum(group)) };
  return {
    type: 'double',
    evaluate: (group) => (values(group).length === 0 ? null : sum(group) / values(group).length),
  };
}

function havingTest(scope: Scope, condition: Condition): (group: number[]) => boolean {
  if (condition.kind === 'not') {
    const inner = havingTest(scope, condition.item);
    return (group) => !inner(group);
  }
  if (condition.kind !== 'compare') {
    const items = condition.items.map((item) => havingTest(scope, item));
    return condition.kind === 'and'
      ? (group) => items.every((one) => one(group))
      : (group) => items.some((one) => one(group));
  }
  const { evaluate, type } = groupValue(scope, condition.left);
  const { right, operator } = condition;
  const subject = { name: expressionText(condition.left), type };
  if (!Array.isArray(right) && right.kind === 'query')
    throw soqlError('MALFORMED_QUERY', scope.text, condition.at, 'subqueries are not allowed in HAVING');
  const test = Array.isArray(right)
    ? listTest(subject, operator, right, scope.view.now)
    : literalTest(subject, operator, right, scope.view.now);
  return (group) => test(evaluate(group));
}

function groupValue(scope: Scope, expression: Expression): Omit<Output, 'name'> {
  if (expression.kind === 'function' && isAggregate(expression)) return aggregate(scope, expression);
  if (expression.kind === 'function') {
    const { read, subject } = functionRead(scope, expression);
    return { type: subject.type, evaluate: (group) => (group[0] === undefined ? null : read(group[0])) };
  }
  const { field, read } = resolveField(scope, expression);
  return { type: field.type, evaluate: (group) => (group[0] === undefined ? null : read(group[0])) };
}

function orderRows(scope: Scope, query: Query, groups: number[][]): number[][] {
  const order = query.orderBy.map((item) => ({ item, ...groupValue(scope, item.value) }));
  if (order.length === 0) return groups;
  const rows = groups.map((group) => ({ group, keys: order.map((one) => one.evaluate(group)) }));
  rows.sort((a, b) => compareKeys(order, a.keys, b.keys));
  return rows.map((row) => row.group);
}
