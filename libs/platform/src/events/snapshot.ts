/** PostgreSQL's `pg_snapshot` as text, `xmin:xmax:xip,xip`: which transactions were over when something was read. */
export interface Snapshot {
  /** Transactions from here on were not over. */
  end: bigint;
  /** Nor were these before it. */
  running: ReadonlySet<bigint>;
}

export function parseSnapshot(text: string): Snapshot {
  const [, end = '0', running = ''] = text.split(':');
  return { end: BigInt(end), running: new Set(running.split(',').filter(Boolean).map(BigInt)) };
}

/** Whether what the transaction wrote was to be seen. */
export function wasVisible({ end, running }: Snapshot, transactionId: bigint): boolean {
  return transactionId < end && !running.has(transactionId);
}

/** The later of two: with the same end, fewer transactions run on. */
export function isLater(one: Snapshot, other: Snapshot): boolean {
  return one.end === other.end ? one.running.size < other.running.size : one.end > other.end;
}
