/** What a caller may count of its own requests; every attempt counts. */
export interface Meter {
  /** Requests sent to the org's API. */
  apiCalls: number;
  /** Body bytes received, as they travelled (compressed). */
  bytes: number;
  /** The org's clock at its latest answer (`Date` header, whole seconds): what is compared with its stamps, never ours. */
  orgTime?: Date;
}

/** Options of every call to the org. An aborted signal ends the call with the signal's own reason. */
export interface CallOptions {
  signal?: AbortSignal | undefined;
  meter?: Meter | undefined;
  /** Asked before each call; what it throws is the call's failure. */
  guard?: (() => Promise<void>) | undefined;
}
