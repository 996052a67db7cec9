import type { ObjectStatus } from '#sync';
import { actionsFor, healthOf, type Situation } from './actions.js';
import { setupSteps } from './setup-steps.js';

const NOW = new Date('2026-03-02T12:00:00Z');
const run = (state: 'succeeded' | 'failed' | 'needs_approval' | 'paused' | 'running'): ObjectStatus['lastEnded'] => ({
  id: 'run-1',
  object: 'Account',
  mode: 'incremental',
  state,
  phase: null,
  counts: { expected: null, read: 0, inserted: 0, updated: 0, unchanged: 0, deleted: 0, withheld: 0 },
  apiCalls: 0,
  estimate: null,
  bytes: 0,
  watermark: null,
  requestedAt: NOW,
  startedAt: NOW,
  finishedAt: NOW,
  pausedUntil: null,
  error: state === 'failed' ? { code: 'SALESFORCE_UNAVAILABLE', detail: 'The org did not answer.' } : null,
});
const account: ObjectStatus = {
  object: 'Account',
  lastEnded: run('succeeded'),
  underWay: null,
  syncAgeSeconds: 60,
  records: 3,
  withheld: 0,
  nextAt: null,
};
const fine: Situation = {
  connection: { state: 'connected', error: null },
  isOpportunityMapped: true,
  objects: [account],
  syncErrors: [],
  stageDrift: [],
  syncIntervalMinutes: 5,
};
const judged = (situation: Situation): { health: string; codes: string[]; links: string[] } => {
  const actions = actionsFor(situation);
  return {
    health: healthOf(situation, actions),
    codes: actions.map(({ code }) => code),
    links: actions.map(({ link }) => link),
  };
};

describe('the overview', () => {
  it('is fine when nothing has to be done', () => {
    expect(judged(fine)).toEqual({ health: 'ok', codes: [], links: [] });
  });

  it('keeps a failure in sight while another run is under way', () => {
    const again = { ...account, lastEnded: run('failed'), underWay: run('running') };
    expect(judged({ ...fine, objects: [again] })).toEqual({
      health: 'failing',
      codes: ['SALESFORCE_UNAVAILABLE'],
      links: ['/syncs/run-1'],
    });
  });

  it('sees a sync that silently stands still within ten minutes of when it was due (Y6)', () => {
    expect(judged({ ...fine, objects: [{ ...account, syncAgeSeconds: 900 }] }).codes).toEqual([]);
    expect(judged({ ...fine, objects: [{ ...account, syncAgeSeconds: 901 }] })).toMatchObject({
      health: 'failing',
      codes: ['SYNC_STANDS_STILL'],
    });
  });

  it('asks nothing of a schedule that is switched off', () => {
    expect(judged({ ...fine, syncIntervalMinutes: 0, objects: [{ ...account, syncAgeSeconds: 9_000 }] }).codes).toEqual(
      [],
    );
  });

  it('leads to the reconcile that waits for approval (Y4)', () => {
    const waits = { ...account, lastEnded: run('needs_approval') };
    expect(judged({ ...fine, objects: [waits] })).toMatchObject({ health: 'attention', links: ['/syncs/run-1'] });
  });

  it('tells of stages that came apart from those of the org (F4)', () => {
    const drifted = { code: 'STAGE_MISALIGNED' as const, message: 'Stage “Won” is won here and open in the org.' };
    expect(judged({ ...fine, stageDrift: [drifted] })).toEqual({
      health: 'attention',
      codes: ['STAGE_MISALIGNED'],
      links: ['/stages'],
    });
  });

  it('tells a team without an org to connect one, and nothing else first', () => {
    const nothing: Situation = {
      ...fine,
      connection: { state: 'disconnected', error: null },
      isOpportunityMapped: false,
    };
    expect(judged(nothing)).toEqual({
      health: 'attention',
      codes: ['SALESFORCE_NOT_CONNECTED'],
      links: ['/connection'],
    });
  });
});

describe('setting up', () => {
  it('has one next step, the first that is not done', () => {
    const done = { admin: true, connection: true, internalDomains: false, stages: true, mapping: false };
    const steps = setupSteps({ ...done, firstSync: false, firstRecording: false });
    expect(steps.map(({ state }) => state)).toEqual(['done', 'done', 'next', 'done', 'waiting', 'waiting', 'waiting']);
  });

  it('W1: proposes the domains that users share, until some are saved', () => {
    const done = { admin: true, connection: true, internalDomains: false, stages: false, mapping: false };
    const rest = { firstSync: true, firstRecording: false };
    const step = (isSaved: boolean) =>
      setupSteps({ ...done, ...rest, internalDomains: isSaved }, ['ours.example']).find(
        ({ id }) => id === 'internalDomains',
      );
    expect(step(false)).toMatchObject({ proposed: ['ours.example'], detail: expect.stringContaining('ours.example') });
    expect(step(true)).not.toHaveProperty('proposed');
  });
});
