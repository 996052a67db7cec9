import type { Output } from './output.js';

/** A line for every table that something is deleted from, for whoever watches. */
export function deletionProgress(out: Output): (progress: { readonly table: string; readonly rows: number }) => void {
  let shown: string | undefined;
  return ({ table, rows }) => {
    if (table !== shown) out.note(`${table} (${rows} rows so far)`);
    shown = table;
  };
}
