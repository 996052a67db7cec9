import { type CompositeResult } from '#salesforce';

/** A stretch of the delete log. */
export interface LogWindow {
  from: Date;
  to: Date;
}

/** What a pass has asked the org for in place of a run: the first rows, and what is unread of the delete log. */
export interface PassAnswer {
  rows: CompositeResult;
  /** Undefined where there is no log to ask for. */
  window: LogWindow | undefined;
  logged: CompositeResult | undefined;
  /** The org's clock when the call began. RFC 3339. */
  asOf: string | null;
}

/** No failure: the run has more to read than a pass reads of an object, and goes on by itself. */
export class NeedsOwnRun extends Error {}
