/** A full name as it is compared (W4): lower-cased, single-spaced; undefined when blank. */
export function nameKeyOf(name: string | null | undefined): string | undefined {
  const key = (name ?? '').slice(0, 400).replace(/\s+/g, ' ').trim().toLowerCase();
  return key === '' ? undefined : key;
}
