import { Problem } from '#client';

/**
 * The faults the service found, each at the field of the form that holds what it names: `internalDomains[2]` is told at
 * `internalDomains`. Faults that no field holds are left out; the problem's own text tells those.
 */
export function fieldErrors(error: unknown, fields: readonly string[]): Record<string, string> {
  if (!(error instanceof Problem)) return {};
  const found = error.errors.flatMap(({ path, message }) => {
    const named = path.replace(/^\//, '').replaceAll('/', '.');
    const field = fields
      .filter((each) => named === each || named.startsWith(`${each}.`) || named.startsWith(`${each}[`))
      .sort((one, other) => other.length - one.length)[0];
    return field === undefined ? [] : [[field, message] as const];
  });
  // The first of several at one field.
  return Object.fromEntries(found.reverse());
}
