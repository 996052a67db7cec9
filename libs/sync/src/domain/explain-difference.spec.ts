import { type Circumstances, explainDifference } from './explain-difference.js';

const known: Circumstances = {
  object: 'Contact',
  isMapped: true,
  isComplete: true,
  failure: undefined,
  run: undefined,
  missing: 1,
  extra: 1,
  differing: 0,
};
const run = { id: 'r', error: null, pausedUntil: null };
const pausedUntil = new Date('2026-03-01T00:00:00Z');
const budget = { code: 'API_BUDGET_REACHED', detail: '500 of 1000 daily calls are used.' };
const limit = { code: 'SALESFORCE_LIMIT_REACHED', detail: 'TotalRequests Limit exceeded.' };
const failure = { detail: 'The connected user cannot see Contact.', whoMustAct: 'salesforce_admin' as const };

test.each<[string, Partial<Circumstances>, RegExp, string]>([
  ['not mapped, before all', { isMapped: false, failure }, /field mapping/, 'team_admin'],
  ['it failed', { failure, isComplete: false }, /cannot see/, 'salesforce_admin'],
  ['our share is used', { run: { ...run, state: 'paused', pausedUntil, error: budget } }, /2026.*500 of/, 'team_admin'],
  ['the limit is reached', { run: { ...run, state: 'paused', pausedUntil, error: limit } }, /TotalRequests/, 'nobody'],
  ['it is under way', { run: { ...run, state: 'running' } }, /under way/, 'nobody'],
  ['it waits for approval', { run: { ...run, state: 'needs_approval' } }, /syncs\/r\/approve/, 'team_admin'],
  ['it was never whole', { isComplete: false }, /never synced whole/, 'team_admin'],
  ['the org changed', {}, /next one.*next reconcile/, 'nobody'],
  ['values changed', { missing: 0, extra: 0, differing: 2 }, /without a stamp with the next reconcile/, 'nobody'],
])('says why the mirror differs: %s', (_name, given, detail, whoMustAct) => {
  const reason = explainDifference({ ...known, ...given });
  expect(reason.detail).toMatch(detail);
  expect(reason.whoMustAct).toBe(whoMustAct);
});
