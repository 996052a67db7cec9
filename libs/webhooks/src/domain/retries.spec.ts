import { type Answer, afterTry, errorOf } from './retries.js';

const now = new Date('2026-03-02T15:00:00Z');
const answered = (status: number, retryAfterSeconds?: number): Answer => ({
  kind: 'answered',
  status,
  retryAfterSeconds,
});
const silence: Answer = { kind: 'unanswered', error: 'No answer within 15 s.' };
const inSeconds = (seconds: number): object => ({
  state: 'pending',
  nextAttemptAt: new Date(now.getTime() + seconds * 1000),
});

describe('afterTry', () => {
  it.each([200, 202, 204, 299])('%d is delivered', (status) => {
    expect(afterTry(answered(status), 1, now)).toEqual({ state: 'delivered' });
    expect(errorOf(answered(status))).toBeNull();
  });

  it.each([301, 307, 400, 401, 404, 408, 429, 500, 503])('%d is tried again', (status) => {
    expect(afterTry(answered(status), 1, now)).toEqual(inSeconds(5));
    expect(errorOf(answered(status))).toContain(String(status));
  });

  it('410 is not tried again: nobody wants it', () => {
    expect(afterTry(answered(410), 1, now)).toEqual({ state: 'failed' });
  });

  it('pauses grow, and after the last one it has failed', () => {
    const outcomes = [1, 2, 3, 4, 5, 6, 7, 8].map((tries) => afterTry(silence, tries, now));
    const waits = outcomes.flatMap((one) => (one.state === 'pending' ? [one.nextAttemptAt.getTime()] : []));
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(outcomes.at(-1)).toEqual({ state: 'failed' });
    expect(waits).toHaveLength(7);
  });

  it('waits as long as the other side asks, within a day, and never shorter than its own pause', () => {
    expect(afterTry(answered(503, 120), 1, now)).toEqual(inSeconds(120));
    expect(afterTry(answered(503, 1), 2, now)).toEqual(inSeconds(300));
    expect(afterTry(answered(503, 9e9), 1, now)).toEqual(inSeconds(86400));
  });
});
