import { type Value } from '../data/fields.js';
import { type Condition, type Expression, type Query } from './ast.js';
import { listTest, literalTest, type Subject, type Test } from './compare.js';
import { functionRead } from './functions.js';
import { resolveField, type Scope } from './resolve.js';
import { soqlError } from './soql-error.js';
import { type Read } from './view.js';

export type Predicate = (index: number) => boolean;
/** Answers the values an inner query selects, for `IN (SELECT …)`. */
export type InnerValues = (query: Query) => Set<Value>;

/** Compiles a WHERE clause to a test on record numbers; every wrong name or type is refused here. */
export function compileConditions(scope: Scope, condition: Condition, innerValues: InnerValues): Predicate {
  switch (condition.kind) {
    case 'and': {
      const all = condition.items.map((item) => compileConditions(scope, item, innerValues));
      return (index) => all.every((one) => one(index));
    }
    case 'or': {
      const any = condition.items.map((item) => compileConditions(scope, item, innerValues));
      return (index) => any.some((one) => one(index));
    }
    case 'not': {
      const inner = compileConditions(scope, condition.item, innerValues);
      return (index) => !inner(index);
    }
    case 'compare':
      return compileComparison(scope, condition, innerValues);
  }
}

function compileComparison(
  scope: Scope,
  condition: Condition & { kind: 'compare' },
  innerValues: InnerValues,
): Predicate {
  const { read, subject } = operand(scope, condition.left);
  const test = testOf(scope, condition, subject, innerValues);
  return (index) => test(read(index));
}

function testOf(
  scope: Scope,
  condition: Condition & { kind: 'compare' },
  subject: Subject,
  innerValues: InnerValues,
): Test {
  const { right, operator } = condition;
  if (Array.isArray(right)) return listTest(subject, operator, right, scope.view.now);
  if (right.kind !== 'query') return literalTest(subject, operator, right, scope.view.now);
  let values: Set<Value> | undefined;
  return (value) => {
    values ??= innerValues(right);
    const found = value !== null && values.has(value);
    return operator === 'IN' ? found : !found;
  };
}

/** The left side of a filter, or what ORDER BY sorts by. */
function operand(scope: Scope, expression: Expression): { read: Read; subject: Subject } {
  if (expression.kind === 'function') return functionRead(scope, expression);
  const { field, read } = resolveField(scope, expression);
  if (!field.filterable) {
    throw soqlError(
      'INVALID_FIELD',
      scope.text,
      expression.at,
      `field '${field.name}' can not be filtered in a query call`,
    );
  }
  return { read, subject: { name: field.name, type: field.type } };
}
