import { type Table } from '../data/table.js';
import { type Condition, type Literal } from './ast.js';
import { type Scope } from './resolve.js';

/**
 * The record numbers worth testing for a WHERE clause: those named by id, those in a window of SystemModstamp, else all.
 * Changed and created records are always among them; the caller tests every one.
 */
export function* candidates(scope: Scope, where: Condition | undefined): Generator<number> {
  const { table } = scope;
  const all = topLevel(where);
  const named = all.map((one) => idsOf(one)).find((ids) => ids !== undefined);
  if (named) {
    yield* new Set(named.map((id) => table.codec.decode(id)).filter((index) => index >= 0));
    return;
  }
  const window = stampWindow(all);
  if (window && table.stampRange) {
    for (const index of table.stampRange(window.from, window.to)) if (!table.overlay.has(index)) yield index;
    yield* inOrder(table);
    return;
  }
  for (let index = firstAfter(table, all); index < table.size; index += 1) yield index;
}

/** Ids grow with record numbers, so `Id > '…'` says where to begin: paging by id must not read from the start. */
function firstAfter(table: Table, conditions: Comparison[]): number {
  for (const condition of conditions) {
    const { operator, right } = condition;
    if (plainField(condition) !== 'id' || Array.isArray(right) || right.kind !== 'string') continue;
    if (operator === '>' || operator === '>=') return Math.max(0, table.codec.decode(right.text));
  }
  return 0;
}

/** True when `candidates` come in the order of ids. */
export function comeInIdOrder(where: Condition | undefined): boolean {
  return topLevel(where).every((one) => idsOf(one) === undefined && plainField(one) !== 'systemmodstamp');
}

function inOrder(table: Table): number[] {
  return [...table.overlay.keys()].sort((a, b) => a - b);
}

type Comparison = Condition & { kind: 'compare' };

function topLevel(where: Condition | undefined): Comparison[] {
  if (!where) return [];
  if (where.kind === 'compare') return [where];
  return where.kind === 'and' ? where.items.flatMap((item) => topLevel(item)) : [];
}

function plainField(condition: Comparison): string | undefined {
  return condition.left.kind === 'field' && condition.left.path.length === 1
    ? condition.left.path[0]?.toLowerCase()
    : undefined;
}

function idsOf(condition: Comparison): string[] | undefined {
  if (plainField(condition) !== 'id') return undefined;
  const { operator, right } = condition;
  const texts = (literals: Literal[]): string[] => literals.map((one) => one.text);
  if (operator === 'IN' && Array.isArray(right)) return texts(right);
  return operator === '=' && !Array.isArray(right) && right.kind === 'string' ? [right.text] : undefined;
}

function literalMs(literal: Literal): number {
  return Date.parse(literal.text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
}

function stampWindow(conditions: Comparison[]): { from: number; to: number } | undefined {
  const window = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  let bounded = false;
  for (const { left, operator, right } of conditions) {
    if (left.kind !== 'field' || left.path.length !== 1 || left.path[0]?.toLowerCase() !== 'systemmodstamp') continue;
    if (Array.isArray(right) || right.kind !== 'datetime') continue;
    const ms = literalMs(right);
    if (operator === '>=' || operator === '>' || operator === '=') window.from = Math.max(window.from, ms);
    // One second past an inclusive bound is harmless: every candidate is tested.
    if (operator === '<' || operator === '<=' || operator === '=') window.to = Math.min(window.to, ms + 1000);
    bounded = true;
  }
  return bounded ? window : undefined;
}
