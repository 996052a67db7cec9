import { type FaultEffect } from '../../apps/salesforce-org/src/index.js';

/** Where an effect can do harm. `any`: every answer. `page`: one with rows. `behind`: a page that others went before. `more`: one that others follow. */
type Where = 'any' | 'page' | 'behind' | 'more';

export interface NamedEffect {
  name: string;
  where: Where;
  effect: FaultEffect;
  /** Unlike the others: tried on every path, and as trouble that lasts. */
  isDistinct?: boolean;
}

const status = (code: number, errorCode: string, message: string): FaultEffect => ({
  type: 'status',
  status: code,
  errorCode,
  message,
});

/** Trouble an org makes in passing. */
export const EFFECTS: readonly NamedEffect[] = [
  {
    name: '503 as JSON',
    where: 'any',
    effect: status(503, 'SERVER_UNAVAILABLE', 'Server unavailable'),
    isDistinct: true,
  },
  { name: '503 as a web page', where: 'any', effect: { type: 'status', status: 503, body: 'html' } },
  { name: '500 as JSON', where: 'any', effect: status(500, 'UNKNOWN_EXCEPTION', 'An unexpected error occurred.') },
  { name: '502 as a web page', where: 'any', effect: { type: 'status', status: 502, body: 'html' } },
  { name: '420 as a web page', where: 'any', effect: { type: 'status', status: 420, body: 'html' } },
  { name: '406 without a body', where: 'any', effect: { type: 'status', status: 406, body: 'empty' } },
  { name: '429 with Retry-After', where: 'any', effect: { type: 'status', status: 429, body: 'empty' } },
  {
    name: '200 with a web page',
    where: 'any',
    effect: { type: 'status', status: 200, body: 'html' },
    isDistinct: true,
  },
  {
    name: 'too many requests at once',
    where: 'any',
    effect: status(403, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.'),
    isDistinct: true,
  },
  { name: 'a connection closed without an answer', where: 'any', effect: { type: 'drop' }, isDistinct: true },
  { name: 'a body cut at its first byte', where: 'any', effect: { type: 'cut', afterBytes: 0 } },
  { name: 'a body cut in the middle', where: 'any', effect: { type: 'cut', afterBytes: 150 }, isDistinct: true },
  { name: 'silence in the middle of a body', where: 'any', effect: { type: 'stall', afterBytes: 100 } },
  { name: 'a pause in the middle of a body', where: 'any', effect: { type: 'stall', afterBytes: 100, ms: 30 } },
  { name: 'a slow body', where: 'any', effect: { type: 'slow', bytesPerSecond: 100_000 } },
  { name: 'a late first byte', where: 'any', effect: { type: 'delay', ms: 50 } },
  { name: 'a compressed body that ends too soon, and cleanly', where: 'any', effect: { type: 'short-body' } },
  { name: 'a damaged compressed body', where: 'page', effect: { type: 'broken-gzip' }, isDistinct: true },
  { name: 'a session that expired', where: 'any', effect: { type: 'expire-session' }, isDistinct: true },
  {
    name: 'a session that expires in the middle of a body',
    where: 'any',
    effect: { type: 'expire-session', afterBytes: 120 },
  },
  {
    name: 'a page short of its last row',
    where: 'page',
    effect: { type: 'truncate-rows', rows: 1 },
    isDistinct: true,
  },
  { name: 'a page short of all its rows', where: 'page', effect: { type: 'truncate-rows', rows: 100_000 } },
  { name: 'a count one too high', where: 'page', effect: { type: 'wrong-count', by: 1 }, isDistinct: true },
  { name: 'a count one too low', where: 'page', effect: { type: 'wrong-count', by: -1 }, isDistinct: true },
  { name: 'no locator of the next page', where: 'more', effect: { type: 'missing-locator' }, isDistinct: true },
  { name: 'the page before once more', where: 'behind', effect: { type: 'duplicate-page' }, isDistinct: true },
];
