import {
  fillsDue,
  nextStep,
  NOTHING_PLANNED,
  planFrom,
  provenWatermark,
  readAsOf,
  returnedTargets,
  stepsOf,
  windowFrom,
  withRecords,
} from './plan.js';

const WATERMARK = new Date('2026-03-01T00:00:00Z');

it.each([
  ['full', [{ reads: 'rows', from: null }]],
  ['incremental', [{ reads: 'rows', from: '2026-03-01T00:00:00.000Z' }]],
  ['backfill', [{ reads: 'fill', from: null }]],
  [
    'reconcile',
    [
      { reads: 'ids', from: null },
      { reads: 'rows', from: '2026-03-01T00:00:00.000Z' },
    ],
  ],
] as const)('a %s run reads', (mode, steps) => {
  expect(stepsOf(mode, WATERMARK)).toEqual(steps);
});

it.each(['full', 'incremental', 'backfill', 'reconcile'] as const)(
  'an object that was never complete is read whole by a %s run',
  (mode) => {
    expect(stepsOf(mode, null)).toEqual([{ reads: 'rows', from: null }]);
  },
);

it('single records are read before the window, and with everything they are read anyway', () => {
  const [rows] = stepsOf('incremental', WATERMARK);
  expect(withRecords([rows!], ['003A'])).toEqual([{ reads: 'records', from: null, crmIds: ['003A'] }, rows]);
  expect(withRecords([rows!], [])).toEqual([rows]);
  expect(withRecords(stepsOf('full', WATERMARK), ['003A'])).toEqual(stepsOf('full', WATERMARK));
});

it('a window that is read in parts counts from its first one, and its rows until its step is over (Y1)', () => {
  const [first, later] = ['2026-03-01T00:10:00.000Z', '2026-03-01T00:20:00.000Z'];
  const plan = { ...NOTHING_PLANNED, steps: stepsOf('reconcile', WATERMARK), step: 1, asOf: first };
  expect(readAsOf(plan, later)).toBe(later);
  expect(readAsOf(plan, null)).toBe(first);
  const moved = windowFrom(windowFrom(plan, '2026-03-01T00:03:00.000Z', 5), '2026-03-01T00:04:00.000Z', 2);
  expect(moved).toMatchObject({ ahead: 7, step: 1 });
  expect(moved.steps.map(({ from }) => from)).toEqual([null, '2026-03-01T00:04:00.000Z']);
  expect(readAsOf(moved, later)).toBe(first);
  expect(nextStep(moved).ahead).toBe(0);
});

it('a plan that an earlier version stored is read on', () => {
  const steps = stepsOf('reconcile', WATERMARK);
  const job = { id: '750', locator: 'abc', rows: 20, sample: [] };
  expect(planFrom({ sources: { crm_id: 'Id' }, legs: steps, leg: 1, job })).toEqual({
    ...NOTHING_PLANNED,
    sources: { crm_id: 'Id' },
    steps,
    step: 1,
    job,
  });
  const plan = { ...NOTHING_PLANNED, steps, step: 1, job };
  expect(planFrom(plan)).toEqual(plan);
});

it('a back-fill is due where a column is filled from another field than the mapping names, but not from a lost one (Y3)', () => {
  const filled = { amount: 'Amount', stage: 'StageName', opportunityType: 'Type' };
  expect(fillsDue(filled, filled, [])).toEqual({ fed: [], dropped: [] });
  expect(fillsDue(filled, { amount: 'Net__c', stage: 'StageName' }, [])).toEqual({
    fed: ['amount'],
    dropped: ['opportunityType'],
  });
  const lost = [{ target: 'amount', source: 'Net__c', cause: 'FIELD_NOT_VISIBLE' as const }];
  expect(fillsDue(filled, { ...filled, amount: 'Net__c' }, lost)).toEqual({ fed: [], dropped: [] });
});

it('what came back stays stale until it is filled; what nothing feeds any more does not (Y3)', () => {
  const lost = [{ target: 'amount', source: 'Net__c', cause: 'FIELD_NOT_VISIBLE' as const }];
  const wanted = { amount: 'Net__c', stage: 'StageName' };
  expect(returnedTargets(['amount', 'stage', 'opportunityType'], wanted, lost)).toEqual(['stage']);
});

it('the watermark stays the overlap behind the org’s clock (Y1)', () => {
  expect(provenWatermark(new Date('2026-03-01T00:05:00Z'), 300)).toEqual(WATERMARK);
});
