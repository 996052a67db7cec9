import { type TransitionName } from './transitions.js';

/** Rows of one read, by the org and by us. */
export interface ReadProof {
  expected: number;
  read: number;
}

/** Missing rows are a failure and never `partial` (Y2). More than announced is as wrong as fewer. */
export function isComplete({ expected, read }: ReadProof): boolean {
  return expected === read;
}

export interface RunOutcome {
  /** Records of the object that are withheld now. */
  withheld: number;
  staleTargets: number;
  /** Deletions that wait for an admin. */
  pendingDeletions: number;
}

/** How a run ends whose rows are all stored. */
export function outcome({ withheld, staleTargets, pendingDeletions }: RunOutcome): TransitionName {
  if (pendingDeletions > 0) return 'askApproval';
  return withheld > 0 || staleTargets > 0 ? 'endPartial' : 'succeed';
}

/** Whether a reconcile must ask before it deletes: more than the team allows, or what an admin took back before (Y4). */
export function needsApproval(deletions: { found: number; live: number; undone: number }, percent: number): boolean {
  return deletions.undone > 0 || deletions.found * 100 > deletions.live * percent;
}
