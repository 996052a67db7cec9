import { opaque } from '../auth/sessions.js';
import { ApiError } from '../http/api-error.js';

/** An open result set: the matching record numbers and how to write one. */
export interface Cursor {
  id: string;
  user: number;
  indexes: number[];
  write: (index: number) => string;
  batchSize: number;
  openedAt: number;
  /** The last page was read; such cursors are released first. */
  isRead: boolean;
}

const LIFE_MS = 2 * 86_400_000;
const MAX_PER_USER = 10;

/** Query locators live two days; a user holds ten, the eleventh releases the oldest. */
export class Cursors {
  private readonly open = new Map<string, Cursor>();

  add(cursor: Omit<Cursor, 'id'>): Cursor {
    const own = [...this.open.values()].filter((one) => one.user === cursor.user);
    const oldest = own.find((one) => one.isRead) ?? own[0];
    if (own.length >= MAX_PER_USER && oldest) this.open.delete(oldest.id);
    const added = { ...cursor, id: `0r8${opaque(15).replace(/[-_]/g, 'x')}` };
    this.open.set(added.id, added);
    return added;
  }

  /** `locator` is `<id>-<offset>`. */
  find(locator: string, user: number, now: number): { cursor: Cursor; offset: number } {
    const [, id = '', offset = ''] = /^([A-Za-z0-9]+)-(\d+)$/.exec(locator) ?? [];
    const cursor = this.open.get(id);
    if (!cursor || cursor.user !== user || now - cursor.openedAt > LIFE_MS || Number(offset) >= cursor.indexes.length) {
      throw new ApiError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
    }
    return { cursor, offset: Number(offset) };
  }

  releaseAll(): number {
    const count = this.open.size;
    this.open.clear();
    return count;
  }

  list(): readonly Cursor[] {
    return [...this.open.values()];
  }
}
