import { type WhoMustAct } from '#salesforce';
import { type SyncRun } from './run.js';

/** Why an object of the mirror is not what the org has, and who can end it. */
export interface Reason {
  detail: string;
  whoMustAct: WhoMustAct;
}

/** What is known of an object that differs. */
export interface Circumstances {
  object: string;
  isMapped: boolean;
  isComplete: boolean;
  /** What an open CRM Sync Error of the whole object says. */
  failure: Reason | undefined;
  /** The newest run that is not over, or waits for approval. */
  run: Pick<SyncRun, 'id' | 'state' | 'error' | 'pausedUntil'> | undefined;
  missing: number;
  extra: number;
  /** Values that differ in records that both have. */
  differing: number;
}

/** The first of these that holds is what stands in the way of the others. */
export function explainDifference(circumstances: Circumstances): Reason {
  const { object, isMapped, isComplete, failure, run } = circumstances;
  if (!isMapped) {
    return {
      detail: `${object} is not pulled before its field mapping is saved. Save it.`,
      whoMustAct: 'team_admin',
    };
  }
  if (failure !== undefined) return failure;
  if (run?.state === 'paused') return paused(object, run);
  if (run?.state === 'queued' || run?.state === 'running') {
    return { detail: `A sync of ${object} is under way; look again when it has ended.`, whoMustAct: 'nobody' };
  }
  if (run?.state === 'needs_approval') {
    const how = `Approve or cancel run ${run.id} (POST /v1/syncs/${run.id}/approve).`;
    return {
      detail: `A reconcile found ${object} records gone from the org, more than it may delete unasked. ${how}`,
      whoMustAct: 'team_admin',
    };
  }
  if (!isComplete) {
    return { detail: `${object} was never synced whole. Ask for a sync.`, whoMustAct: 'team_admin' };
  }
  return { detail: sinceTheLastRun(circumstances), whoMustAct: 'nobody' };
}

function paused(object: string, { error, pausedUntil }: NonNullable<Circumstances['run']>): Reason {
  const until = pausedUntil === null ? '' : ` until ${pausedUntil.toISOString()}`;
  const isOurs = error?.code === 'API_BUDGET_REACHED';
  const how = isOurs ? ' Raise apiBudgetPercent, or wait.' : ' It goes on by itself.';
  return {
    detail: `The sync of ${object} is paused${until}: ${error?.detail ?? 'the limit of the day is reached.'}${how}`,
    whoMustAct: isOurs ? 'team_admin' : 'nobody',
  };
}

function sinceTheLastRun({ object, missing, extra, differing }: Circumstances): string {
  const parts = [
    missing === 0 ? '' : 'What was made since the last sync comes with the next one.',
    extra === 0 ? '' : 'What was purged from the org without a trace goes with the next reconcile.',
    differing === 0 ? '' : 'What was changed comes with the next sync, and without a stamp with the next reconcile.',
  ].filter((part) => part !== '');
  return `The ${object} records of the org changed. ${parts.join(' ')}`.trim();
}
