/** The wire forms of values. Datetimes are epoch milliseconds inside the org, dates are 'YYYY-MM-DD'. */
const DAY_MS = 86_400_000;
const dayTexts = new Map<number, string>();
const two = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));

/** `days` since 1970-01-01. */
export function dayText(days: number): string {
  let text = dayTexts.get(days);
  if (text === undefined) {
    text = new Date(days * DAY_MS).toISOString().slice(0, 10);
    dayTexts.set(days, text);
  }
  return text;
}

function clockText(ms: number): string {
  const days = Math.floor(ms / DAY_MS);
  const rest = ms - days * DAY_MS;
  const seconds = Math.floor(rest / 1000);
  const millis = rest - seconds * 1000;
  const fraction = millis === 0 ? '000' : String(millis).padStart(3, '0');
  const hour = two[Math.floor(seconds / 3600)] ?? '00';
  const minute = two[Math.floor(seconds / 60) % 60] ?? '00';
  return `${dayText(days)}T${hour}:${minute}:${two[seconds % 60] ?? '00'}.${fraction}`;
}

/** `2026-05-01T07:25:37.000+0000`: what REST answers. */
export function restDateTime(ms: number): string {
  return `${clockText(ms)}+0000`;
}

/** `2026-05-01T07:25:37.000Z`: what Bulk CSV carries. */
export function csvDateTime(ms: number): string {
  return `${clockText(ms)}Z`;
}

/** Java's Double.toString, which Salesforce uses: exponent form from 1e7 and below 1e-3. */
export function javaDouble(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return '0.0';
  if (size >= 1e-3 && size < 1e7) {
    const text = String(value);
    return text.includes('.') ? text : `${text}.0`;
  }
  const [mantissa = '0', exponent = '0'] = value.toExponential().split('e');
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${String(Number(exponent))}`;
}
