import { type Value } from '../data/fields.js';
import { type Values } from '../data/table.js';

/** Checks of arguments that came over HTTP; each throws with the place of the fault. */
export function text(value: unknown, what: string): string {
  if (typeof value !== 'string') throw new Error(`${what} must be text`);
  return value;
}

export function optionalText(value: unknown, what: string): string | undefined {
  return value === undefined || value === null ? undefined : text(value, what);
}

export function count(value: unknown, what: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error(`${what} must be a number`);
  return value;
}

export function texts(value: unknown, what: string): string[] {
  if (!Array.isArray(value)) throw new Error(`${what} must be a list`);
  return value.map((one) => text(one, what));
}

function isValue(value: unknown): value is Value {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

export function values(value: unknown): Values {
  const checked: Values = {};
  for (const [name, one] of Object.entries(record(value))) {
    if (!isValue(one)) throw new Error(`${name} must be text, a number, true, false or null`);
    checked[name] = one;
  }
  return checked;
}

export function record(value: unknown): Record<string, unknown> {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw new Error('expected an object');
  return { ...value };
}
