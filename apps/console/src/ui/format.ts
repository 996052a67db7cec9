const integer = new Intl.NumberFormat('en');
const dateTime = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

export const count = (value: number): string => integer.format(value);

/** "1 recording", "2 recordings". */
export const counted = (value: number, noun: string, plural = `${noun}s`): string =>
  `${count(value)} ${value === 1 ? noun : plural}`;

const SPACE = '\u00a0';

/** "Nov 27, 2026, 7:34 PM": where there is no room for it, the time of day goes to a line of its own. */
export function localTime(iso: string): string {
  const [last = '', ...before] = dateTime.format(new Date(iso)).split(', ').reverse();
  const [date, time] = [before.reverse().join(', '), last].map((part) => part.replaceAll(' ', SPACE));
  return `${date ?? ''}, ${time ?? ''}`;
}

const STEPS: readonly (readonly [seconds: number, unit: Intl.RelativeTimeFormatUnit])[] = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
];

/** "3 minutes ago", "in 2 hours". */
export function fromNow(iso: string, now: number): string {
  const seconds = Math.round((new Date(iso).getTime() - now) / 1000);
  const [size, unit] = STEPS.find(([step]) => Math.abs(seconds) >= step) ?? [1, 'second' as const];
  return relative.format(Math.trunc(seconds / size), unit).replaceAll(' ', SPACE);
}

/** A number and its unit stay on one line. */
const inUnit = (value: number, unit: string): string => `${String(Math.floor(value))}${SPACE}${unit}`;

/** "4 s", "2 min 5 s", "3 h 20 min", "2 days". */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (seconds < 1) return `under ${inUnit(1, 's')}`;
  if (whole < 60) return inUnit(whole, 's');
  if (whole < 3_600) return inUnit(whole / 60, 'min') + (whole % 60 === 0 ? '' : ` ${inUnit(whole % 60, 's')}`);
  if (whole < 172_800)
    return inUnit(whole / 3_600, 'h') + (whole % 3_600 < 60 ? '' : ` ${inUnit((whole % 3_600) / 60, 'min')}`);
  return inUnit(whole / 86_400, 'days');
}

/** An amount as it is stored, grouped, with no digit lost. */
export function amount(value: string, currency: string | null): string {
  const [, sign = '', whole = value, rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = /^0*$/.test(rest) ? '' : `.${rest.padEnd(2, '0')}`;
  return `${currency === null ? '' : `${currency} `}${sign}${grouped}${fraction}`;
}

/** "accountCrmId" is "Account CRM Id". */
export function words(name: string): string {
  const spaced = name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ');
  return spaced.replace(/\bcrm\b/gi, 'CRM').replace(/^./, (first) => first.toUpperCase());
}

/** "NO_EXTERNAL_EMAIL" is "No external email". */
export function codeWords(code: string): string {
  const lower = code.toLowerCase().replaceAll('_', ' ');
  return lower
    .replace(/^./, (first) => first.toUpperCase())
    .replace(/\bcrm\b/gi, 'CRM')
    .replace(/\bsalesforce\b/gi, 'Salesforce');
}
