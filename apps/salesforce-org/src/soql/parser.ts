import {
  type Expression,
  type FieldRef,
  type FunctionCall,
  type OrderItem,
  type Query,
  type SelectItem,
} from './ast.js';
import { parseConditions } from './parse-conditions.js';
import { SoqlError, soqlError } from './soql-error.js';
import { TokenReader } from './token-reader.js';

/** Salesforce's own bound on the text of a query, in characters. */
const MAX_SOQL = 100_000;

/**
 * The SOQL of the data-out APIs, with the place of every name, because Salesforce's errors point at it. (The published
 * parsers drop positions and accept what Salesforce refuses, e.g. AND mixed with OR without parentheses.)
 */
export function parseSoql(text: string): Query {
  if (text.length > MAX_SOQL)
    throw new SoqlError('QUERY_TOO_COMPLICATED', 'SOQL statement is too long: the maximum is 100,000 characters');
  const reader = new TokenReader(text);
  const query = parseQuery(reader);
  if (reader.peek().kind !== 'end') throw reader.unexpected();
  return query;
}

function parseQuery(reader: TokenReader): Query {
  reader.needWord('SELECT');
  const select = [selectItem(reader)];
  while (reader.takeSymbol(',')) select.push(selectItem(reader));
  const from = fromClause(reader);
  if (reader.takeWord('USING')) {
    reader.needWord('SCOPE');
    reader.needName();
  }
  const where = reader.takeWord('WHERE') ? parseConditions(reader, expression, parseQuery) : undefined;
  const groupBy: Expression[] = [];
  if (reader.isWord('GROUP')) {
    reader.next();
    reader.needWord('BY');
    do groupBy.push(expression(reader));
    while (reader.takeSymbol(','));
  }
  const having = reader.takeWord('HAVING') ? parseConditions(reader, expression, parseQuery) : undefined;
  const orderBy = orderClause(reader);
  const limit = reader.takeWord('LIMIT') ? wholeNumber(reader) : undefined;
  const offsetAt = reader.peek().at;
  const offset = reader.takeWord('OFFSET') ? { rows: wholeNumber(reader), at: offsetAt } : undefined;
  if (reader.takeWord('FOR')) reader.needName();
  if (reader.isWord('ALL'))
    throw soqlError('MALFORMED_QUERY', reader.text, reader.peek().at, 'ALL ROWS not allowed in this context');
  return { kind: 'query', select, from, where, groupBy, having, orderBy, limit, offset };
}

function fromClause(reader: TokenReader): Query['from'] {
  reader.needWord('FROM');
  const name = reader.needName();
  const follows = ['USING', 'WHERE', 'GROUP', 'HAVING', 'ORDER', 'LIMIT', 'OFFSET', 'FOR', 'ALL', 'WITH'];
  reader.takeWord('AS');
  const next = reader.peek();
  const alias = next.kind === 'word' && !follows.includes(next.text.toUpperCase()) ? reader.needName().text : undefined;
  return { name: name.text, alias, at: name.at };
}

function selectItem(reader: TokenReader): SelectItem {
  if (reader.isSymbol('(')) {
    const { at } = reader.next();
    const query = parseQuery(reader);
    reader.needSymbol(')');
    return { kind: 'subquery', query, at };
  }
  const value = expression(reader);
  const next = reader.peek();
  const alias = next.kind === 'word' && next.text.toUpperCase() !== 'FROM' ? reader.needName().text : undefined;
  return { kind: 'expression', value, alias };
}

function expression(reader: TokenReader): Expression {
  const name = reader.needName();
  if (!reader.takeSymbol('(')) return { kind: 'field', path: name.text.split('.'), at: name.at } satisfies FieldRef;
  const args: (FieldRef | FunctionCall)[] = [];
  if (!reader.isSymbol(')')) {
    do args.push(expression(reader));
    while (reader.takeSymbol(','));
  }
  reader.needSymbol(')');
  return { kind: 'function', name: name.text, args, at: name.at };
}

function orderClause(reader: TokenReader): OrderItem[] {
  if (!reader.isWord('ORDER')) return [];
  reader.next();
  reader.needWord('BY');
  const items: OrderItem[] = [];
  do {
    const value = expression(reader);
    const descending = reader.takeWord('DESC') || (reader.takeWord('ASC'), false);
    let nullsLast: boolean | undefined;
    if (reader.takeWord('NULLS')) {
      nullsLast = reader.takeWord('LAST');
      if (!nullsLast) reader.needWord('FIRST');
    }
    items.push({ value, descending, nullsLast });
  } while (reader.takeSymbol(','));
  return items;
}

function wholeNumber(reader: TokenReader): number {
  const token = reader.peek();
  if (token.kind !== 'number' || !/^\d+$/.test(token.text)) throw reader.unexpected();
  reader.next();
  return Number(token.text);
}
