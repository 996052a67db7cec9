import { type CursorKey, cursorPart, decodeCursor } from '../http/paging.js';

/** The id a cursor carries, for lists in the order of their ids (which is the order of their making). */
export function afterIdOf(cursor: string | undefined): string | undefined {
  const key = decodeCursor(cursor, [cursorPart.uuid]);
  return key === undefined ? undefined : String(key[0]);
}

export function byId({ id }: { id: string }): CursorKey {
  return [id];
}
