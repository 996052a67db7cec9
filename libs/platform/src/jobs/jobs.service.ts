import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { type Job, PgBoss } from 'pg-boss';
import { Config } from '../config/config.js';
import { type Db, withClient } from '../database/query.js';
import { Log } from '../logging/log.js';
import { Metrics } from '../metrics.js';
import { newId } from '../new-id.js';
import { withSpan } from '../tracing/spans.js';
import { Listening } from '../database/listening.js';
import { IdleWorkers, QUEUE_CHANNEL, QUEUE_SCHEMA } from './idle-workers.js';
import * as jobs from './store.js';
import { pooledQueueDatabase, QUEUE_APPLICATION, type QueueDatabase } from './queue-database.js';

/** A worker that shows no sign of life for so long has died; its job goes to another. */
const HEARTBEAT_SECONDS = 15;
const SUPERVISE_SECONDS = 5;
/** pg-boss ends a job that runs longer; below a day is all it takes. */
const LONGEST_JOB_SECONDS = 23 * 3600;
/** LISTEN wakes a worker at once. This is for what nobody announces: jobs whose time has come, and retries. */
const POLL_MS = 2_000;
/** Each worker by itself: it is woken when there is something to look for. */
const POLL_BY_ITSELF_SECONDS = 60;
/** Jobs that have ended are of no use to anybody, and are counted every few seconds. */
const KEEP_ENDED_SECONDS = 3600;
const STOP_TIMEOUT_MS = 25_000;
const RETRY_LIMIT = 5;
/** The most that the queue opens for itself, besides the one that listens. */
const CONNECTIONS = 4;

export interface EnqueueOptions {
  /** At most one job per key is queued or active; while there is one, enqueuing changes nothing. */
  key?: string;
  startAfter?: Date;
  /** Whose job it is: see `perGroup` and `perGroupOfAll` of the worker. A team, as a rule. */
  group?: string;
  /** Jobs of a higher one go before all others of the queue. Default 0. */
  priority?: number;
  /** Enqueues in this transaction: the job exists when it commits. */
  db?: Db;
}

export interface WorkOptions {
  /** Jobs of this queue at once in this process. Default 1. */
  concurrency?: number;
  /** Jobs of one group at once in this process: the rest of the queue goes before its further ones (Y7). Default: any. */
  perGroup?: number;
  /**
   * The same for all processes together, nearly: two that look at the same moment may take one too many. Jobs of a process
   * that died count until its heartbeat is missed. Instead of `perGroup`.
   */
  perGroupOfAll?: number;
  /** Tries after the first. Default 5. */
  retryLimit?: number;
}

export interface JobContext {
  jobId: string;
  /** Aborted when the process stops: come to a safe point soon and throw; the job goes on elsewhere, no try is used up. */
  signal: AbortSignal;
  /** The job is not done when the handler returns: it comes back then, under its key, and holds no worker until then. */
  comeBackIn: (ms: number) => void;
}

/** Idempotent: after a crash a job runs again. */
export type JobHandler<Data extends object> = (data: Data, context: JobContext) => Promise<void>;

/** Work that outlives a request, shared by every process on the database. */
@Injectable()
export class Jobs implements BeforeApplicationShutdown {
  private readonly boss: PgBoss;
  private readonly pooled: QueueDatabase | undefined;
  private readonly stopping = new AbortController();
  private readonly queues = new Map<string, Promise<void>>();
  /** Queues that this process takes jobs of. */
  private readonly worked = new Set<string>();
  private readonly workers: IdleWorkers;
  private readonly wakeCalls: Listening;
  private polling: NodeJS.Timeout | undefined;
  private readonly outcomes: ReturnType<Metrics['counter']>;
  private readonly durations: ReturnType<Metrics['histogram']>;
  private started: Promise<void> | undefined;

