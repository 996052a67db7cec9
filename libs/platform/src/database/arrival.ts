import pg from 'pg';
import { jsonValue } from '../json-value.js';
import { inTurns } from '../turns.js';

type Types = pg.CustomTypesConfig;
type Row = Record<string, unknown>;
type Oid = Parameters<typeof pg.types.getTypeParser>[0];

const { builtins } = pg.types;
class UnreadJson {
  constructor(readonly bytes: Buffer) {}
}

/** How the rows of one query arrive. The driver reads each in one go: long JSON, which comes as bytes, is read in turns. */
export class Arrival implements Types {
  /** Characters of all values so far; of long ones bytes. */
  length = 0;
  private isUnread = false;

  readonly getTypeParser = ((oid: Oid, format?: 'text') => {
    const parse = pg.types.getTypeParser(oid, format ?? 'text') as (text: string) => unknown;
    const isJson = oid === builtins.JSON || oid === builtins.JSONB;
    return (value: string | Buffer): unknown => {
      this.length += value.length;
      if (typeof value === 'string') return parse(value);
      if (!isJson) return parse(value.toString());
      this.isUnread = true;
      return new UnreadJson(value);
    };
  }) as Types['getTypeParser'];

  /** Reads what was left unread. */
  async complete(rows: readonly object[]): Promise<void> {
    if (!this.isUnread) return;
    this.isUnread = false;
    for (const row of rows as readonly Row[]) {
      for (const [name, value] of Object.entries(row)) {
        if (value instanceof UnreadJson) row[name] = await inTurns(jsonValue(value.bytes));
      }
    }
  }
}
