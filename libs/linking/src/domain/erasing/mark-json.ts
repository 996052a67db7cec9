import { MARK } from './mark.js';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What a decision is made of besides words: these stay, which `linking.is_redaction_of` holds. */
const STAYS = new Set([
  ...['decisionId', 'decidedAt', 'ruleSetVersion', 'watermark', 'state', 'origin', 'crmId', 'type', 'reason', 'grade'],
  'rule',
]);

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The values a record was mapped to; the ids among them are other records'. */
function markedSnapshot(snapshot: Json): Json {
  if (!isObject(snapshot)) return snapshot;
  return Object.fromEntries(
    Object.entries(snapshot).map(([key, value]) => [
      key,
      typeof value === 'string' && !key.endsWith('CrmId') ? MARK : value,
    ]),
  );
}

/** Whoever holds the JSON is told of every object that names one of the records. */
export function eachOf(value: Json, crmIds: ReadonlySet<string>, found: (object: Record<string, Json>) => void): void {
  if (Array.isArray(value)) for (const item of value as readonly Json[]) eachOf(item, crmIds, found);
  if (!isObject(value)) return;
  if (typeof value['crmId'] === 'string' && crmIds.has(value['crmId'])) found(value);
  for (const member of Object.values(value)) eachOf(member, crmIds, found);
}

/**
 * The JSON with every text marked, and with the name and the snapshot of these records replaced as a whole. It keeps its
 * shape: what was a string is a string.
 */
export function markJson(value: Json, mark: (text: string) => string, crmIds: ReadonlySet<string>): Json {
  if (typeof value === 'string') return mark(value);
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => markJson(item, mark, crmIds));
  if (!isObject(value)) return value;
  const isTheirs = typeof value['crmId'] === 'string' && crmIds.has(value['crmId']);
  const marked = (key: string, member: Json): Json => {
    if (STAYS.has(key)) return member;
    if (isTheirs && key === 'name' && typeof member === 'string') return MARK;
    if (isTheirs && (key === 'snapshot' || key === 'fields')) return markedSnapshot(member);
    return markJson(member, mark, crmIds);
  };
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, marked(key, member)]));
}
