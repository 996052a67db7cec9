import type { Steps } from './turns.js';

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null && typeof (value as { toJSON?: unknown }).toJSON !== 'function';
}

/** No further object within: its text is made at once. */
function isLeaf(value: unknown): boolean {
  if (!isBranch(value)) return true;
  for (const member of Object.values(value)) if (typeof member === 'object' && member !== null) return false;
  return !Array.isArray(value) || value.length < 100;
}

/**
 * What `JSON.stringify` makes of the value, in steps: of a long list, or of one of large things, it would hold everybody
 * else up. Undefined where it makes nothing.
 */
export function* jsonText(value: unknown): Steps<string | undefined> {
  yield;
  if (!isBranch(value) || isLeaf(value)) return JSON.stringify(value);
  const parts: string[] = [];
  if (Array.isArray(value)) {
    for (const item of value as unknown[]) parts.push((yield* jsonText(item)) ?? 'null');
    return `[${parts.join(',')}]`;
  }
  for (const [name, member] of Object.entries(value)) {
    const text = yield* jsonText(member);
    if (text !== undefined) parts.push(`${JSON.stringify(name)}:${text}`);
  }
  return `{${parts.join(',')}}`;
}
