import { type FaultEffect } from '../../apps/salesforce-org/src/index.js';

/** Where an effect can do harm. `any`: every answer. `page`: an answer with rows. `next`: a page behind the first, or before the last. */
type Where = 'any' | 'page' | 'next';

export interface NamedEffect {
  name: string;
  where: Where;
  effect: FaultEffect;
  /** For ever, it keeps a run from succeeding. Slowness does not, and what passes unnoticed does no harm. */
  isFatalForEver?: boolean;
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
    isFatalForEver: true,
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
    isFatalForEver: true,
  },
  {
    name: 'too many requests at once',
    where: 'any',
    effect: status(403, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.'),
    isFatalForEver: true,
  },
  { name: 'a connection closed without an answer', where: 'any', effect: { type: 'drop' }, isFatalForEver: true },
  { name: 'a body cut at its first byte', where: 'any', effect: { type: 'cut', afterBytes: 0 } },
  { name: 'a body cut in the middle', where: 'any', effect: { type: 'cut', afterBytes: 150 }, isFatalForEver: true },
  { name: 'silence in the middle of a body', where: 'any', effect: { type: 'stall', afterBytes: 100 } },
  { name: 'a pause in the middle of a body', where: 'any', effect: { type: 'stall', afterBytes: 100, ms: 30 } },
  { name: 'a slow body', where: 'any', effect: { type: 'slow', bytesPerSecond: 100_000 } },
  { name: 'a late first byte', where: 'any', effect: { type: 'delay', ms: 50 } },
  { name: 'a damaged compressed body', where: 'page', effect: { type: 'broken-gzip' }, isFatalForEver: true },
  { name: 'a session that expired', where: 'any', effect: { type: 'expire-session' }, isFatalForEver: true },
  {
    name: 'a session that expires in the middle of a body',
    where: 'any',
    effect: { type: 'expire-session', afterBytes: 120 },
  },
  {
    name: 'a page short of its last row',
    where: 'page',
    effect: { type: 'truncate-rows', rows: 1 },
    isFatalForEver: true,
  },
  { name: 'a page short of all its rows', where: 'page', effect: { type: 'truncate-rows', rows: 100_000 } },
  { name: 'a count one too high', where: 'page', effect: { type: 'wrong-count', by: 1 }, isFatalForEver: true },
  { name: 'a count one too low', where: 'page', effect: { type: 'wrong-count', by: -1 }, isFatalForEver: true },
  { name: 'no locator of the next page', where: 'next', effect: { type: 'missing-locator' }, isFatalForEver: true },
  { name: 'the page before once more', where: 'next', effect: { type: 'duplicate-page' }, isFatalForEver: true },
];
