import { csvDateTime, javaDouble } from '../data/format.js';
import { type FieldType, type Value } from '../data/fields.js';
import { type Column } from '../soql/select.js';

/** About this much is written at a time. */
const CHUNK_CHARS = 128 * 1024;

/** Types whose values never hold a quote. */
const PLAIN = new Set<FieldType>(['int', 'boolean', 'id', 'reference', 'date']);
const DECIMAL = new Set<FieldType>(['double', 'currency', 'percent']);

/** Writes a value between its quotes; null as nothing. One function per type: this runs for every value of a page. */
function writer(type: FieldType): (value: Value) => string {
  if (PLAIN.has(type)) return (value) => (value === null ? '' : String(value));
  if (DECIMAL.has(type))
    return (value) => (value === null ? '' : typeof value === 'number' ? javaDouble(value) : String(value));
  if (type === 'datetime')
    return (value) => (value === null ? '' : typeof value === 'number' ? csvDateTime(value) : String(value));
  return (value) => {
    const text = value === null ? '' : String(value);
    return text.includes('"') ? text.replaceAll('"', '""') : text;
  };
}

export interface CsvForm {
  delimiter: string;
  lineEnd: string;
}

/** The header line; a parent's field is shown with its path. */
function csvHeader(columns: Column[], { delimiter, lineEnd }: CsvForm): string {
  return columns.map((column) => `"${column.names.join('.')}"`).join(delimiter) + lineEnd;
}

/** A page of results: the header line, then one line per record number, in buffers of some 128 KB. Every value is quoted. */
export function* csvPage(columns: Column[], indexes: ArrayLike<number>, form: CsvForm): Generator<Buffer> {
  const cells = columns.map(({ type, read }) => ({ read, write: writer(type) }));
  const between = `"${form.delimiter}"`;
  const end = `"${form.lineEnd}`;
  let text = csvHeader(columns, form);
  for (let row = 0; row < indexes.length; row += 1) {
    const index = indexes[row] ?? 0;
    let separator = '"';
    for (const { read, write } of cells) {
      text += separator + write(read(index));
      separator = between;
    }
    text += end;
    if (text.length >= CHUNK_CHARS) {
      yield Buffer.from(text);
      text = '';
    }
  }
  if (text !== '') yield Buffer.from(text);
}
