import { type Db, execute, many, type Statement } from './query.js';

/** A page of rows that hold a payload, in the order of their ids. */
export interface PayloadPage {
  /** As it was answered for the page before; empty for the first. */
  readonly after: string;
  readonly limit: number;
  /** The payload as it is to be; undefined when it stays. */
  readonly change: (payload: object) => object | undefined;
}

interface PayloadStatements {
  /** Team, the id to begin after (null for the first page), the most rows: `id` as text and `payload`, for update. */
  readonly page: Statement;
  /** Team, id, payload. */
  readonly set: Statement;
}

/** Changes the payloads of a page; answers where the next one begins, undefined after the last. */
export async function rewritePayloads(
  trx: Db,
  teamId: string,
  { page, set, after, limit, change }: PayloadStatements & PayloadPage,
): Promise<string | undefined> {
  const rows = await many<{ id: string; payload: object }>(trx, page, [teamId, after === '' ? null : after, limit]);
  for (const { id, payload } of rows) {
    const changed = change(payload);
    if (changed !== undefined) await execute(trx, set, [teamId, id, JSON.stringify(changed)]);
  }
  return rows.length < limit ? undefined : rows.at(-1)?.id;
}
