import { type FieldDef, type FormulaRow, type Value } from '../data/fields.js';
import { type Table } from '../data/table.js';

/** What one reader sees of the org: the objects and fields open to the user, the rows shared, as of one commit. */
export interface View {
  seq: number;
  /** Epoch milliseconds; date literals count from it. */
  now: number;
  includeDeleted: boolean;
  /** By name, without case; undefined when there is no such object for this user. */
  table: (name: string) => Table | undefined;
  /** By name, without case; undefined when it does not exist or field-level security hides it: one cannot tell. */
  field: (table: Table, name: string) => FieldDef | undefined;
  fields: (table: Table) => FieldDef[];
  formulaRow: (table: Table, index: number) => FormulaRow;
  /** True when `canSee` hides anything at all. */
  isShared: boolean;
  /** False for records other people keep to themselves. */
  canSee: (table: Table, index: number) => boolean;
  /** Corporate value × this = the user's currency. */
  currencyRate?: (table: Table, index: number) => number;
}

export type Read = (index: number) => Value;

/** Reads one field of one object, formulas computed on the spot. Unchanged records take a short way: there are millions. */
export function reader(table: Table, field: FieldDef, view: View): Read {
  const { formula, key } = field;
  const { seq } = view;
  if (formula) return (index) => formula(view.formulaRow(table, index));
  const { overlay, base, codec } = table;
  if (key === 'Id') return (index) => codec.encode(index);
  const generate = table.columns[key] ?? ((): Value => null);
  return (index) =>
    index < base && (overlay.size === 0 || !overlay.has(index)) ? generate(index) : table.value(index, key, seq);
}
