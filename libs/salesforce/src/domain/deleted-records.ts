import { asObject } from './exact-json.js';

export interface DeletedRecord {
  crmId: string;
  deletedAt: Date;
}

/** What the delete log says of a window. */
export interface DeletedRecords {
  records: DeletedRecord[];
  /** Deletions before this are no longer known. */
  earliestAt: Date;
  /** The window is proven up to here, which may be before its end: ask from here next time. */
  latestAt: Date;
}

/** Salesforce's `2013-05-07T22:07:19.000+0000`; JavaScript wants a colon in the offset. */
function toDate(value: unknown): Date | undefined {
  const date = new Date(String(value).replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(date.getTime()) ? undefined : date;
}

export function toDeletedRecords(answer: unknown): DeletedRecords | undefined {
  const body = asObject(answer);
  const earliestAt = toDate(body?.earliestDateAvailable);
  const latestAt = toDate(body?.latestDateCovered);
  if (!Array.isArray(body?.deletedRecords) || earliestAt === undefined || latestAt === undefined) return undefined;
  const records: DeletedRecord[] = [];
  for (const entry of body.deletedRecords.map(asObject)) {
    const deletedAt = toDate(entry?.deletedDate);
    if (typeof entry?.id !== 'string' || deletedAt === undefined) return undefined;
    records.push({ crmId: entry.id, deletedAt });
  }
  return { records, earliestAt, latestAt };
}
