import { secondsOverdue } from './overdue.js';

const HOUR = 3600;

describe('Y6: how late a pass is', () => {
  test.each([
    ['within the interval it is not late', 240, 5, 24, 0],
    ['past it, by what is past', 660, 5, 24, 360],
    ['a team that syncs once an hour is not late after forty minutes', 2_400, 60, 24, 0],
    ['and is late after an hour and six minutes', 3_960, 60, 24, 360],
    ['where reconciles alone are scheduled, their interval counts', 25 * HOUR, 0, 24, HOUR],
    ['where reconciles come sooner than passes, so does the next complete one', 3 * HOUR, 600, 2, HOUR],
    ['reconciles that are off change nothing', 660, 5, 0, 360],
    ['nothing is late where nothing is scheduled', 1_000_000, 0, 0, undefined],
  ])('%s', (_what, ageSeconds, syncIntervalMinutes, reconcileIntervalHours, expected) => {
    expect(secondsOverdue(ageSeconds, { syncIntervalMinutes, reconcileIntervalHours })).toBe(expected);
  });
});
