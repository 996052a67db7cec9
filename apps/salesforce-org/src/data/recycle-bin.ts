import { type Store } from './store.js';

const BIN_DAYS = 15;

/** Purges what was deleted more than 15 days ago; the delete log keeps its lines. Answers how many records went. */
export function emptyBin(org: { store: Store; now: () => number }): number {
  const oldest = org.now() - BIN_DAYS * 86_400_000;
  const seq = org.store.nextSeq();
  let purged = 0;
  for (const table of org.store.tables.values()) {
    for (const index of table.overlay.keys()) {
      if (!table.exists(index) || !table.isDeleted(index)) continue;
      if (Number(table.value(index, 'SystemModstamp')) >= oldest) continue;
      table.put(index, seq, table.changes(index) ?? {}, true);
      purged += 1;
    }
  }
  return purged;
}
