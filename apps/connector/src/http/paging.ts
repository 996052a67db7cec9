import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, isISO8601, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { Cut } from '#platform';
import { invalidInput } from './validation.js';

const PAGE_LIMIT = { default: 100, most: 500 } as const;

/** `?limit=` and `?cursor=` of every list. A list with filters extends it. */
export class PageQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: PAGE_LIMIT.most, default: PAGE_LIMIT.default })
  @IsOptional()
  @Type(() => Number)
  @Max(PAGE_LIMIT.most)
  @Min(1)
  @IsInt()
  limit: number = PAGE_LIMIT.default;

  @ApiPropertyOptional({ description: 'The `nextCursor` of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  cursor?: string;
}

/** A page of a list; `nextCursor` is null on the last one. */
export interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

/** What a cursor remembers: the sort key of the last row seen, outermost first. */
export type CursorKey = readonly (string | number | null)[];

/** Opaque to callers; base64url of the key as JSON. */
export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function isKeyPart(part: unknown): part is string | number | null {
  return part === null || typeof part === 'string' || (typeof part === 'number' && Number.isFinite(part));
}

/**
 * The key a cursor carries, undefined for the first page. `matches` are tests of each part in order, so that a cursor of
 * another list, or one made up, is 400 and never reaches SQL.
 */
export function decodeCursor(
  cursor: string | undefined,
  matches: readonly ((part: string | number | null) => boolean)[],
): CursorKey | undefined {
  if (cursor === undefined) return undefined;
  const key = parse(cursor);
  const isKey =
    Array.isArray(key) &&
    key.length === matches.length &&
    matches.every((test, i) => isKeyPart(key[i]) && test(key[i]));
  if (!isKey) throw invalidInput([{ path: 'cursor', message: 'cursor is not one that this list gave out' }]);
  return key as CursorKey;
}

/** PostgreSQL keeps neither NUL nor half of a surrogate pair. */
function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** Tests for the parts of a cursor. */
export const cursorPart = {
  uuid: (part: string | number | null): boolean =>
    typeof part === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(part),
  text: (part: string | number | null): boolean => typeof part === 'string' && isStorable(part),
  /** To the microsecond, as PostgreSQL has it. `Date` reads much that PostgreSQL refuses: `1`, 30 February. */
  time: (part: string | number | null): boolean =>
    typeof part === 'string' &&
    /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(part) &&
    isISO8601(part, { strict: true }),
  optionalText: (part: string | number | null): boolean =>
    part === null || (typeof part === 'string' && isStorable(part)),
  /** How many were seen. */
  count: (part: string | number | null): boolean => Number.isSafeInteger(part) && Number(part) >= 0,
};

/** A page of what fits into one; beyond it there is more. */
export function toPageOf<Row>({ rows, isCut }: Cut<Row>, cursorOf: (last: Row) => CursorKey): Page<Row> {
  const last = rows.at(-1);
  return { data: rows, nextCursor: isCut && last !== undefined ? encodeCursor(cursorOf(last)) : null };
}

/** `rows` were read with `limit + 1`: the one too many says that there is a next page, and is not part of this one. */
export function toPage<Row>(rows: readonly Row[], limit: number, cursorOf: (last: Row) => CursorKey): Page<Row> {
  return toPageOf({ rows: rows.slice(0, limit), isCut: rows.length > limit }, cursorOf);
}

/** The list envelope of `item` for OpenAPI: `@ApiOkResponse({ type: PageOf(ApiKeyView) })`. */
export function PageOf<T>(item: new () => T): new () => Page<T> {
  class PageView implements Page<T> {
    @ApiProperty({ type: item, isArray: true })
    data!: T[];

    @ApiProperty({ type: String, nullable: true })
    nextCursor!: string | null;
  }
  Object.defineProperty(PageView, 'name', { value: `PageOf${item.name}` });
  return PageView;
}
