import { type Condition, type Expression, type Literal, type Operator, type Query } from './ast.js';
import { soqlError } from './soql-error.js';
import { type TokenReader } from './token-reader.js';

/** Salesforce's bound on one string in a WHERE clause, in characters. */
const MAX_STRING = 4000;

type ParseExpression = (reader: TokenReader) => Expression;
type ParseQuery = (reader: TokenReader) => Query;

/** `a AND b AND c` or `a OR b OR c`; a mixture needs parentheses, as in Salesforce. */
export function parseConditions(reader: TokenReader, expression: ParseExpression, query: ParseQuery): Condition {
  const first = parseOne(reader, expression, query);
  const joiner = (['AND', 'OR'] as const).find((word) => reader.isWord(word));
  if (!joiner) return first;
  const items = [first];
  while (reader.takeWord(joiner)) items.push(parseOne(reader, expression, query));
  if (reader.isWord('AND') || reader.isWord('OR')) throw reader.unexpected();
  return { kind: joiner === 'AND' ? 'and' : 'or', items };
}

function parseOne(reader: TokenReader, expression: ParseExpression, query: ParseQuery): Condition {
  if (reader.takeWord('NOT')) return { kind: 'not', item: parseOne(reader, expression, query) };
  if (reader.takeSymbol('(')) {
    const inner = parseConditions(reader, expression, query);
    reader.needSymbol(')');
    return inner;
  }
  const left = expression(reader);
  const { at } = reader.peek();
  const operator = parseOperator(reader);
  const isList = ['IN', 'NOT IN', 'INCLUDES', 'EXCLUDES'].includes(operator);
  return { kind: 'compare', left, operator, right: isList ? parseList(reader, query) : parseLiteral(reader), at };
}

const SYMBOLS: Record<string, Operator> = {
  '=': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

function parseOperator(reader: TokenReader): Operator {
  const token = reader.peek();
  if (token.kind === 'symbol') {
    const operator = SYMBOLS[token.text];
    if (!operator) throw reader.unexpected();
    reader.next();
    return operator;
  }
  for (const word of ['LIKE', 'IN', 'INCLUDES', 'EXCLUDES'] as const) if (reader.takeWord(word)) return word;
  if (reader.takeWord('NOT')) {
    reader.needWord('IN');
    return 'NOT IN';
  }
  throw reader.unexpected();
}

function parseList(reader: TokenReader, query: ParseQuery): Literal[] | Query {
  reader.needSymbol('(');
  if (reader.isWord('SELECT')) {
    const inner = query(reader);
    reader.needSymbol(')');
    return inner;
  }
  const list = [parseLiteral(reader)];
  while (reader.takeSymbol(',')) list.push(parseLiteral(reader));
  reader.needSymbol(')');
  return list;
}

function parseLiteral(reader: TokenReader): Literal {
  const token = reader.peek();
  const { text, at } = token;
  if (token.kind === 'symbol' || token.kind === 'end') throw reader.unexpected();
  reader.next();
  if (token.kind === 'string' && text.length > MAX_STRING) {
    throw soqlError(
      'MALFORMED_QUERY',
      reader.text,
      at,
      `string literal is too long: the maximum is ${String(MAX_STRING)} characters`,
    );
  }
  if (token.kind !== 'word') return { kind: token.kind, text, at };
  const word = text.toUpperCase();
  if (word === 'NULL') return { kind: 'null', text: word, at };
  if (word === 'TRUE' || word === 'FALSE') return { kind: 'boolean', text: word, at };
  if (!DATE_LITERALS.test(word)) throw reader.unexpected(token);
  if (!/(^|_)N_/.test(word)) return { kind: 'dateLiteral', text: word, at };
  reader.needSymbol(':');
  const count = reader.next();
  if (count.kind !== 'number' || !/^\d+$/.test(count.text)) throw reader.unexpected(count);
  return { kind: 'dateLiteral', text: `${word}:${count.text}`, at };
}

const DATE_LITERALS =
  /^(YESTERDAY|TODAY|TOMORROW|(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR|FISCAL_QUARTER|FISCAL_YEAR)|(LAST|NEXT)_90_DAYS|(LAST|NEXT)_N_(DAYS|WEEKS|MONTHS|QUARTERS|YEARS|FISCAL_QUARTERS|FISCAL_YEARS)|N_(DAYS|WEEKS|MONTHS|QUARTERS|YEARS)_AGO)$/;
