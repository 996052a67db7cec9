/** REST writes `+0000` where Bulk writes `Z`: one spelling, or a text column would change with the way it was read. */
function sameTime(value: string): string {
  return value.replace(/\+0000$/, 'Z');
}

function quoted(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}

/**
 * Records of a REST page as the lines of CSV that Bulk would send, without the header. Numbers come as their exact text;
 * `dateTimes` are the fields that hold a date-time.
 */
export function csvLines(
  records: readonly Readonly<Record<string, unknown>>[],
  fields: readonly string[],
  dateTimes: ReadonlySet<string>,
): string {
  const cell = (record: Readonly<Record<string, unknown>>, field: string): string => {
    const value = record[field];
    if (typeof value === 'string') return quoted(dateTimes.has(field) ? sameTime(value) : value);
    return typeof value === 'boolean' ? quoted(String(value)) : '""';
  };
  return records.map((record) => `${fields.map((field) => cell(record, field)).join(',')}\n`).join('');
}

export function csvHeader(fields: readonly string[]): string {
  return `${fields.map(quoted).join(',')}\n`;
}
