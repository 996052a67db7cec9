import { Inject, Injectable } from '@nestjs/common';
import { mappings } from '#field-mapping';
import { CRM_OBJECTS, type CrmObject } from '#identifiers';
import { deletions as mirrorDeletions, objectStates } from '#mirror';
import { afterCommit, AppError, Clock, type Db, DB, Events, Log, newId, transaction } from '#platform';
import { SalesforceConnections, SalesforceOrg } from '#salesforce';
import { outcome } from './domain/prove.js';
import { type RunMode, type SyncRun } from './domain/run.js';
import { abortJobs } from './read/bulk-job.js';
import { isPulled, mappingIn, mappingOf } from './read/plan-basis.js';
import { RunQueues } from './run-queues.service.js';
import * as deletions from './store/deletions.js';
import { type RunRow, toQueued, toRun } from './store/run-rows.js';
import * as runs from './store/runs.js';
import { countWithheld } from './withheld.js';

/** All objects and `incremental` unless named. */
export interface RunRequest {
  object?: CrmObject | undefined;
  mode?: RunMode | undefined;
  /** Default true: who asks for a sync wakes the paused one (Y5). */
  wakePaused?: boolean;
}

export interface RunsRequest {
  objects: readonly CrmObject[];
  mode: RunMode;
  wakePaused?: boolean;
  isAwaited?: boolean;
}

/** Which records to read again: some by their ids (18 characters), or what changed since. */
export interface RefreshRequest {
  object: CrmObject;
  crmIds?: readonly string[] | undefined;
  changedSince?: Date | undefined;
}