  constructor(
    private readonly config: Config,
    private readonly db: Db,
    private readonly log: Log,
    metrics: Metrics,
  ) {
    this.outcomes = metrics.counter('related_records_jobs_total', 'Jobs that ended here.', ['queue', 'outcome']);
    this.durations = metrics.histogram('related_records_job_duration_seconds', 'How long jobs took here.', ['queue']);
    const ages = metrics.gauge('related_records_queue_age_seconds', 'How long the oldest due job has waited.', [
      'queue',
    ]);
    metrics.onLook(async () => {
      const waiting = await jobs.queueAges(this.db);
      for (const queue of this.queues.keys()) ages.set({ queue }, 0);
      for (const { queue, seconds } of waiting) ages.set({ queue }, Math.max(0, seconds));
    });
    const onFailure = (err: unknown): void => {
      log.warn({ err }, 'jobs: the database failed');
    };
    if (config.databasePooler === 'transaction') {
      this.pooled = pooledQueueDatabase(config, CONNECTIONS, onFailure);
    }
    this.boss = new PgBoss({
      ...(this.pooled === undefined ? { connectionString: config.databaseUrl ?? '' } : { db: this.pooled }),
      application_name: QUEUE_APPLICATION,
      max: CONNECTIONS,
      schema: QUEUE_SCHEMA,
      migrate: false,
      schedule: false,
      supervise: this.isWorker,
      superviseIntervalSeconds: SUPERVISE_SECONDS,
      monitorIntervalSeconds: SUPERVISE_SECONDS,
      // It would wake every worker of a queue for each job: see IdleWorkers.
      useListenNotify: false,
    });
    this.workers = new IdleWorkers(this.boss);
    this.wakeCalls = new Listening({
      databaseUrl: config.sessionUrl ?? '',
      channel: QUEUE_CHANNEL,
      applicationName: QUEUE_APPLICATION,
      onNotice: (queue) => {
        this.wake(queue);
      },
      onFailure,
    });
    this.boss.on('error', onFailure);
    this.boss.on('warning', (warning) => {
      log.warn({ warning }, 'jobs: pg-boss warns');
    });
  }

  async enqueue(
    queue: string,
    data: object,
    { key, startAfter, group, priority = 0, db }: EnqueueOptions = {},
  ): Promise<void> {
    await this.ensureQueue(queue);
    await this.boss.send(queue, data, {
      singletonKey: key ?? newId(),
      priority,
      ...(startAfter === undefined ? {} : { startAfter }),
      ...(group === undefined ? {} : { group: { id: group } }),
      ...(db === undefined
        ? {}
        : { db: { executeSql: async (text, values = []) => withClient(db, (c) => c.query(text, values)) } }),
    });
  }

  /**
   * Takes back the job of this key that no worker has begun: what it was for is over. One at work goes on. Answers whether
   * there was one.
   */
  async withdraw(queue: string, key: string, db: Db): Promise<boolean> {
    return (await jobs.withdraw(db, queue, key)) > 0;
  }

  /** Takes back every job of a team that is being deleted. */
  async forgetTeam(teamId: string): Promise<void> {
    await jobs.forgetTeam(this.db, teamId);
  }

  /** The values of one member of the data, one or a list, of all jobs of a queue that are queued or at work. */
  async members(queue: string, member: string): Promise<Set<string>> {
    return new Set(await jobs.members(this.db, queue, member));
  }

  /** Takes jobs of `queue` from now on, unless this process has no worker's role. */
  async work<Data extends object>(queue: string, handler: JobHandler<Data>, options: WorkOptions = {}): Promise<void> {
    if (!this.isWorker) return;
    await this.ensureQueue(queue);
    await this.boss.updateQueue(queue, {
      retryLimit: options.retryLimit ?? RETRY_LIMIT,
      deleteAfterSeconds: KEEP_ENDED_SECONDS,
    });
    const settings = {
      localConcurrency: options.concurrency ?? 1,
      pollingIntervalSeconds: POLL_BY_ITSELF_SECONDS,
      heartbeatRefreshSeconds: HEARTBEAT_SECONDS / 3,
      ...(options.perGroup === undefined ? {} : { localGroupConcurrency: options.perGroup }),
      ...(options.perGroupOfAll === undefined ? {} : { groupConcurrency: options.perGroupOfAll }),
    };
    await this.boss.work<Data>(queue, settings, async ([job]) => {
      if (job === undefined) return;
      this.wake(queue);
      try {
        await this.runTraced(queue, job, handler);
      } finally {
        // A process that stops looks no more, or it would take the job that it has just handed back.
        if (!this.stopping.signal.aborted) this.workers.lookAgain(queue);
      }
    });
    this.worked.add(queue);
    this.wakeCalls.start();
    this.polling ??= setInterval(() => {
      this.wake(undefined);
    }, POLL_MS).unref();
  }

