import { Readable } from 'node:stream';
import type { CrmObject } from '#identifiers';
import { batches, type BatchCounts, MIRROR_TABLES, selection, type Selection } from '#mirror';
import { type Db, many, transaction, unprepared } from '#platform';

export const TEAM = '00000000-0000-7000-8000-000000000001';

/** A select list of the object's fixed fields and the given mapping. */
export function choose(object: CrmObject, mapping: Record<string, string>, only?: readonly string[]): Selection {
  const sources = new Map<string, string>();
  for (const column of MIRROR_TABLES[object].columns) {
    const source = column.source ?? mapping[column.target ?? ''];
    if (source !== undefined && (only === undefined || only.includes(column.name))) sources.set(column.name, source);
  }
  return selection(object, sources);
}

export type Row = Record<string, string | null>;

/** As Bulk API 2.0 writes it: every value quoted, an empty one too, and a header line. */
export function csv({ fields }: Selection, rows: readonly Row[]): string {
  const line = (values: readonly string[]): string =>
    `${values.map((v) => `"${v.replaceAll('"', '""')}"`).join(',')}\n`;
  const sources = fields.map(({ source }) => source);
  return line(sources) + rows.map((row) => line(sources.map((source) => row[source] ?? ''))).join('');
}

export interface MergeOptions {
  how?: 'upsert' | 'replace' | 'fill';
  derive?: 'now' | 'later';
  team?: string;
}

/** Merges a page as a run does: leniently when it does not fit. */
export async function mergePage(
  db: Db,
  chosen: Selection,
  body: string | Buffer,
  options: MergeOptions = {},
): Promise<BatchCounts> {
  const { how = 'upsert', derive = 'now', team = TEAM } = options;
  const attempt = (lenient: boolean): Promise<BatchCounts> =>
    transaction(db, async (trx) => {
      const staged = await batches.stage(trx, { chosen, body: Readable.from([Buffer.from(body)]), lenient });
      return batches.merge(trx, team, staged, { how, derive });
    });
  return attempt(false).catch((error: unknown) => {
    if (batches.isMisfit(error)) return attempt(true);
    throw error;
  });
}

/** Everything in a mirror table but when it was written, in the order of the ids. */
export async function contents(db: Db, table: string): Promise<unknown[]> {
  const rows = await many<{ row: unknown }>(
    db,
    unprepared(`select to_jsonb(t) - 'mirrored_at' as row from mirror.${table} t order by to_jsonb(t)::text`),
  );
  return rows.map(({ row }) => row);
}
