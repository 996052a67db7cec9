import pg from 'pg';
import { jsonValue } from '../json-value.js';
import { inTurns } from '../turns.js';

type Types = pg.CustomTypesConfig;
type Row = Record<string, unknown>;
type Oid = Parameters<typeof pg.types.getTypeParser>[0];

const { builtins } = pg.types;
/** Characters of JSON that the driver parses at once, as it reads the row. */
const AT_ONCE = 64 * 1024;

class UnreadJson {
  constructor(readonly text: string) {}
}

/** How the rows of one query arrive. The driver reads each in one go: long JSON waits until others had their turn. */
export class Arrival implements Types {
  /** Characters of all values so far. */
  length = 0;
  private isUnread = false;

  readonly getTypeParser = ((oid: Oid, format?: 'text') => {
    const parse = pg.types.getTypeParser(oid, format ?? 'text') as (text: string) => unknown;
    const isJson = oid === builtins.JSON || oid === builtins.JSONB;
    return (text: string): unknown => {
      this.length += text.length;
      if (!isJson || text.length <= AT_ONCE) return parse(text);
      this.isUnread = true;
      return new UnreadJson(text);
    };
  }) as Types['getTypeParser'];

  /** Reads what was left unread. */
  async complete(rows: readonly object[]): Promise<void> {
    if (!this.isUnread) return;
    this.isUnread = false;
    for (const row of rows as readonly Row[]) {
      for (const [name, value] of Object.entries(row)) {
        if (value instanceof UnreadJson) row[name] = await inTurns(jsonValue(value.text));
      }
    }
  }
}