  /** Somebody looks for jobs of the queue, or of each. */
  private wake(queue: string | undefined): void {
    if (this.stopping.signal.aborted) return;
    for (const each of queue === undefined ? this.worked : [queue]) this.workers.wakeOne(each);
  }

  /** Takes no more jobs from now on; those at work come to a safe point and are handed back. */
  async takeNoMore(): Promise<void> {
    // First the workers, at once: one that were told later could take the job that it has just handed back.
    const off = [...this.worked].map((queue) => this.boss.offWork(queue, { wait: false }));
    this.stopping.abort();
    await Promise.all(off);
  }

  /** Takes no more jobs; those at work finish, or are handed back. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.takeNoMore();
    clearInterval(this.polling);
    await this.wakeCalls.stop();
    if (this.started === undefined) return;
    await this.started.catch(() => undefined);
    await this.boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS });
    await this.pooled?.end();
  }

  private async runTraced<Data extends object>(
    queue: string,
    job: Job<Data>,
    handler: JobHandler<Data>,
  ): Promise<void> {
    const { teamId } = job.data as { teamId?: string };
    const attributes = { 'job.queue': queue, 'job.id': job.id, 'team.id': teamId };
    await withSpan(`job ${queue}`, { kind: 'consumer', isRoot: true, attributes }, () => this.run(queue, job, handler));
  }

  private async run<Data extends object>(queue: string, job: Job<Data>, handler: JobHandler<Data>): Promise<void> {
    const signal = AbortSignal.any([job.signal, this.stopping.signal]);
    const end = this.durations.startTimer({ queue });
    try {
      let againInMs: number | undefined;
      const comeBackIn = (ms: number): void => void (againInMs = ms);
      // What was still being fetched when the process began to stop.
      this.stopping.signal.throwIfAborted();
      await handler(job.data, { jobId: job.id, signal, comeBackIn });
      // It is no longer active then, so that pg-boss finds nothing to complete.
      if (againInMs !== undefined) await jobs.comeBack(this.db, queue, job.id, againInMs);
      this.outcomes.inc({ queue, outcome: againInMs === undefined ? 'completed' : 'comes_back' });
    } catch (err) {
      const isHandedBack = this.stopping.signal.aborted;
      this.outcomes.inc({ queue, outcome: isHandedBack ? 'handed_back' : 'failed' });
      if (isHandedBack) {
        // It is no longer active then, so that pg-boss finds nothing to complete.
        await jobs.handBack(this.db, queue, job.id);
        return;
      }
      this.log.error({ err, queue, jobId: job.id }, 'job failed');
      throw err;
    } finally {
      end();
    }
  }

  private get isWorker(): boolean {
    return this.config.role !== 'api';
  }

  private async start(): Promise<void> {
    this.started ??= this.boss.start().then(() => undefined);
    try {
      await this.started;
    } catch (error) {
      this.started = undefined;
      throw error;
    }
  }

  private async ensureQueue(queue: string): Promise<void> {
    await this.start();
    let made = this.queues.get(queue);
    if (made === undefined) {
      made = this.boss.createQueue(queue, {
        policy: 'exclusive',
        notify: true,
        retryLimit: RETRY_LIMIT,
        retryDelay: 1,
        retryBackoff: true,
        retryDelayMax: 60,
        expireInSeconds: LONGEST_JOB_SECONDS,
        heartbeatSeconds: HEARTBEAT_SECONDS,
        deleteAfterSeconds: KEEP_ENDED_SECONDS,
      });
      this.queues.set(queue, made);
    }
    try {
      await made;
    } catch (error) {
      this.queues.delete(queue);
      throw error;
    }
  }
}
