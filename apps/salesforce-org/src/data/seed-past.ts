import { type Store } from './store.js';
import { type Values } from './table.js';

const DAY_MS = 86_400_000;
/** One in this many records of an object was deleted, or merged away, in the fortnight before the org started. */
const ONE_IN = 150;
const MOST = 40;

/** An org that lives: some records already sit in the recycle bin, some contacts were merged into others. */
export function seedPast(store: Store, now: number): void {
  for (const object of ['Opportunity', 'Contact', 'Lead']) {
    const table = store.table(object);
    const count = Math.min(MOST, Math.floor(table.base / ONE_IN));
    for (let n = 0; n < count; n += 1) {
      const index = n * ONE_IN + 11;
      const at = Math.floor((now - ((n % 9) + 1) * DAY_MS - n * 60_000) / 1000) * 1000;
      const merged: Values =
        object === 'Contact' && n % 2 === 0 ? { MasterRecordId: table.codec.encode(index + 1) } : {};
      table.put(index, 0, { IsDeleted: true, SystemModstamp: at, LastModifiedDate: at, ...merged });
      table.deleteLog.push({ index, at });
      if (object === 'Opportunity') deleteRole(store, index, at);
    }
  }
}

/** Opportunity n's role is role n; it went along. */
function deleteRole(store: Store, index: number, at: number): void {
  const table = store.table('OpportunityContactRole');
  if (index >= table.base) return;
  table.put(index, 0, { IsDeleted: true, SystemModstamp: at, LastModifiedDate: at });
  table.deleteLog.push({ index, at });
}
