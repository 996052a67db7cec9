import { nextDue } from './next-due.js';

const now = new Date('2026-03-02T12:00:00Z');
const at = (time: string): Date => new Date(`2026-03-02T${time}:00Z`);
const intervals = { syncIntervalMinutes: 5, reconcileIntervalHours: 24 };

describe('when an object is synced next', () => {
  it('is an interval after it was last asked for', () => {
    const last = [
      { object: 'Account', mode: 'full', at: at('11:00') },
      { object: 'Account', mode: 'incremental', at: at('11:58') },
      { object: 'Lead', mode: 'incremental', at: at('11:59') },
    ] as const;
    expect(nextDue({ object: 'Account', last, firstCompletedAt: at('11:00') }, intervals, now)).toEqual(at('12:03'));
  });

  it('is now when it is overdue, or was never asked for', () => {
    const last = [{ object: 'Account', mode: 'full', at: at('10:00') }] as const;
    expect(nextDue({ object: 'Account', last, firstCompletedAt: at('11:00') }, intervals, now)).toEqual(now);
    expect(nextDue({ object: 'Lead', last, firstCompletedAt: null }, intervals, now)).toEqual(now);
  });

  it('is the reconcile when that alone is scheduled, and never when nothing is', () => {
    const last = [{ object: 'Account', mode: 'full', at: at('11:00') }] as const;
    expect(
      nextDue(
        { object: 'Account', last, firstCompletedAt: at('11:00') },
        { syncIntervalMinutes: 0, reconcileIntervalHours: 2 },
        now,
      ),
    ).toEqual(at('13:00'));
    expect(
      nextDue(
        { object: 'Account', last, firstCompletedAt: at('11:00') },
        { syncIntervalMinutes: 0, reconcileIntervalHours: 0 },
        now,
      ),
    ).toBeNull();
  });
});
