import { type FieldDef } from '../data/fields.js';
import { type Table } from '../data/table.js';
import { type Query, type SelectItem } from './ast.js';
import { argument, functionRead, isAggregate } from './functions.js';
import { matcher, scopeOf, type Matcher } from './match.js';
import { resolveField, type Scope } from './resolve.js';
import { malformed, soqlError } from './soql-error.js';
import { type Read } from './view.js';

/** One output column: the path it is shown under, its type and how to read it. */
export interface Column {
  /** ['Name'] or ['Account', 'Owner', 'Name']. */
  names: string[];
  /** The objects on the way, one less than names. */
  parents: Table[];
  type: FieldDef['type'];
  field: FieldDef | undefined;
  read: Read;
}

export interface ChildQuery {
  name: string;
  /** Field of the child that points at this record. */
  linkKey: string;
  ready: Matcher;
  selection: Selection;
}

export interface Selection {
  columns: Column[];
  children: ChildQuery[];
}

const MAX_PARENTS = 55;
const MAX_CHILDREN = 20;

/** The columns of a query without aggregates. */
export function selectionOf(scope: Scope, query: Query): Selection {
  const selection: Selection = { columns: [], children: [] };
  const seen = new Set<string>();
  for (const item of query.select) {
    if (item.kind === 'subquery') {
      selection.children.push(childQuery(scope, item));
      continue;
    }
    for (const column of columnsOf(scope, item, query)) {
      const name = column.names.join('.').toLowerCase();
      if (seen.has(name))
        throw soqlError(
          'INVALID_FIELD',
          scope.text,
          item.value.at,
          `duplicate field selected: ${column.names.join('.')}`,
        );
      seen.add(name);
      selection.columns.push(column);
    }
  }
  checkRelationships(scope, selection);
  return selection;
}

function checkRelationships(scope: Scope, { columns, children }: Selection): void {
  const parents = new Set(
    columns.filter(({ names }) => names.length > 1).map(({ names }) => names.slice(0, -1).join('.')),
  );
  if (parents.size > MAX_PARENTS || children.length > MAX_CHILDREN) {
    throw soqlError(
      'MALFORMED_QUERY',
      scope.text,
      0,
      'the query has too many relationships: at most 55 to parents and 20 to children',
    );
  }
}

function columnsOf(scope: Scope, item: SelectItem & { kind: 'expression' }, query: Query): Column[] {
  const { value } = item;
  if (value.kind === 'field') {
    const { field, names, parents, read } = resolveField(scope, value);
    return [{ names, parents, type: field.type, field, read }];
  }
  if (value.name.toUpperCase() === 'FIELDS')
    return groupOfFields(scope, value.args[0]?.kind === 'field' ? (value.args[0].path[0] ?? '') : '', value.at, query);
  if (isAggregate(value))
    throw soqlError('MALFORMED_QUERY', scope.text, value.at, 'only root queries support aggregate expressions');
  const { read, subject } = functionRead(scope, value);
  // toLabel(StageName), convertCurrency(Amount) and FORMAT(x) keep the field's own name unless an alias is given.
  const own = argument(scope, value);
  return [
    {
      names: item.alias ? [item.alias] : own.names,
      parents: item.alias ? [] : own.parents,
      type: subject.type,
      field: undefined,
      read,
    },
  ];
}

function groupOfFields(scope: Scope, group: string, at: number, query: Query): Column[] {
  const wanted = group.toUpperCase();
  if (!['ALL', 'STANDARD', 'CUSTOM'].includes(wanted)) throw malformed(scope.text, at, group);
  if (wanted !== 'STANDARD' && (query.limit === undefined || query.limit > 200)) {
    throw soqlError('MALFORMED_QUERY', scope.text, at, 'The SOQL FIELDS function must have a LIMIT of at most 200');
  }
  const fields = scope.view
    .fields(scope.table)
    .filter((one) => wanted === 'ALL' || one.custom === (wanted === 'CUSTOM'));
  return fields.map((one) => {
    const { field, names, parents, read } = resolveField(scope, { kind: 'field', path: [one.name], at });
    return { names, parents, type: field.type, field, read };
  });
}

function childQuery(scope: Scope, item: SelectItem & { kind: 'subquery' }): ChildQuery {
  const { query } = item;
  const relation = scope.table.def.children.find(
    (child) => child.relationship.toLowerCase() === query.from.name.toLowerCase(),
  );
  const child = relation && scope.view.table(relation.object);
  if (!relation || !child) {
    const advice =
      "If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.";
    throw soqlError(
      'INVALID_TYPE',
      scope.text,
      query.from.at,
      `Didn't understand relationship '${query.from.name}' in FROM part of query call. ${advice}`,
    );
  }
  const inner = scopeOf(scope.text, { ...query, from: { ...query.from, name: child.def.name } }, scope.view);
  return {
    name: relation.relationship,
    linkKey: relation.field,
    ready: matcher(inner, query),
    selection: selectionOf(inner, query),
  };
}
