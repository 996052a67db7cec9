import { AppError } from '#platform';
import { circumstances } from '../../../../test/support/circumstances.js';
import { cursorPart, decodeCursor, encodeCursor, PageQuery, toPage } from './paging.js';
import { RequestPipe } from './validation.js';

const id = '0198c0de-0000-7000-8000-0123456789ab';

it('a cursor gives back its key', () => {
  expect(
    decodeCursor(encodeCursor(['Äöü', 7, id, null]), [
      cursorPart.text,
      cursorPart.count,
      cursorPart.uuid,
      cursorPart.optionalText,
    ]),
  ).toEqual(['Äöü', 7, id, null]);
  expect(decodeCursor(undefined, [cursorPart.uuid])).toBeUndefined();
});

it.each([
  ['no JSON', Buffer.from('{').toString('base64url')],
  ['no base64', '%%%'],
  ['empty', ''],
  ['no list', encodeCursor({ 0: id } as never)],
  ['of another length', encodeCursor([id, id])],
  ['of another type', encodeCursor([7])],
  ['with an id that is none', encodeCursor([`${id}'`])],
  ['with a nested list', encodeCursor([[id] as never])],
])('a cursor that is %s is bad input at the path cursor', (_, cursor) => {
  const decode = (): unknown => decodeCursor(cursor, [cursorPart.uuid]);
  expect(decode).toThrow(AppError);
  expect(decode).toThrow(
    expect.objectContaining({ code: 'INVALID_INPUT', errors: [expect.objectContaining({ path: 'cursor' })] }) as Error,
  );
});

it.each(['1', '2026', '7 March 2026', '+275760-09-13T00:00:00Z', '2026-02-30T00:00:00.000000Z', '', ' '])(
  'a cursor with the time %j, which PostgreSQL would refuse, is bad input',
  (time) => {
    expect(() => decodeCursor(encodeCursor([time]), [cursorPart.time])).toThrow(AppError);
    expect(decodeCursor(encodeCursor(['2026-03-02T15:00:00.123456Z']), [cursorPart.time])).toHaveLength(1);
  },
);

it('a page holds the limit and has a cursor only when there is more', () => {
  const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  const cursorOf = (row: { id: string }): string[] => [row.id];
  expect(toPage(rows, 2, cursorOf)).toEqual({ data: rows.slice(0, 2), nextCursor: encodeCursor(['b']) });
  expect(toPage(rows, 3, cursorOf).nextCursor).toBeNull();
  expect(toPage([], 3, cursorOf)).toEqual({ data: [], nextCursor: null });
});

it.each(['abc', '1.5'])('a limit of %p is said to be no integer, not to be too great or small', async (limit) => {
  const read = new RequestPipe(circumstances).transform({ limit }, { type: 'query', metatype: PageQuery });
  await expect(read).rejects.toMatchObject({ errors: [{ path: 'limit' }] });
  await expect(read).rejects.toThrow(/integer/);
});
