import { restDateTime } from '../data/format.js';
import { looseId } from '../data/ids.js';
import { ApiError, notFound } from '../http/api-error.js';
import { matches } from '../soql/match.js';
import { type Column } from '../soql/select.js';
import { type CsvForm } from './csv.js';
import { PageCache } from './page-cache.js';
import { type Store } from '../data/store.js';
import { prepare, type ViewSource } from './prepare.js';

/** The org as jobs see it. */
interface JobHost extends ViewSource {
  readonly store: Store;
  now: () => number;
  /** Differs whenever any record, field or setting does. */
  dataVersion: () => string;
}

export type JobState = 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Aborted' | 'Failed';

/** A Bulk API 2.0 query job. Its rows are those of the moment it ran. */
export interface BulkJob {
  id: string;
  operation: 'query' | 'queryAll';
  query: string;
  object: string;
  user: number;
  /** Epoch milliseconds. */
  createdAt: number;
  changedAt: number;
  apiVersion: string;
  state: JobState;
  errorMessage: string | undefined;
  delimiterName: string;
  lineEnding: string;
  form: CsvForm;
  columns: Column[];
  indexes: Int32Array;
  /** Sorted or limited results are not chunked, and keep their order. */
  chunked: boolean;
  /** Jobs with the same key have the same pages. */
  contentKey: string;
  tookMs: number;
  timers: NodeJS.Timeout[];
}

export interface JobRequest {
  operation: 'query' | 'queryAll';
  query: string;
  delimiterName: string;
  lineEnding: string;
  form: CsvForm;
  apiVersion: string;
  user: number;
}

/** How fast jobs go through their states. */
export interface JobPace {
  inProgressAfterMs: number;
  completeAfterMs: number;
  /** Rows of a result page when the caller asks for no number, and at most. */
  pageRows: number;
}

const DAY_MS = 86_400_000;
const KEPT_MS = 7 * DAY_MS;
/** Rows come out of the chunks of the primary key, in no order. */
const CHUNK_ROWS = 1000;

export class BulkJobs {
  private readonly jobs = new Map<string, BulkJob>();
  private readonly created: number[] = [];
  private nextNumber = 1000;
  private readonly served: { at: number; bytes: number }[] = [];
  dailyLimit = 10_000;
  /** Result bytes of 24 hours, in MB: a tebibyte's worth, as `/limits` says. */
  dailyMegabytes = 976_562;
  pace: JobPace = { inProgressAfterMs: 5, completeAfterMs: 20, pageRows: 100_000 };
  /** Result pages served lately; 128 MB of them. */
  readonly cache = new PageCache(128 * 1024 * 1024);
  /** The next jobs end Failed with these messages. */
  readonly failNext: string[] = [];

  constructor(private readonly org: JobHost) {}

  createdToday(): number {
    const since = this.org.now() - DAY_MS;
    return this.created.filter((at) => at > since).length;
  }

  megabytesToday(): number {
    const since = this.org.now() - DAY_MS;
    return Math.floor(this.served.filter((one) => one.at > since).reduce((sum, one) => sum + one.bytes, 0) / 1e6);
  }

  countBytes(bytes: number): void {
    this.served.push({ at: this.org.now(), bytes });
  }

  create(request: JobRequest): BulkJob {
    if (this.createdToday() >= this.dailyLimit)
      throw new ApiError(400, 'LIMIT_EXCEEDED', 'Exceeded max limit of 10000 query jobs in 24 hours');
    if (this.megabytesToday() >= this.dailyMegabytes)
      throw new ApiError(400, 'LIMIT_EXCEEDED', 'Exceeded max limit of query results in 24 hours');
    const now = this.org.now();
    const { ready, columns } = prepare(this.org, request);
    const { query } = ready;
    this.nextNumber += 1;
    const job: BulkJob = {
      ...request,
      id: looseId('750', this.nextNumber),
      object: ready.scope.table.def.name,
      createdAt: now,
      changedAt: now,
      state: 'UploadComplete',
      errorMessage: undefined,
      columns,
      indexes: new Int32Array(0),
      chunked: query.orderBy.length === 0 && query.limit === undefined,
      contentKey: '',
      tookMs: 0,
      timers: [],
    };
    this.jobs.set(job.id, job);
    this.created.push(now);
    this.later(job, this.pace.inProgressAfterMs, () => {
      this.run(job);
    });
    return job;
  }

  private later(job: BulkJob, ms: number, work: () => void): void {
    const timer = setTimeout(work, ms);
    timer.unref();
    job.timers.push(timer);
  }

