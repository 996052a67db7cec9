import { type RequestKind } from './request-kind.js';

/** One request the org has answered. */
export interface LoggedRequest {
  id: number;
  /** ISO time by the org's clock. */
  at: string;
  method: string;
  /** Path and query, shortened to 2,000 characters. */
  path: string;
  kind: RequestKind;
  status: number;
  /** Body bytes written, after compression. */
  bytes: number;
  ms: number;
  user: string | undefined;
  /** True when it used up a call of the daily quota. */
  counted: boolean;
  /** The fault that was put on it, if any. */
  fault: string | undefined;
}

export interface Counters {
  total: number;
  /** Calls against the daily quota. */
  apiCalls: number;
  bytes: number;
  /** Attempts to write, refused or not. */
  writes: number;
  byKind: Partial<Record<RequestKind, number>>;
  byStatus: Record<string, number>;
}

const KEPT = 2000;

export class RequestLog {
  private kept: LoggedRequest[] = [];
  private nextId = 1;
  private counted: Counters = emptyCounters();

  add(entry: Omit<LoggedRequest, 'id'>): void {
    this.kept.push({ id: this.nextId, ...entry });
    this.nextId += 1;
    if (this.kept.length > KEPT * 1.2) this.kept = this.kept.slice(-KEPT);
    const { counted } = this;
    counted.total += 1;
    counted.bytes += entry.bytes;
    if (entry.counted) counted.apiCalls += 1;
    if (entry.kind === 'write') counted.writes += 1;
    counted.byKind[entry.kind] = (counted.byKind[entry.kind] ?? 0) + 1;
    counted.byStatus[String(entry.status)] = (counted.byStatus[String(entry.status)] ?? 0) + 1;
  }

  /** Oldest first; the last 2,000 are kept. */
  list(): readonly LoggedRequest[] {
    return this.kept;
  }

  counters(): Counters {
    return structuredClone(this.counted);
  }

  reset(): void {
    this.kept = [];
    this.counted = emptyCounters();
  }
}

function emptyCounters(): Counters {
  return { total: 0, apiCalls: 0, bytes: 0, writes: 0, byKind: {}, byStatus: {} };
}
