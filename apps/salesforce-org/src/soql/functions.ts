import { type FieldType, type Value } from '../data/fields.js';
import { type FunctionCall } from './ast.js';
import { type Subject } from './compare.js';
import { resolveField, type Resolved, type Scope } from './resolve.js';
import { malformed, soqlError } from './soql-error.js';
import { type Read } from './view.js';

const AGGREGATES = new Set(['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX']);

export function isAggregate(call: FunctionCall): boolean {
  return AGGREGATES.has(call.name.toUpperCase());
}

/** The field a function is called on, e.g. CloseDate in CALENDAR_YEAR(CloseDate). */
export function argument(scope: Scope, call: FunctionCall): Resolved {
  const arg = call.args[0];
  if (arg?.kind === 'function') return argument(scope, arg);
  if (!arg) throw malformed(scope.text, call.at, ')');
  return resolveField(scope, arg);
}

function dateOf(value: Value): Date | null {
  if (value === null) return null;
  const date = new Date(typeof value === 'string' ? `${value}T00:00:00Z` : Number(value));
  return Number.isNaN(date.getTime()) ? null : date;
}

const DATE_PARTS: Record<string, (date: Date) => number> = {
  CALENDAR_YEAR: (date) => date.getUTCFullYear(),
  CALENDAR_QUARTER: (date) => Math.floor(date.getUTCMonth() / 3) + 1,
  CALENDAR_MONTH: (date) => date.getUTCMonth() + 1,
  FISCAL_YEAR: (date) => date.getUTCFullYear(),
  FISCAL_QUARTER: (date) => Math.floor(date.getUTCMonth() / 3) + 1,
  FISCAL_MONTH: (date) => date.getUTCMonth() + 1,
  DAY_IN_MONTH: (date) => date.getUTCDate(),
  DAY_IN_WEEK: (date) => date.getUTCDay() + 1,
  DAY_IN_YEAR: (date) => Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000) + 1,
  HOUR_IN_DAY: (date) => date.getUTCHours(),
  WEEK_IN_MONTH: (date) => Math.ceil(date.getUTCDate() / 7),
  WEEK_IN_YEAR: (date) => Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 604_800_000) + 1,
};

/** A row function (no aggregate) as something to read, with the type of what it gives. */
export function functionRead(scope: Scope, call: FunctionCall): { read: Read; subject: Subject } {
  const name = call.name.toUpperCase();
  const subject = (type: FieldType): Subject => ({ name: call.name, type });
  const part = DATE_PARTS[name];
  if (part) {
    const { read } = argument(scope, call);
    return {
      read: (index) => {
        const date = dateOf(read(index));
        return date ? part(date) : null;
      },
      subject: subject('int'),
    };
  }
  const { field, read } = argument(scope, call);
  if (name === 'DAY_ONLY') {
    return { read: (index) => dateOf(read(index))?.toISOString().slice(0, 10) ?? null, subject: subject('date') };
  }
  if (name === 'CONVERTTIMEZONE') return { read, subject: subject(field.type) };
  if (name === 'TOLABEL') {
    const labels = new Map(field.picklist.map((entry) => [entry.value, entry.label]));
    return {
      read: (index) => {
        const value = read(index);
        return typeof value === 'string' ? (labels.get(value) ?? value) : value;
      },
      subject: subject('string'),
    };
  }
  if (name === 'FORMAT')
    return {
      read: (index) => {
        const value = read(index);
        return value === null ? null : String(value);
      },
      subject: subject('string'),
    };
  if (name === 'CONVERTCURRENCY') {
    const rate = scope.view.currencyRate;
    if (!rate)
      throw soqlError(
        'INVALID_FIELD',
        scope.text,
        call.at,
        'convertCurrency is only supported in organizations with multi-currency enabled',
      );
    return {
      read: (index) => {
        const value = read(index);
        return value === null ? null : Math.round(Number(value) * rate(scope.table, index) * 100) / 100;
      },
      subject: subject(field.type),
    };
  }
  throw malformed(scope.text, call.at, call.name);
}
