import { type FieldDef } from '../data/fields.js';
import { type Table } from '../data/table.js';
import { type FieldRef } from './ast.js';
import { soqlError } from './soql-error.js';
import { reader, type Read, type View } from './view.js';

/** One query's subject: what names in it mean. */
export interface Scope {
  text: string;
  view: View;
  table: Table;
  alias: string | undefined;
}

/** A field reached from the query's object, over parents when the path has several parts. */
export interface Resolved {
  field: FieldDef;
  /** Canonical spelling of each part: ['Account', 'Owner', 'Name']. */
  names: string[];
  parents: Table[];
  read: Read;
}

export function resolveTable(text: string, view: View, from: { name: string; at: number }): Table {
  const table = view.table(from.name);
  if (table) return table;
  const advice =
    "If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.";
  throw soqlError('INVALID_TYPE', text, from.at, `sObject type '${from.name}' is not supported. ${advice}`);
}

export function resolveField(scope: Scope, ref: FieldRef): Resolved {
  const parts = ownPath(scope, ref.path);
  let table = scope.table;
  const names: string[] = [];
  const parents: Table[] = [];
  const hops: { read: Read; target: Table }[] = [];
  for (const part of parts.slice(0, -1)) {
    const relation = relationOf(scope.view, table, part);
    if (!relation) throw unknownRelation(scope, ref, part);
    hops.push({ read: reader(table, relation.field, scope.view), target: relation.target });
    names.push(relation.field.relationshipName ?? part);
    table = relation.target;
    parents.push(table);
  }
  const last = parts.at(-1) ?? '';
  const field = scope.view.field(table, last);
  if (!field) throw unknownColumn(scope, ref, last, table);
  names.push(field.name);
  return { field, names, parents, read: follow(hops, reader(table, field, scope.view), scope.view) };
}

function ownPath(scope: Scope, path: string[]): string[] {
  const first = path[0]?.toLowerCase();
  const isOwn = first === scope.alias?.toLowerCase() || first === scope.table.def.name.toLowerCase();
  const isRelation = path.length > 1 && relationOf(scope.view, scope.table, path[0] ?? '') !== undefined;
  return path.length > 1 && isOwn && !isRelation ? path.slice(1) : path;
}

function relationOf(view: View, table: Table, name: string): { field: FieldDef; target: Table } | undefined {
  const wanted = name.toLowerCase();
  const field = view.fields(table).find((one) => one.relationshipName?.toLowerCase() === wanted);
  const target = field?.referenceTo.map((to) => view.table(to)).find((one) => one !== undefined);
  return field && target ? { field, target } : undefined;
}

function follow(hops: { read: Read; target: Table }[], read: Read, view: View): Read {
  if (hops.length === 0) return read;
  return (start) => {
    let index = start;
    for (const hop of hops) {
      const id = hop.read(index);
      index = typeof id === 'string' ? hop.target.find(id, view.seq) : -1;
      if (index < 0) return null;
    }
    return read(index);
  };
}

function unknownColumn(scope: Scope, ref: FieldRef, name: string, table: Table): Error {
  const advice =
    "If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.";
  return soqlError(
    'INVALID_FIELD',
    scope.text,
    ref.at,
    `No such column '${name}' on entity '${table.def.name}'. ${advice}`,
  );
}

function unknownRelation(scope: Scope, ref: FieldRef, name: string): Error {
  const advice =
    "If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.";
  return soqlError(
    'INVALID_FIELD',
    scope.text,
    ref.at,
    `Didn't understand relationship '${name}' in field path. ${advice}`,
  );
}
