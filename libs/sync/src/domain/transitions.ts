import { type RunState } from './run.js';

/** From which states a run may be taken to which. The store puts `from` into the WHERE of the write. */
interface Transition {
  readonly from: readonly RunState[];
  readonly to: RunState;
}

export const TRANSITIONS = {
  /** A worker begins, or takes over a running one: the claim also asks that its lease ran out. */
  claim: { from: ['queued', 'running'], to: 'running' },
  /** The limit of the day is reached, or near. */
  pause: { from: ['running'], to: 'paused' },
  /** Somebody asks for the sync, or its time has come. */
  wake: { from: ['paused'], to: 'queued' },
  succeed: { from: ['running'], to: 'succeeded' },
  /** All rows were read and stored; some are withheld, or a field is stale. */
  endPartial: { from: ['running'], to: 'partial' },
  /** Everything is done but a deletion that is too large to do unasked. */
  askApproval: { from: ['running'], to: 'needs_approval' },
  /** The worker's process stops; another goes on. */
  release: { from: ['running'], to: 'queued' },
  fail: { from: ['running'], to: 'failed' },
  /** What awaited approval is deleted, and nothing is withheld or stale. */
  approve: { from: ['needs_approval'], to: 'succeeded' },
  /** What awaited approval is deleted; some records are withheld, or a field is stale. */
  approvePartial: { from: ['needs_approval'], to: 'partial' },
  /** What awaited approval is not wanted, or a newer reconcile found anew. */
  cancel: { from: ['queued', 'running', 'paused', 'needs_approval'], to: 'cancelled' },
} as const satisfies Record<string, Transition>;

export type TransitionName = keyof typeof TRANSITIONS;

/** States in which a run of an object stands in the way of another. */
export const UNFINISHED: readonly RunState[] = ['queued', 'running', 'paused'];

/** States of a run that read all it was to read. */
export const DONE: readonly RunState[] = ['succeeded', 'partial', 'needs_approval'];
