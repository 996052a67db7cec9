import { Inject, Injectable } from '@nestjs/common';
import { audit, type AuditActor, Teams } from '#access';
import { settings } from '#field-mapping';
import { CRM_OBJECTS } from '#identifiers';
import { RecordingErasures } from '#linking';
import { emptying } from '#mirror';
import { Clock, DB, type Db, Log, transaction } from '#platform';
import { SyncErrors } from '#sync';
import { ErasedRecordings } from './erased-recordings.service.js';

const DAY_MS = 24 * 3600_000;
const PAGE = 500;
const OURSELVES: AuditActor = { kind: 'system', id: null, name: null };

/** What a team keeps only so long: recordings (`keepRecordingsDays`), and values of deleted records (`keepDeletedDays`). */
@Injectable()
export class Retention {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
    private readonly teams: Teams,
    private readonly recordings: RecordingErasures,
    private readonly erased: ErasedRecordings,
    private readonly syncErrors: SyncErrors,
    private readonly log: Log,
  ) {}

  /** Every team's; the failure of one stops no other. */
  async run(signal?: AbortSignal): Promise<void> {
    for (const { id: teamId } of await this.teams.list()) {
      signal?.throwIfAborted();
      await this.runTeam(teamId, signal).catch((err: unknown) => {
        if (signal?.aborted === true) throw err;
        this.log.warn({ err, teamId }, 'erasure: what is too old could not be erased');
      });
    }
  }

  async runTeam(teamId: string, signal?: AbortSignal): Promise<void> {
    const { keepRecordingsDays, keepDeletedDays } = await settings.get(this.db, teamId);
    const before = (days: number): Date => new Date(this.clock.now().getTime() - days * DAY_MS);
    // 0 keeps recordings for good (api.md).
    if (keepRecordingsDays > 0) await this.eraseRecordings(teamId, before(keepRecordingsDays), signal);
    await this.emptyDeleted(teamId, before(keepDeletedDays), signal);
  }

  private async eraseRecordings(teamId: string, before: Date, signal: AbortSignal | undefined): Promise<void> {
    let count = 0;
    for (;;) {
      const old = await this.recordings.endedBefore(teamId, before, PAGE);
      for (const externalId of old) {
        signal?.throwIfAborted();
        const tombstone = { erasedAt: this.clock.now(), actor: OURSELVES, reason: 'retention' };
        await transaction(this.db, (trx) => this.erased.erase(trx, teamId, externalId, tombstone));
        count += 1;
      }
      if (old.length < PAGE) break;
    }
    await this.recordings.forgetRegistered(teamId, before);
    if (count === 0) return;
    await audit.record(this.db, teamId, {
      ...{ actor: OURSELVES, action: 'recording.erase', subject: null, before: null },
      after: { reason: 'retention', recordings: count, endedBefore: before.toISOString() },
    });
  }

  /** E3: the id and what it was merged into stay. */
  private async emptyDeleted(teamId: string, before: Date, signal: AbortSignal | undefined): Promise<void> {
    for (const object of CRM_OBJECTS) {
      for (;;) {
        signal?.throwIfAborted();
        const ids = await transaction(this.db, async (trx) => {
          const emptied = await emptying.emptyDeleted(trx, teamId, object, { before, limit: PAGE });
          if (emptied.length > 0) await this.syncErrors.forgetRecords(trx, teamId, object, emptied);
          return emptied;
        });
        if (ids.length < PAGE) break;
      }
    }
  }
}
