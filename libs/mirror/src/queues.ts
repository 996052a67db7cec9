// The contract between who reads the mirror and who writes it, as jobs: neither imports the other.

/** A reader waits for a newer mirror (Y6), or will; the sync takes it. */
export const FRESHNESS_WANTED_QUEUE = 'mirror.freshness_wanted';
/** A run of the sync has ended and somebody awaits it; readers take it. `{ teamId }`. */
export const MIRROR_ADVANCED_QUEUE = 'mirror.advanced';

export interface TeamJob {
  readonly teamId: string;
}

export interface FreshnessJob extends TeamJob {
  /** Wanted by the time the job starts: a pass that started after this. RFC 3339. */
  readonly from?: string;
}
