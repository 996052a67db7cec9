import { dayText } from '../data/format.js';
import { type FieldType, type Value } from '../data/fields.js';
import { isId, to18 } from '../data/ids.js';
import { type Literal, type Operator } from './ast.js';
import { dateLiteral } from './dates.js';
import { SoqlError } from './soql-error.js';

const DAY_MS = 86_400_000;

/** What a filter is made against: the name for error texts and the type that rules the comparison. */
export interface Subject {
  name: string;
  type: FieldType;
}

export type Test = (value: Value) => boolean;

const NUMERIC = new Set<FieldType>(['int', 'double', 'currency', 'percent']);

const WIRE_NAMES: Partial<Record<FieldType, string>> = { datetime: 'dateTime' };

function wrongType(subject: Subject, literal: Literal): SoqlError {
  const name = WIRE_NAMES[subject.type] ?? subject.type;
  const quoting =
    literal.kind === 'string'
      ? 'and should not be enclosed in quotes'
      : NUMERIC.has(subject.type) ||
          subject.type === 'date' ||
          subject.type === 'datetime' ||
          subject.type === 'boolean'
        ? 'and should not be enclosed in quotes'
        : 'and should be enclosed in quotes';
  return new SoqlError(
    'INVALID_FIELD',
    `value of filter criterion for field '${subject.name}' must be of type ${name} ${quoting}`,
  );
}

