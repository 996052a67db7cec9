import { type MirrorColumn } from '#mirror';

/** Why a mapped CRM field cannot be read any more. */
export type LossCause = 'FIELD_NOT_VISIBLE' | 'FIELD_TYPE_CHANGED';

export interface LostField {
  /** The target, or the name of a column that no mapping feeds. */
  target: string;
  source: string;
  cause: LossCause;
}

export interface SelectList {
  /** Mirror column to CRM field, in the spelling of describe. */
  sources: Record<string, string>;
  /** Fields that were read before, or are mapped, and cannot be read: their columns keep what they have (Y3). */
  lost: LostField[];
}

/** The name of a CRM field that can feed a column, or why there is none. */
export type FindSource = (column: MirrorColumn, source: string) => { name: string } | LossCause;

/** What a column is called outside of the mirror: by its target, or by its own name in the same spelling. */
export function fieldName({ name, target }: Pick<MirrorColumn, 'name' | 'target'>): string {
  return target ?? name.replace(/_[a-z]/g, (part) => part.charAt(1).toUpperCase());
}

/** What is known of an object before the org is looked at. */
interface Known {
  /** Target to CRM field. */
  mapping: Readonly<Record<string, string>>;
  /** Names of what was read before, or was lost before: an org without a feature lacks its fields, and has lost none. */
  readBefore: ReadonlySet<string>;
}

/** What to read of an object: the fields that no mapping names, where this org has them, and the mapped ones. */
export function selectList(
  columns: readonly MirrorColumn[],
  { mapping, readBefore }: Known,
  find: FindSource,
): SelectList {
  const list: SelectList = { sources: {}, lost: [] };
  for (const column of columns) {
    const source = column.source ?? mapping[column.target ?? ''];
    if (source === undefined) continue;
    const found = find(column, source);
    if (typeof found === 'object') list.sources[column.name] = found.name;
    else if (column.target !== undefined || readBefore.has(fieldName(column)))
      list.lost.push({ target: fieldName(column), source, cause: found });
  }
  return list;
}

/** Columns that say which record a row is, and whether it is newer: every org has them, and every read brings them. */
const EVER_READ = new Set(['crm_id', 'is_deleted', 'system_modstamp']);

/**
 * The fields among `sources` that no mapping names, by what they feed. They come when a feature is switched on or a
 * permission granted, and no stamp moves: their columns are back-filled like newly mapped ones (Y3).
 */
export function unmapped(
  columns: readonly MirrorColumn[],
  sources: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    columns.flatMap((column) => {
      const source = sources[column.name];
      const isUnmapped = column.target === undefined && !EVER_READ.has(column.name);
      return isUnmapped && source !== undefined ? [[fieldName(column), source] as const] : [];
    }),
  );
}
