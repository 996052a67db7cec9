import { estimateRun, inOnePass, type ObjectEstimate, type SizedRead, weigh } from './estimate.js';

const NOTHING_MEASURED = { describes: 1, measured: [] };
const scan: SizedRead = { rows: 4_500, basis: 'mirror', transport: 'rest' };
const window: SizedRead = { rows: 30, basis: 'counted', transport: 'rest' };

it('a run takes what its reads take, and its description', () => {
  expect(estimateRun({ object: 'Lead', mode: 'reconcile' }, [scan, window], NOTHING_MEASURED)).toEqual({
    object: 'Lead',
    mode: 'reconcile',
    rows: 4_530,
    transport: 'rest',
    apiCalls: 1 + 3 + 1,
    seconds: 1.7,
    basis: 'mirror',
  });
});

it('what the org would not say is not made up', () => {
  const unknown: SizedRead = { rows: null, basis: 'unknown', transport: 'rest' };
  const estimate = estimateRun({ object: 'Lead', mode: 'incremental' }, [unknown], { describes: 0, measured: [] });
  expect(estimate).toMatchObject({ rows: null, apiCalls: 1, basis: 'unknown' });
});

it('a run with nothing to read takes nothing but its description', () => {
  const estimate = estimateRun({ object: 'Lead', mode: 'backfill' }, [], NOTHING_MEASURED);
  expect(estimate).toMatchObject({ rows: 0, transport: null, apiCalls: 1, seconds: 0 });
});

it('runs that do not fit the team’s share are warned of, with what would happen (Y5)', () => {
  const run = estimateRun({ object: 'Lead', mode: 'reconcile' }, [scan, window], NOTHING_MEASURED);
  const usage = { used: 492, limit: 1000 };
  expect(weigh([run], usage, 50)).toEqual({
    budget: { percent: 50, calls: 500, left: 8 },
    fits: true,
    warning: null,
  });
  const twice = weigh([run, run], usage, 50);
  expect(twice).toMatchObject({ fits: false, warning: expect.stringContaining('About 10 calls') });
  expect(twice.warning).toContain('8 are left of the 500');
});

describe('runs that go as one pass', () => {
  const objects = ['Account', 'Contact', 'Lead', 'Opportunity', 'OpportunityContactRole', 'User'] as const;
  const estimates = objects.map((object): ObjectEstimate => ({
    object,
    mode: 'incremental',
    rows: object === 'Lead' ? 5_000 : 0,
    transport: 'rest',
    apiCalls: object === 'Lead' ? 3 : 1,
    seconds: 1,
    basis: 'counted',
  }));
  const callsOf = (pass: readonly ObjectEstimate[]): number[] => pass.map(({ apiCalls }) => apiCalls);

  it('Y6: share two calls, one more where they are described, and what a run reads by itself comes on top', () => {
    const of = new Set(objects);
    expect(callsOf(inOnePass(estimates, { of, isDescribed: true }))).toEqual([1, 0, 2, 0, 0, 1]);
    expect(callsOf(inOnePass(estimates, { of, isDescribed: false }))).toEqual([2, 0, 2, 0, 0, 1]);
  });

  it('leave the others as they are', () => {
    const of = new Set(['User'] as const);
    expect(callsOf(inOnePass(estimates, { of, isDescribed: true }))).toEqual([1, 1, 3, 1, 1, 1]);
  });
});
