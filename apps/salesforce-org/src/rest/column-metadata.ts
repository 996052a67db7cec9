import { type FieldType } from '../data/fields.js';
import { json, type Reply } from '../http/reply.js';
import { type Query } from '../soql/ast.js';
import { selectionOf, type Column, type Selection } from '../soql/select.js';
import { type Scope } from '../soql/resolve.js';
import { aggregateColumns, isAggregateQuery } from './aggregate.js';

const APEX_TYPES: Partial<Record<FieldType, string>> = {
  id: 'Id',
  reference: 'Id',
  boolean: 'Boolean',
  int: 'Integer',
  double: 'Double',
  currency: 'Double',
  percent: 'Double',
  date: 'Date',
  datetime: 'Datetime',
  address: 'System.Address',
};
const NUMBERS = new Set<FieldType>(['int', 'double', 'currency', 'percent']);

interface ColumnView {
  columnName: string;
  joinColumns: ColumnView[];
  [attribute: string]: unknown;
}

/** What a view needs of a column; an aggregate has a type alone. */
type Described = Pick<Column, 'type'> & { field?: Column['field'] };

function view(name: string, column: Described | undefined, joinColumns: ColumnView[] = []): ColumnView {
  const type = column?.type;
  return {
    aggregate: column === undefined && joinColumns.length > 0,
    apexType: type === undefined ? null : (APEX_TYPES[type] ?? 'String'),
    booleanType: type === 'boolean',
    columnName: name,
    custom: column?.field?.custom ?? false,
    displayName: name,
    foreignKeyName: null,
    insertable: column?.field?.createable ?? false,
    joinColumns,
    numberType: type !== undefined && NUMBERS.has(type),
    textType: type !== undefined && APEX_TYPES[type] === undefined,
    updatable: column?.field?.updateable ?? false,
  };
}

function place(columns: ColumnView[], names: string[], column: Column): void {
  const [first = '', ...rest] = names;
  if (rest.length === 0) {
    columns.push(view(first, column));
    return;
  }
  let parent = columns.find((one) => one.columnName === first);
  if (!parent) {
    parent = { ...view(first, undefined), foreignKeyName: `${first}Id` };
    columns.push(parent);
  }
  place(parent.joinColumns, rest, column);
}

function viewsOf(selection: Selection): ColumnView[] {
  const columns: ColumnView[] = [];
  for (const column of selection.columns) place(columns, column.names, column);
  for (const child of selection.children) columns.push(view(child.name, undefined, viewsOf(child.selection)));
  return columns;
}

/** `…/query?q=…&columns=true`: what the columns of a query are, without running it. Salesforce's own tools ask it. */
export function columnMetadata(scope: Scope, query: Query): Reply {
  const isGrouped = isAggregateQuery(query);
  const selection: Selection = isGrouped ? { columns: [], children: [] } : selectionOf(scope, query);
  const grouped = isGrouped ? aggregateColumns(scope, query).map(({ name, type }) => view(name, { type })) : [];
  return json({
    columnMetadata: [...grouped, ...viewsOf(selection)],
    entityName: scope.table.def.name,
    groupBy: query.groupBy.length > 0,
    idSelected: selection.columns.some(({ names }) => names.join('.') === 'Id'),
    keyPrefix: scope.table.def.keyPrefix,
  });
}
