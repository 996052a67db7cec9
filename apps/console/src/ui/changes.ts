export interface Change {
  name: string;
  /** As text; null where there was none. */
  from: string | null;
  to: string | null;
}

const isMembers = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const membersOf = (value: unknown): Record<string, unknown> =>
  isMembers(value) ? value : value == null ? {} : { value };

function text(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.map(text).join(', ');
  return isMembers(value) ? Object.values(value).map(text).join(' ') : String(value as string | number | boolean);
}

/** Of two lists, what the other does not have; anything else as it is. */
function without(value: unknown, other: unknown): unknown {
  if (!Array.isArray(value) || !Array.isArray(other)) return value;
  const others = new Set(other.map((item) => JSON.stringify(item)));
  const rest = value.filter((item) => !others.has(JSON.stringify(item)));
  return rest.length === 0 ? null : rest;
}

/** What differs between two JSON values, member by member; of lists, what left and what came. */
export function changes(before: unknown, after: unknown): Change[] {
  const [from, to] = [membersOf(before), membersOf(after)];
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .map((name) => ({
      name,
      from: text(without(from[name], to[name])),
      to: text(without(to[name], from[name])),
    }))
    .filter((change) => change.from !== change.to);
}