  private move(job: BulkJob, state: JobState): void {
    job.state = state;
    job.changedAt = this.org.now();
  }

  private run(job: BulkJob): void {
    if (job.state !== 'UploadComplete') return;
    this.move(job, 'InProgress');
    const failure = this.failNext.shift();
    const startedAt = performance.now();
    // Names may have changed since the job was made; the snapshot is of now.
    const finish = async (): Promise<void> => {
      const { ready, columns } = prepare(this.org, job);
      job.columns = columns;
      job.contentKey = [
        Math.floor(this.org.now() / DAY_MS),
        this.org.dataVersion(),
        job.operation,
        job.user,
        job.query,
        job.delimiterName,
        job.lineEnding,
      ].join('|');
      const found = Int32Array.from(await matches(ready));
      job.indexes = job.chunked ? shuffledByChunk(found) : found;
      job.tookMs = Math.ceil(performance.now() - startedAt);
    };
    const done = failure === undefined ? finish() : Promise.reject(new Error(failure));
    done.then(
      () => {
        this.later(job, Math.max(0, this.pace.completeAfterMs - job.tookMs), () => {
          if (job.state === 'InProgress') this.move(job, 'JobComplete');
        });
      },
      (error: unknown) => {
        job.errorMessage = error instanceof Error ? error.message : String(error);
        if (job.state === 'InProgress') this.move(job, 'Failed');
      },
    );
  }

  find(id: string, user: number): BulkJob {
    this.dropOld();
    const job = this.jobs.get(id) ?? [...this.jobs.values()].find((one) => one.id.slice(0, 15) === id);
    if (!job || (job.user !== user && user !== 0)) throw notFound();
    return job;
  }

  list(user: number): BulkJob[] {
    this.dropOld();
    return [...this.jobs.values()].filter((job) => job.user === user || user === 0);
  }

  private dropOld(): void {
    const oldest = this.org.now() - KEPT_MS;
    for (const [id, job] of this.jobs) if (job.createdAt < oldest) this.jobs.delete(id);
  }

  abort(job: BulkJob): void {
    if (job.state === 'UploadComplete' || job.state === 'InProgress') this.move(job, 'Aborted');
    else if (job.state !== 'Aborted')
      throw new ApiError(400, 'INVALIDJOBSTATE', `Job state cannot be changed from ${job.state} to Aborted`);
  }

  delete(job: BulkJob): void {
    if (job.state === 'UploadComplete' || job.state === 'InProgress') {
      throw new ApiError(400, 'API_ERROR', 'Error encountered when deleting the job because the job is not terminated');
    }
    this.jobs.delete(job.id);
  }

  forget(): void {
    this.stop();
    this.jobs.clear();
  }

  stop(): void {
    for (const job of this.jobs.values()) for (const timer of job.timers) clearTimeout(timer);
  }

  /** A job as the API shows it; counts only once it has ended. */
  view(job: BulkJob, detail: boolean): Record<string, unknown> {
    const { org } = this;
    const base = {
      id: job.id,
      operation: job.operation,
      object: job.object,
      createdById: org.store.table('User').codec.encode(job.user),
      createdDate: restDateTime(job.createdAt),
      systemModstamp: restDateTime(job.changedAt),
      state: job.state,
      concurrencyMode: 'Parallel',
      contentType: 'CSV',
      apiVersion: Number(job.apiVersion),
      lineEnding: job.lineEnding,
      columnDelimiter: job.delimiterName,
    };
    if (!detail) return base;
    return {
      ...base,
      jobType: 'V2Query',
      numberRecordsProcessed: job.state === 'JobComplete' ? job.indexes.length : 0,
      retries: 0,
      totalProcessingTime: job.tookMs,
      isPkChunkingSupported: true,
      ...(job.errorMessage === undefined ? {} : { errorMessage: job.errorMessage }),
    };
  }
}

function shuffledByChunk(indexes: Int32Array): Int32Array {
  const chunks = Math.ceil(indexes.length / CHUNK_ROWS);
  if (chunks < 3) return indexes.toReversed();
  const out = new Int32Array(indexes.length);
  let at = 0;
  // Odd chunks first: neither the order of ids nor its reverse.
  for (const start of [1, 0]) {
    for (let chunk = start; chunk < chunks; chunk += 2) {
      const part = indexes.subarray(chunk * CHUNK_ROWS, (chunk + 1) * CHUNK_ROWS);
      out.set(part, at);
      at += part.length;
    }
  }
  return out;
}
