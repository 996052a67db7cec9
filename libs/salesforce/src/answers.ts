import { AppError } from '#platform';
import { classifyAnswer } from './domain/classify-answer.js';
import type { CompositePart, CompositeRequest } from './domain/composite.js';
import { type DeletedRecords, toDeletedRecords } from './domain/deleted-records.js';
import { type CrmObjectDescription, toDescription } from './domain/describe.js';
import { asObject, parseExact } from './domain/exact-json.js';
import { type QueryPage, toQueryPage } from './domain/query-page.js';
import { type TextAnswer, toAppError } from './http/retry.js';

/** An allowance of the org, over 24 hours where its name says daily. */
export interface OrgLimit {
  max: number;
  remaining: number;
}

/** What one part of a composite call came to; a refused part does not touch the others. */
export type CompositeResult =
  | { kind: 'query'; page: QueryPage }
  | { kind: 'deleted'; deleted: DeletedRecords }
  | { kind: 'describe'; description: CrmObjectDescription; etag: string | null }
  | { kind: 'refused'; error: AppError };

/** What the answer says, by one of the readers. SALESFORCE_RESPONSE_INVALID when it is not `what`. */
export function parsed<T>({ body }: TextAnswer, what: string, read: (value: unknown) => T | undefined): T {
  let value: T | undefined;
  try {
    value = read(parseExact(body));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  if (value === undefined) throw new AppError('SALESFORCE_RESPONSE_INVALID', `The answer is not ${what}`);
  return value;
}

export function readDescription(value: unknown): CrmObjectDescription | undefined {
  const body = asObject(value);
  return Array.isArray(body?.fields) ? toDescription(body) : undefined;
}

export function readLimits(value: unknown): Record<string, OrgLimit> | undefined {
  const body = asObject(value);
  if (body === undefined) return undefined;
  const limits = Object.entries(body).map(([name, entry]): [string, OrgLimit] => {
    const limit = asObject(entry);
    return [name, { max: Number(limit?.Max), remaining: Number(limit?.Remaining) }];
  });
  return Object.fromEntries(limits);
}

/** Rows by object, of those that Salesforce counts. */
export function readRecordCounts(value: unknown): Map<string, number> | undefined {
  const list: unknown = asObject(value)?.sObjects;
  if (!Array.isArray(list)) return undefined;
  return new Map(list.map(asObject).map((entry) => [String(entry?.name), Number(entry?.count)]));
}

/** The API versions that the org answers, as `63.0`. */
export function readVersions(value: unknown): unknown[] | undefined {
  return Array.isArray(value) ? value.map((entry) => asObject(entry)?.version) : undefined;
}

/** A part that is not what was asked for is refused too. */
export function toCompositeResult(part: CompositePart, asked: CompositeRequest['kind'] | undefined): CompositeResult {
  if (part.isRefused) return { kind: 'refused', error: toAppError(classifyAnswer(part.refusal)) };
  const page = asked === 'query' ? toQueryPage(part.body) : undefined;
  if (page !== undefined) return { kind: 'query', page };
  const deleted = asked === 'deleted' ? toDeletedRecords(part.body) : undefined;
  if (deleted !== undefined) return { kind: 'deleted', deleted };
  const description = asked === 'describe' ? readDescription(part.body) : undefined;
  if (description !== undefined) return { kind: 'describe', description, etag: part.etag };
  const message = 'A part of a composite answer is not what was asked for';
  return { kind: 'refused', error: new AppError('SALESFORCE_RESPONSE_INVALID', message) };
}
