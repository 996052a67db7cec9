/** One fault of a caller's input: `path` as in `fields.amount` or `values[2].outcome`. */
export interface Fault {
  readonly path: string;
  readonly message: string;
}

/** What a caller sent, read: the value, or every fault at once. */
export type Checked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly Fault[] };

/** A value that holds only when nothing was found against it. */
export function checked<T>(value: T, faults: readonly Fault[]): Checked<T> {
  return faults.length === 0 ? { ok: true, value } : { ok: false, faults };
}

/** A JSON object, as opposed to null, a list or a plain value. */
export function isMembers(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What was given where something else is expected, in words. */
export function given(value: unknown): string {
  if (value === undefined) return 'nothing was given';
  if (value === null) return 'null was given';
  if (Array.isArray(value)) return 'a list was given';
  if (isMembers(value)) return 'an object was given';
  return typeof value === 'string'
    ? 'a text was given'
    : `${typeof value === 'number' ? 'the number ' : ''}${JSON.stringify(value)} was given`;
}

/** Members that a body may not have, each refused by name. */
export function unknownMembers(members: Record<string, unknown>, known: readonly string[], path: string): Fault[] {
  return Object.keys(members)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      path: path === '' ? name : `${path}.${name}`,
      message: `There is no member ${name} here; known are ${known.join(', ')}.`,
    }));
}