/** The literal as a stored value: numbers, epoch milliseconds, 'YYYY-MM-DD', lower-case text, 18-character ids. */
function comparable(subject: Subject, literal: Literal): Value {
  if (literal.kind === 'null') return null;
  const { type } = subject;
  if (type === 'boolean') {
    if (literal.kind !== 'boolean') throw wrongType(subject, literal);
    return literal.text === 'TRUE';
  }
  if (NUMERIC.has(type)) {
    if (literal.kind !== 'number') throw wrongType(subject, literal);
    return Number(literal.text);
  }
  if (type === 'date') {
    if (literal.kind !== 'date') throw wrongType(subject, literal);
    return literal.text;
  }
  if (type === 'datetime') {
    const ms =
      literal.kind === 'datetime' ? Date.parse(literal.text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')) : Number.NaN;
    if (Number.isNaN(ms)) throw wrongType(subject, literal);
    return ms;
  }
  if (literal.kind !== 'string') throw wrongType(subject, literal);
  if (literal.text === '') return null;
  if (type !== 'id' && type !== 'reference') return literal.text.toLowerCase();
  if (!isId(literal.text)) throw new SoqlError('INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${literal.text}`);
  return to18(literal.text.slice(0, 15));
}

function textual(type: FieldType): boolean {
  return !NUMERIC.has(type) && !['boolean', 'date', 'datetime', 'id', 'reference'].includes(type);
}

/** Text compares without case in SOQL. */
const normal = (value: Value, isText: boolean): Value =>
  isText && typeof value === 'string' ? value.toLowerCase() : value;

function compareValues(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'string') return a - Number(b);
  if (typeof a === 'string' && typeof b === 'number') return Number(a) - b;
  return a === b ? 0 : (a ?? '') < (b ?? '') ? -1 : 1;
}

const ORDER_TESTS: Record<string, (sign: number) => boolean> = {
  '<': (sign) => sign < 0,
  '<=': (sign) => sign <= 0,
  '>': (sign) => sign > 0,
  '>=': (sign) => sign >= 0,
};

function likeTest(pattern: string): Test {
  let source = '';
  for (let i = 0; i < pattern.length; i += 1) {
    const c = pattern.charAt(i);
    if (c === '\\' && /[%_\\]/.test(pattern.charAt(i + 1))) {
      i += 1;
      source += pattern.charAt(i).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    } else if (c === '%') source += '.*';
    else if (c === '_') source += '.';
    else source += c.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  }
  const expression = new RegExp(`^${source}$`, 'is');
  return (value) => typeof value === 'string' && expression.test(value);
}

function literalRangeTest(subject: Subject, operator: Operator, literal: Literal, now: number): Test {
  if (subject.type !== 'date' && subject.type !== 'datetime') throw wrongType(subject, literal);
  const days = dateLiteral(literal.text, now);
  const edge = (day: number): Value => (subject.type === 'date' ? dayText(day) : day * DAY_MS);
  const [from, to] = [edge(days.from), edge(days.to)];
  const at = (value: Value, limit: Value): number => compareValues(value, limit);
  const inside: Test = (value) => value !== null && at(value, from) >= 0 && at(value, to) < 0;
  const tests: Partial<Record<Operator, Test>> = {
    '=': inside,
    '!=': (value) => !inside(value),
    '<': (value) => value !== null && at(value, from) < 0,
    '<=': (value) => value !== null && at(value, to) < 0,
    '>': (value) => value !== null && at(value, to) >= 0,
    '>=': (value) => value !== null && at(value, from) >= 0,
  };
  return tests[operator] ?? invalidOperator(operator);
}

function invalidOperator(operator: string): never {
  throw new SoqlError('INVALID_QUERY_FILTER_OPERATOR', `invalid operator: ${operator}`);
}

/** `field operator literal` as a test on the stored value. Null is never less or greater, and is unequal to all else. */
export function literalTest(subject: Subject, operator: Operator, literal: Literal, now: number): Test {
  if (literal.kind === 'dateLiteral') return literalRangeTest(subject, operator, literal, now);
  const isText = textual(subject.type);
  if (operator === 'LIKE') {
    if (!isText || literal.kind !== 'string') return invalidOperator('LIKE');
    return likeTest(literal.text);
  }
  const wanted = comparable(subject, literal);
  if (operator === '=')
    return (value) =>
      normal(value, isText) === wanted || (wanted !== null && value !== null && sameNumber(value, wanted));
  if (operator === '!=')
    return (value) =>
      normal(value, isText) !== wanted && !(wanted !== null && value !== null && sameNumber(value, wanted));
  const holds = ORDER_TESTS[operator];
  if (!holds || subject.type === 'boolean' || subject.type === 'multipicklist') return invalidOperator(operator);
  return (value) => value !== null && wanted !== null && holds(compareValues(normal(value, isText), wanted));
}

/** Amounts whose exact text is kept are strings. */
function sameNumber(value: Value, wanted: Value): boolean {
  return typeof wanted === 'number' && typeof value === 'string' && Number(value) === wanted;
}

export function listTest(subject: Subject, operator: Operator, literals: Literal[], now: number): Test {
  if (operator === 'INCLUDES' || operator === 'EXCLUDES') return includesTest(subject, operator, literals);
  const isText = textual(subject.type);
  const ranges = literals
    .filter((one) => one.kind === 'dateLiteral')
    .map((one) => literalRangeTest(subject, '=', one, now));
  const wanted = new Set(literals.filter((one) => one.kind !== 'dateLiteral').map((one) => comparable(subject, one)));
  const inside: Test = (value) => wanted.has(normal(value, isText)) || ranges.some((range) => range(value));
  return operator === 'IN' ? inside : (value) => !inside(value);
}

/** INCLUDES ('a;b', 'c'): has a and b, or has c. */
function includesTest(subject: Subject, operator: Operator, literals: Literal[]): Test {
  if (subject.type !== 'multipicklist') return invalidOperator(operator);
  const groups = literals.map((one) => one.text.toLowerCase().split(';'));
  const inside: Test = (value) => {
    const held = typeof value === 'string' ? value.toLowerCase().split(';') : [];
    return groups.some((group) => group.every((one) => held.includes(one)));
  };
  return operator === 'INCLUDES' ? inside : (value) => !inside(value);
}

/** For ORDER BY, MIN and MAX: numbers by size, text without case, ids by their characters; nulls are the caller's. */
export function orderOf(type: FieldType, a: Value, b: Value): number {
  if (typeof a === 'string' && typeof b === 'string' && textual(type)) {
    const [x, y] = [a.toLowerCase(), b.toLowerCase()];
    return x === y ? (a < b ? -1 : a > b ? 1 : 0) : x < y ? -1 : 1;
  }
  return compareValues(a, b);
}
