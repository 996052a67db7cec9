/** Date literals as half-open ranges of days since 1970, in UTC. */
export interface DayRange {
  from: number;
  to: number;
}

const DAY_MS = 86_400_000;
const day = (year: number, month: number, date = 1): number => Math.floor(Date.UTC(year, month, date) / DAY_MS);

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

/** The unit `offset` units away from today's, e.g. the last quarter for ('QUARTER', -1). */
function unitRange(now: Date, unit: Unit, offset: number, count = 1): DayRange {
  const [year, month, date] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  switch (unit) {
    case 'DAY':
      return { from: day(year, month, date + offset), to: day(year, month, date + offset + count) };
    case 'WEEK': {
      const sunday = date - now.getUTCDay() + 7 * offset;
      return { from: day(year, month, sunday), to: day(year, month, sunday + 7 * count) };
    }
    case 'MONTH':
      return { from: day(year, month + offset), to: day(year, month + offset + count) };
    case 'QUARTER': {
      const first = Math.floor(month / 3) * 3 + 3 * offset;
      return { from: day(year, first), to: day(year, first + 3 * count) };
    }
    case 'YEAR':
      return { from: day(year + offset, 0), to: day(year + offset + count, 0) };
  }
}

const unitOf = (word: string): Unit => word.replace('FISCAL_', '').replace(/S$/, '') as Unit;

/** E.g. TODAY, LAST_N_DAYS:30, THIS_FISCAL_QUARTER. LAST_N_DAYS reaches into today, as in Salesforce. */
export function dateLiteral(literal: string, nowMs: number): DayRange {
  const now = new Date(nowMs);
  const [word = '', countText] = literal.split(':');
  const count = Number(countText ?? 0);
  const fixed: Record<string, [Unit, number, number]> = {
    YESTERDAY: ['DAY', -1, 1],
    TODAY: ['DAY', 0, 1],
    TOMORROW: ['DAY', 1, 1],
    LAST_90_DAYS: ['DAY', -90, 91],
    NEXT_90_DAYS: ['DAY', 1, 90],
  };
  const known = fixed[word];
  if (known) return unitRange(now, ...known);
  const many = /^(LAST|NEXT)_N_(.+)$/.exec(word);
  if (many) {
    const unit = unitOf(many[2] ?? '');
    const intoToday = unit === 'DAY' ? 1 : 0;
    return many[1] === 'LAST' ? unitRange(now, unit, -count, count + intoToday) : unitRange(now, unit, 1, count);
  }
  const ago = /^N_(.+)_AGO$/.exec(word);
  if (ago) return unitRange(now, unitOf(ago[1] ?? ''), -count);
  const near = /^(LAST|THIS|NEXT)_(.+)$/.exec(word);
  const offset = near?.[1] === 'LAST' ? -1 : near?.[1] === 'NEXT' ? 1 : 0;
  return unitRange(now, unitOf(near?.[2] ?? 'DAY'), offset);
}
