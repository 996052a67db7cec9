import { type MirrorColumn } from '#mirror';

/** Why a mapped CRM field cannot be read any more. */
export type LossCause = 'FIELD_NOT_VISIBLE' | 'FIELD_TYPE_CHANGED';

export interface LostField {
  target: string;
  source: string;
  cause: LossCause;
}

export interface SelectList {
  /** Mirror column to CRM field, in the spelling of describe. */
  sources: Record<string, string>;
  /** Mapped targets whose field cannot be read: their columns keep what they have (Y3). */
  lost: LostField[];
}

/** The name of a CRM field that can feed a column, or why there is none. */
export type FindSource = (column: MirrorColumn, source: string) => { name: string } | LossCause;

/** What to read of an object: the fields it always has, where this org has them, and the mapped ones. */
export function selectList(
  columns: readonly MirrorColumn[],
  mapping: Readonly<Record<string, string>>,
  find: FindSource,
): SelectList {
  const list: SelectList = { sources: {}, lost: [] };
  for (const column of columns) {
    const source = column.source ?? mapping[column.target ?? ''];
    if (source === undefined) continue;
    const found = find(column, source);
    if (typeof found === 'object') list.sources[column.name] = found.name;
    else if (column.target !== undefined) list.lost.push({ target: column.target, source, cause: found });
  }
  return list;
}
