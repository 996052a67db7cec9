/** Of the address of a query: names beyond it are left out, since Salesforce refuses an address of 16 KiB. */
const NAMES_LENGTH_MOST = 6_000;
const RECORDS_MOST = 30;
const SAMPLES_MOST = 3;
const SAMPLE_LENGTH_MOST = 80;

/** As many of the names as one query can ask for. */
function fitting(names: readonly string[]): string[] {
  let length = 0;
  return names.filter((name) => (length += name.length + 1) <= NAMES_LENGTH_MOST);
}

/** Asks for these fields of the records that were changed last; undefined when there is none to ask for. */
export function sampleQuery(object: string, names: readonly string[]): string | undefined {
  const asked = fitting(names);
  if (asked.length === 0) return undefined;
  return `SELECT ${asked.join(', ')} FROM ${object} ORDER BY SystemModstamp DESC LIMIT ${RECORDS_MOST}`;
}

function text(value: unknown): string[] {
  const isShown = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const trimmed = isShown ? String(value).trim() : '';
  if (trimmed === '') return [];
  return [trimmed.length <= SAMPLE_LENGTH_MOST ? trimmed : `${trimmed.slice(0, SAMPLE_LENGTH_MOST - 1)}…`];
}

/** Up to three different values of a field, in the order of the records. */
export function samplesOf(records: readonly Readonly<Record<string, unknown>>[], name: string): string[] {
  return [...new Set(records.flatMap((record) => text(record[name])))].slice(0, SAMPLES_MOST);
}
