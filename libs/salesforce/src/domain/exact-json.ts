/**
 * JSON with every number as its own text: `JSON.parse` alone turns an 18-digit currency amount into another one.
 * Salesforce writes numbers with exponents too (`9.2E8`); they stay as written.
 */
export function parseExact(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' ? (context?.source ?? String(value)) : value,
  );
}

/** A member of a parsed answer as a plain object, or undefined. */
export function asObject(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
