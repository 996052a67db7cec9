import { type Db, execute, fetchRows, type Statement, transaction, unprepared } from './query.js';

/** What a page of a list may hold: many rows, or few large ones. */
const LENGTH_MOST = 2 * 1024 * 1024;
/** Rows read at a time, at first and at most: none are read in vain but those of the last group. */
const [GROUP_LEAST, GROUP_MOST] = [8, 64];

/** The beginning of a list. */
export interface Cut<Row> {
  readonly rows: Row[];
  /** There are more, beyond the number or the length that was asked for. */
  readonly isCut: boolean;
}

/** How much more to read at once: as much as the last rows let expect to fit. */
function nextGroup(lastGroup: number, lastLength: number, room: number): number {
  const fitting = Math.floor((room * lastGroup) / Math.max(1, lastLength));
  return Math.max(1, Math.min(lastGroup * 2, GROUP_MOST, fitting));
}

/**
 * The first rows of a list: at most `limit`, and no more than fit into a page of two million characters, but at least one.
 * They are read a few at a time, so that rows of several megabytes are never all in memory.
 */
export async function manyWithin<Row extends object>(
  db: Db,
  { text }: Statement,
  values: readonly unknown[],
  limit: number,
): Promise<Cut<Row>> {
  return transaction(db, async (trx) => {
    await execute(trx, unprepared(`declare page no scroll cursor for ${text}`), values);
    const rows: Row[] = [];
    let length = 0;
    for (let group = GROUP_LEAST; ;) {
      const read = await fetchRows(trx, unprepared(`fetch forward ${group} from page`));
      for (const [place, row] of read.rows.entries()) {
        // The length of each is not known, that of the group is.
        const isBeyond =
          rows.length >= limit || (rows.length > 0 && length + (read.length / read.rows.length) * place > LENGTH_MOST);
        if (isBeyond) return { rows, isCut: true };
        rows.push(row as Row);
      }
      if (read.rows.length < group) return { rows, isCut: false };
      length += read.length;
      group = nextGroup(group, read.length, LENGTH_MOST - length);
    }
  });
}
