import { javaDouble, restDateTime } from '../data/format.js';
import { type FieldType, type Value } from '../data/fields.js';
import { type Table } from '../data/table.js';
import { matchesNow } from '../soql/match.js';
import { type ChildQuery, type Column, type Selection } from '../soql/select.js';
import { type View } from '../soql/view.js';

const DECIMAL = new Set<FieldType>(['double', 'currency', 'percent']);

/** One value as REST writes it; numbers with Java's digits (15000.0, 9.2E8), which JSON.stringify cannot do. */
export function restValue(type: FieldType, value: Value): string {
  if (value === null) return 'null';
  if (DECIMAL.has(type)) return typeof value === 'number' ? javaDouble(value) : String(value);
  if (type === 'int' || type === 'boolean') return String(value);
  if (type === 'datetime' && typeof value === 'number') return `"${restDateTime(value)}"`;
  return JSON.stringify(typeof value === 'string' ? value : String(value));
}

type Write = (index: number) => string;

interface Branch {
  leaves: { name: string; write: Write }[];
  parents: Map<string, Branch>;
  table: Table;
  /** The record number of this branch's record, or -1. */
  locate: (index: number) => number;
}

function addressWrite(column: Column, table: Table, view: View, locate: (index: number) => number): Write {
  const prefix = (column.names.at(-1) ?? '').replace(/Address$/, '');
  const parts = ['City', 'Country', 'GeocodeAccuracy', 'Latitude', 'Longitude', 'PostalCode', 'State', 'Street'];
  return (start) => {
    const index = locate(start);
    if (index < 0) return 'null';
    const values = parts.map((part) => table.value(index, prefix + part, view.seq));
    if (values.every((value) => value === null)) return 'null';
    return `{${parts.map((part, k) => `"${part.charAt(0).toLowerCase()}${part.slice(1)}":${JSON.stringify(values[k])}`).join(',')}}`;
  };
}

function buildTree(table: Table, columns: Column[], view: View): Branch {
  const root: Branch = { leaves: [], parents: new Map(), table, locate: (index) => index };
  for (const column of columns) {
    let branch = root;
    for (const [depth, parentTable] of column.parents.entries()) {
      const name = column.names[depth] ?? '';
      const above = branch;
      branch = above.parents.get(name) ?? makeBranch(above, name, parentTable, view);
      above.parents.set(name, branch);
    }
    const { read, type } = column;
    const write: Write =
      type === 'address'
        ? addressWrite(column, branch.table, view, branch.locate)
        : (index) => restValue(type, read(index));
    branch.leaves.push({ name: column.names.at(-1) ?? '', write });
  }
  return root;
}

function makeBranch(above: Branch, name: string, table: Table, view: View): Branch {
  const link = view.fields(above.table).find((one) => one.relationshipName === name);
  const locate = (start: number): number => {
    const index = above.locate(start);
    const id = index < 0 || !link ? null : above.table.value(index, link.key, view.seq);
    return typeof id === 'string' ? table.find(id, view.seq) : -1;
  };
  return { leaves: [], parents: new Map(), table, locate };
}

function writeBranch(branch: Branch, start: number, version: string): string {
  const index = branch.locate(start);
  if (index < 0) return 'null';
  const { name } = branch.table.def;
  const url = `/services/data/v${version}/sobjects/${name}/${branch.table.codec.encode(index)}`;
  const parts = [`"attributes":{"type":"${name}","url":"${url}"}`];
  for (const leaf of branch.leaves) parts.push(`"${leaf.name}":${leaf.write(start)}`);
  for (const [relation, parent] of branch.parents) parts.push(`"${relation}":${writeBranch(parent, start, version)}`);
  return `{${parts.join(',')}}`;
}

/** Compiles a selection to a function that writes one record as JSON. */
export function recordWriter(table: Table, selection: Selection, view: View, version: string): Write {
  const tree = buildTree(table, selection.columns, view);
  const children = selection.children.map((child) => ({ child, write: childWriter(child, version) }));
  return (index) => {
    const own = writeBranch(tree, index, version);
    if (children.length === 0) return own;
    const id = table.codec.encode(index);
    return `${own.slice(0, -1)},${children.map(({ child, write }) => `"${child.name}":${write(id)}`).join(',')}}`;
  };
}

function childWriter(child: ChildQuery, version: string): (parentId: string) => string {
  const { table, view } = child.ready.scope;
  const write = recordWriter(table, child.selection, view, version);
  let byParent: Map<string, number[]> | undefined;
  return (parentId) => {
    byParent ??= groupByParent(child);
    const all = byParent.get(parentId);
    if (!all) return 'null';
    const from = child.ready.query.offset?.rows ?? 0;
    const { limit } = child.ready.query;
    const found = all.slice(from, limit === undefined ? undefined : from + limit);
    return `{"totalSize":${String(found.length)},"done":true,"records":[${found.map((index) => write(index)).join(',')}]}`;
  };
}

/** LIMIT and OFFSET of a child query count per parent, so they are applied after grouping. */
function groupByParent(child: ChildQuery): Map<string, number[]> {
  const { ready, linkKey } = child;
  const { table, view } = ready.scope;
  const groups = new Map<string, number[]>();
  for (const index of matchesNow({ ...ready, query: { ...ready.query, limit: undefined, offset: undefined } })) {
    const parent = table.value(index, linkKey, view.seq);
    if (typeof parent !== 'string') continue;
    const group = groups.get(parent);
    if (group) group.push(index);
    else groups.set(parent, [index]);
  }
  return groups;
}
