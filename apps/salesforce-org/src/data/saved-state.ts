import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Approval } from '../auth/sessions.js';
import { type DeletedLine, type Values } from './table.js';
import { type Store } from './store.js';

/** What makes an org differ from a newly made one of the same seed: its changed records, deletions and approvals. */
export interface SavedState {
  seed: number;
  scale: number;
  /** Epoch milliseconds: base data lies before it. */
  anchor: number;
  tables: Record<string, SavedTable>;
  approvals: (Omit<Approval, 'spent'> & { spent: string[] })[];
}

interface SavedTable {
  records: [index: number, values: Values, purged: boolean][];
  deleteLog: DeletedLine[];
  deleteLogPurgedBefore: number;
}

/** The state kept in a file, or undefined: there is none, or it is of another seed or size. */
export function readState(path: string, wanted: { seed: number; scale: number }): SavedState | undefined {
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, 'utf8');
  const state = JSON.parse(text) as SavedState;
  return state.seed === wanted.seed && state.scale === wanted.scale ? state : undefined;
}

/** Written beside and renamed, so that a kill leaves the old state or the new. */
export function writeState(path: string, state: SavedState): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, JSON.stringify(state));
  renameSync(`${path}.new`, path);
}

export function saveTables(store: Store): SavedState['tables'] {
  const tables: SavedState['tables'] = {};
  for (const table of store.tables.values()) {
    const records: SavedTable['records'] = [];
    for (const index of table.overlay.keys()) records.push([index, table.changes(index) ?? {}, !table.exists(index)]);
    tables[table.def.name] = {
      records,
      deleteLog: table.deleteLog,
      deleteLogPurgedBefore: table.deleteLogPurgedBefore,
    };
  }
  return tables;
}

export function restoreTables(store: Store, tables: SavedState['tables']): void {
  const seq = store.nextSeq();
  for (const [name, saved] of Object.entries(tables)) {
    const table = store.tables.get(name.toLowerCase());
    if (!table) continue;
    for (const [index, values, purged] of saved.records) table.put(index, seq, values, purged);
    table.deleteLog = saved.deleteLog;
    table.deleteLogPurgedBefore = saved.deleteLogPurgedBefore;
  }
}