/** Asks for runs, shows them, and decides about them. Carrying them out is RunExecutor's. */
@Injectable()
export class SyncRuns {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
    private readonly queues: RunQueues,
    private readonly events: Events,
    private readonly connections: SalesforceConnections,
    private readonly org: SalesforceOrg,
    private readonly log: Log,
  ) {}

  /**
   * Queues a run per object, or of one. While one of an object is unfinished, that one is the answer; a paused one wakes,
   * unless `wakePaused` is false.
   * An object whose mapping was never saved is left out, or MAPPING_INCOMPLETE when it was named.
   * SALESFORCE_NOT_CONNECTED. With `trx`, in that transaction.
   */
  async request(
    teamId: string,
    { object, mode = 'incremental', wakePaused = true }: RunRequest = {},
    trx?: Db,
  ): Promise<SyncRun[]> {
    const objects = await this.objectsFor(teamId, object, trx);
    return this.requestSome(teamId, { objects, mode, wakePaused, isAwaited: true }, trx);
  }

  /** Queues a run of each of these objects; incremental ones go as one pass, before others where somebody waits for it. */
  async requestSome(
    teamId: string,
    { objects, mode, wakePaused = true, isAwaited = false }: RunsRequest,
    trx?: Db,
  ): Promise<SyncRun[]> {
    const work = async (inside: Db): Promise<SyncRun[]> => {
      const rows = await this.requested(inside, teamId, { objects, mode, wakePaused });
      const waiting = rows.filter(({ state }) => state === 'queued').map(toQueued);
      await this.queues.enqueue(teamId, waiting, { db: inside, isAwaited });
      return rows.map(toRun);
    };
    return trx === undefined ? transaction(this.db, work) : work(trx);
  }

  /**
   * Queues a run that reads these records again, or everything that changed since an instant, whatever was read before.
   * CONFLICT while another run of the object is at work: it may have read them already. SALESFORCE_NOT_CONNECTED,
   * MAPPING_INCOMPLETE.
   */
  async refresh(teamId: string, { object, crmIds, changedSince }: RefreshRequest, trx: Db): Promise<SyncRun> {
    await this.objectsFor(teamId, object, trx);
    const requestedAt = this.clock.now();
    const inserted = await runs.insert(trx, teamId, { id: newId(), object, mode: 'incremental', requestedAt });
    const row = inserted ?? (await runs.unfinished(trx, teamId, object));
    const asked = row === undefined ? undefined : await this.askAgain(trx, row, { crmIds, changedSince });
    if (asked === undefined) {
      throw new AppError('CONFLICT', `A sync of ${object} is under way; ask again when it has ended.`);
    }
    await this.queues.enqueue(teamId, [toQueued(asked)], { db: trx, isAwaited: true });
    return toRun(asked);
  }

  private async askAgain(
    trx: Db,
    row: RunRow,
    { crmIds, changedSince }: Omit<RefreshRequest, 'object'>,
  ): Promise<RunRow | undefined> {
    if (row.state !== 'queued' || row.plan !== null) return undefined;
    if (changedSince !== undefined) await objectStates.rewind(trx, row.team_id, row.object, changedSince);
    return crmIds === undefined ? row : runs.askRecords(trx, row.team_id, row.id, crmIds);
  }

  /** What a request for this object, or for all, is about. SALESFORCE_NOT_CONNECTED, MAPPING_INCOMPLETE. */
  async objectsFor(teamId: string, object: CrmObject | undefined, db: Db = this.db): Promise<CrmObject[]> {
    await this.assertConnected(teamId);
    if (object === undefined) return this.pulledObjects(teamId);
    await mappingOf(db, teamId, object);
    return [object];
  }

  /** SALESFORCE_NOT_CONNECTED. */
  async assertConnected(teamId: string): Promise<void> {
    const { state } = await this.connections.view(teamId);
    if (state === 'disconnected') throw new AppError('SALESFORCE_NOT_CONNECTED', 'No Salesforce org is connected.');
  }

  /** Objects that are pulled: all but those that wait for their mapping. */
  async pulledObjects(teamId: string): Promise<CrmObject[]> {
    const inForce = await mappings.latestOfEach(this.db, teamId);
    return CRM_OBJECTS.filter((object) => isPulled(inForce, object));
  }

  /** The newest first. `next` goes on behind the page; undefined at its end. */
  async list(teamId: string, filter: runs.RunFilter): Promise<{ data: SyncRun[]; next: string | undefined }> {
    const rows = await runs.list(this.db, teamId, { ...filter, limit: filter.limit + 1 });
    const data = rows.slice(0, filter.limit).map(toRun);
    return { data, next: rows.length > filter.limit ? data.at(-1)?.id : undefined };
  }

  /** NOT_FOUND. */
  async get(teamId: string, id: string): Promise<SyncRun> {
    const row = await runs.get(this.db, teamId, id);
    if (row === undefined) throw new AppError('NOT_FOUND', `There is no sync run ${id}.`);
    return toRun(row);
  }

  /** Ends a run at its next safe point; what it merged stays, its jobs here and in the org go. CONFLICT when it ended before. */
  async cancel(teamId: string, id: string, trx: Db = this.db): Promise<SyncRun> {
    await this.get(teamId, id);
    return transaction(trx, async (inside) => {
      const row = await runs.cancel(inside, teamId, id, this.clock.now());
      if (row === undefined) throw new AppError('CONFLICT', 'The run has ended; it cannot be cancelled.');
      await objectStates.forgetLive(inside, teamId, row.object);
      await deletions.move(inside, { teamId, runId: id }, { from: 'pending', to: 'dropped' });
      await this.queues.withdraw(teamId, row, inside);
      this.abortJobOf(inside, row);
      await runs.dropPlan(inside, teamId, id);
      return this.published(inside, teamId, toRun(row));
    });
  }

  /** A worker does so too, but a run that is paused or queued has none. */
  private abortJobOf(trx: Db, { team_id: teamId, id: runId, plan }: RunRow): void {
    const jobId = plan?.job?.id;
    if (jobId === undefined) return;
    afterCommit(
      trx,
      () => void abortJobs({ org: this.org, log: this.log }, { teamId, runId, openJobIds: new Set([jobId]) }),
    );
  }

  /** What a reconcile that waits for approval would delete: how many records, and the first of them by their ids. */
  async pendingDeletions(
    teamId: string,
    id: string,
    atMost: number,
  ): Promise<{ object: CrmObject; count: number; crmIds: string[] }> {
    const { object } = await this.get(teamId, id);
    const [count, crmIds] = await Promise.all([
      deletions.pending(this.db, teamId, id),
      deletions.firstPending(this.db, teamId, id, atMost),
    ]);
    return { object, count, crmIds };
  }

  /** Lets a reconcile delete what it found (Y4), but records that changed since. CONFLICT when it asks for nothing. */
  async approve(teamId: string, id: string, trx: Db = this.db): Promise<SyncRun> {
    const { object } = await this.get(teamId, id);
    return transaction(trx, async (inside) => {
      const found = await deletions.ofRun(inside, teamId, id, 'pending');
      const deleted = await mirrorDeletions.markFound(inside, teamId, object, { found, deleted: true });
      await objectStates.countLive(inside, teamId, object);
      const withheld = await countWithheld(inside, teamId, object);
      const { staleTargets } = await objectStates.get(inside, teamId, object);
      const isWhole = outcome({ withheld, staleTargets: staleTargets.length, pendingDeletions: 0 }) === 'succeed';
      const by = isWhole ? 'approve' : 'approvePartial';
      const row = await runs.approve(inside, teamId, id, { by, deleted, now: this.clock.now() });
      if (row === undefined) throw new AppError('CONFLICT', 'The run does not wait for approval.');
      await deletions.move(inside, { teamId, runId: id }, { from: 'pending', to: 'applied' });
      return this.published(inside, teamId, toRun(row));
    });
  }

  /** Takes a reconcile's deletions back, but of records that changed since. CONFLICT when it deleted nothing. */
  async undo(teamId: string, id: string, trx: Db = this.db): Promise<SyncRun> {
    const run = await this.get(teamId, id);
    return transaction(trx, async (inside) => {
      const found = await deletions.ofRun(inside, teamId, id, 'applied');
      if (found.length === 0) throw new AppError('CONFLICT', 'The run deleted nothing that could be taken back.');
      await mirrorDeletions.markFound(inside, teamId, run.object, { found, deleted: false });
      await objectStates.countLive(inside, teamId, run.object);
      await deletions.move(inside, { teamId, runId: id }, { from: 'applied', to: 'undone' });
      return this.published(inside, teamId, run);
    });
  }

  /** A run of each of the objects, in their order: a new one, or the one that is unfinished. */
  private async requested(
    trx: Db,
    teamId: string,
    { objects, mode, wakePaused }: { objects: readonly CrmObject[]; mode: RunMode; wakePaused: boolean },
  ): Promise<RunRow[]> {
    const inForce = await mappings.latestOfEach(trx, teamId);
    for (const object of objects) mappingIn(inForce, object);
    const found = new Map<CrmObject, RunRow>();
    // An unfinished run may end before it is looked at: then there is room for a new one.
    for (let left = objects; left.length > 0; left = left.filter((object) => !found.has(object))) {
      const requestedAt = this.clock.now();
      const asked = left.map((object) => ({ id: newId(), object, mode, requestedAt }));
      for (const row of await runs.insertAll(trx, teamId, asked)) found.set(row.object, row);
      for (const object of left) {
        const row = found.get(object) ?? (await this.unfinished(trx, teamId, { object, wakePaused }));
        if (row !== undefined) found.set(object, row);
      }
    }
    return objects.flatMap((object) => found.get(object) ?? []);
  }

  private async unfinished(
    trx: Db,
    teamId: string,
    { object, wakePaused }: { object: CrmObject; wakePaused: boolean },
  ): Promise<Awaited<ReturnType<typeof runs.get>>> {
    const row = await runs.unfinished(trx, teamId, object);
    return wakePaused && row?.state === 'paused' ? ((await runs.wake(trx, teamId, row.id)) ?? row) : row;
  }

  private async published(trx: Db, teamId: string, run: SyncRun): Promise<SyncRun> {
    await this.events.publish(trx, teamId, 'sync.progress', run);
    return run;
  }
}
