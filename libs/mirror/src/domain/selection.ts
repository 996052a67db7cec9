import { type CrmObject } from '#identifiers';
import { type ColumnType, MIRROR_TABLES, type MirrorColumn } from './objects.js';

/** One field of the select list and the mirror columns it feeds: a field may feed several, SOQL takes it once. */
export interface SelectedField {
  /** As in the select list and in the header of the CSV. */
  readonly source: string;
  readonly type: ColumnType;
  readonly columns: readonly MirrorColumn[];
}

/** What one read brings: in the order of the select list, `Id` first. */
export interface Selection {
  readonly object: CrmObject;
  readonly fields: readonly SelectedField[];
}

/** The select list that feeds the given columns, each from the given source. `crm_id` must be among them. */
export function selection(object: CrmObject, sources: ReadonlyMap<string, string>): Selection {
  const bySource = new Map<string, MirrorColumn[]>();
  for (const column of MIRROR_TABLES[object].columns) {
    const source = sources.get(column.name);
    if (source === undefined) continue;
    bySource.set(source, [...(bySource.get(source) ?? []), column]);
  }
  return { object, fields: [...bySource].map(([source, columns]) => ({ source, columns, type: commonType(columns) })) };
}

/** Columns of different types are fed from text, and cast when they are merged. */
function commonType(columns: readonly MirrorColumn[]): ColumnType {
  const [first, ...others] = columns.map((column) => column.type);
  return first !== undefined && others.every((type) => type === first) ? first : 'text';
}
