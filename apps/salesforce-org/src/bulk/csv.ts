import { csvDateTime, javaDouble } from '../data/format.js';
import { type FieldType, type Value } from '../data/fields.js';
import { type Column } from '../soql/select.js';

/** About this much is written at a time. */
const CHUNK_CHARS = 128 * 1024;

function quoted(text: string): string {
  return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : `"${text}"`;
}

/** Types whose values never hold a quote. */
const PLAIN = new Set<FieldType>(['int', 'boolean', 'id', 'reference', 'date']);
const DECIMAL = new Set<FieldType>(['double', 'currency', 'percent']);

/** One value as Bulk writes it: always quoted, null as `""`. */
export function csvValue(type: FieldType, value: Value): string {
  if (value === null) return '""';
  if (typeof value === 'number' && DECIMAL.has(type)) return `"${javaDouble(value)}"`;
  if (typeof value === 'number' && type === 'datetime') return `"${csvDateTime(value)}"`;
  return PLAIN.has(type) ? `"${String(value)}"` : quoted(String(value));
}

export interface CsvForm {
  delimiter: string;
  lineEnd: string;
}

/** The header line; a parent's field is shown with its path. */
export function csvHeader(columns: Column[], { delimiter, lineEnd }: CsvForm): string {
  return columns.map((column) => `"${column.names.join('.')}"`).join(delimiter) + lineEnd;
}

/** A page of results: the header line, then one line per record number, in buffers of some 128 KB. */
export function* csvPage(columns: Column[], indexes: ArrayLike<number>, form: CsvForm): Generator<Buffer> {
  const writers = columns.map(
    ({ type, read }) =>
      (index: number) =>
        csvValue(type, read(index)),
  );
  const { delimiter, lineEnd } = form;
  let text = csvHeader(columns, form);
  for (let row = 0; row < indexes.length; row += 1) {
    const index = indexes[row] ?? 0;
    for (let k = 0; k < writers.length; k += 1) text += (k === 0 ? '' : delimiter) + (writers[k]?.(index) ?? '');
    text += lineEnd;
    if (text.length >= CHUNK_CHARS) {
      yield Buffer.from(text);
      text = '';
    }
  }
  if (text !== '') yield Buffer.from(text);
}
