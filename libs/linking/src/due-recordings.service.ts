import { Inject, Injectable } from '@nestjs/common';
import { DEFAULT_SETTINGS } from '#field-mapping';
import { Clock, type Db, DB, Jobs, Log, transaction } from '#platform';
import { overlay } from './domain/manual/links.js';
import type { LinkingConfiguration } from './domain/model/configuration.js';
import { recordingOf } from './domain/model/meeting.js';
import { freshUntil } from './domain/timing/freshness.js';
import { FreshMirror } from './fresh-mirror.service.js';
import { DUE_QUEUE } from './queues.js';
import { Recordings } from './recordings.service.js';
import * as configurations from './store/configuration.js';
import * as dialerCalls from './store/dialer-calls.js';
import * as erasures from './store/erasures.js';
import * as meetings from './store/meetings.js';
import * as recordings from './store/recordings.js';

/** Read at once of a team; more come with the next look. */
const BATCH = 500;
/** Done of one team before the next team's turn (Y7). */
const TURN = 40;
/** Done at once of one team; each takes a connection of the pool. */
const SIDE_BY_SIDE = 4;
const MINUTE_MS = 60_000;

/** Something that is due: a call whose recording is to be created, or a recording to decide. */
interface Due {
  readonly kind: 'call' | 'recording';
  readonly externalId: string;
}

/** What time brings: captures, recordings of calls, decisions. Safe to run by any number of workers at once. */
@Injectable()
export class DueRecordings {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly recordings: Recordings,
    private readonly mirror: FreshMirror,
    private readonly log: Log,
  ) {}

  /** What a tick does: it asks a worker to look. */
  async tick(): Promise<void> {
    await this.jobs.enqueue(DUE_QUEUE, {}, { key: DUE_QUEUE });
  }

  /**
   * Does all that is due, whether or not its own job was lost: captures meetings (P1), creates recordings of calls (P4),
   * decides pending recordings whose waiting is over. One failure stops no other. Teams take turns, and one that has
   * something due by now has its own in the next round, however much the others have (Y7).
   */
  async decideDue(now: Date = this.clock.now()): Promise<void> {
    const lookedAt = new Set<string>();
    const left = new Map<string, Due[]>();
    for (;;) {
      const newcomers = [...(await this.teamsWithDue(now))].filter((teamId) => !lookedAt.has(teamId));
      for (const teamId of newcomers) {
        lookedAt.add(teamId);
        await this.attempt({ teamId }, async () => void left.set(teamId, await this.look(teamId, now)));
      }
      if (left.size === 0) return;
      for (const [teamId, due] of left) {
        await this.doDue(teamId, due.splice(0, TURN), now);
        if (due.length === 0) left.delete(teamId);
      }
    }
  }

  private async teamsWithDue(now: Date): Promise<Set<string>> {
    const found = await Promise.all([
      meetings.teamsWithDue(this.db, now, DEFAULT_SETTINGS.linking.captureLeadMinutes),
      dialerCalls.teamsWithDue(this.db),
      recordings.teamsWithPending(this.db),
    ]);
    return new Set(found.flat());
  }

  /** Decides the recording if it is time and nobody else is at it. False when nothing was decided. */
  async decideOne(teamId: string, externalId: string): Promise<boolean> {
    return transaction(this.db, async (trx) => {
      const pending = await recordings.claimPending(trx, teamId, externalId);
      if (pending === undefined) return false;
      return (await this.recordings.decidePending(trx, teamId, pending, false)) !== undefined;
    });
  }

  /** Creates the recording of a call that ended long enough ago, unless it was handed in before (P4). False when none was. */
  async createFromCall(teamId: string, callExternalId: string, now: Date = this.clock.now()): Promise<boolean> {
    const configuration = await configurations.latest(this.db, teamId);
    if (configuration === undefined) return false;
    const { dialerDelayMinutes } = configuration.settings.linking;
    const created = await transaction(this.db, async (trx) => {
      const call = await dialerCalls.claimDue(trx, teamId, callExternalId, { now, dialerDelayMinutes });
      if (call?.recordingExternalId == null) return undefined;
      const externalId = call.recordingExternalId;
      if ((await erasures.tombstone(trx, teamId, externalId)) !== undefined) {
        await dialerCalls.markCreated(trx, teamId, callExternalId, now);
        return undefined;
      }
      const links = overlay(undefined, undefined);
      await recordings.insertPending(trx, teamId, { externalId, recording: recordingOf(call), links, now });
      await dialerCalls.markCreated(trx, teamId, callExternalId, now);
      return externalId;
    });
    if (created !== undefined) await this.decideOne(teamId, created);
    return created !== undefined;
  }

  /** The same for one team, as when its mirror has moved. */
  async decideDueOf(teamId: string, now: Date = this.clock.now()): Promise<void> {
    await this.doDue(teamId, await this.look(teamId, now), now);
  }

  /**
   * As much of it as is a turn, so that other teams come between (Y7). True when more is left: another turn is to be asked
   * for. What cannot be done yet is no turn.
   */
  async decideTurnOf(teamId: string, now: Date = this.clock.now()): Promise<boolean> {
    const due = await this.look(teamId, now);
    while (due.length > 0) {
      if ((await this.doDue(teamId, due.splice(0, TURN), now)) > 0) return due.length > 0;
    }
    return false;
  }

  /** Captures what is to be captured, and finds the rest that is due: calls, and then recordings, the oldest first. */
  private async look(teamId: string, now: Date): Promise<Due[]> {
    const configuration = await configurations.latest(this.db, teamId);
    if (configuration === undefined) return [];
    const { captureLeadMinutes, dialerDelayMinutes, freshnessWaitMinutes } = configuration.settings.linking;
    await meetings.captureDue(this.db, teamId, captureLeadMinutes, now);
    const calls = await dialerCalls.due(this.db, teamId, { now, dialerDelayMinutes, limit: BATCH });
    const until = configuration.mirror.isConnected ? freshUntil(configuration) : now;
    const waitedSince = new Date(now.getTime() - freshnessWaitMinutes * MINUTE_MS);
    const pending = await recordings.due(this.db, teamId, { endedBefore: until ?? null, waitedSince, limit: BATCH });
    await this.askForTheRest(teamId, configuration, { until, waitedSince, now });
    return [
      ...calls.map((externalId): Due => ({ kind: 'call', externalId })),
      ...pending.map((externalId): Due => ({ kind: 'recording', externalId })),
    ];
  }

  /** Answers how many of them were there to be done. */
  private async doDue(teamId: string, due: readonly Due[], now: Date): Promise<number> {
    const left = due.values();
    let done = 0;
    await Promise.all(
      Array.from({ length: SIDE_BY_SIDE }, async () => {
        for (const { kind, externalId } of left) {
          await this.attempt({ teamId, [kind]: externalId }, async () => {
            const isDone =
              kind === 'call'
                ? await this.createFromCall(teamId, externalId, now)
                : await this.decideOne(teamId, externalId);
            if (isDone) done += 1;
          });
        }
      }),
    );
    return done;
  }

  /** What ended after the mirror was last read waits for a pass that nobody may have asked for, or that was lost (Y6). */
  private async askForTheRest(
    teamId: string,
    { settings: { freshnessGapSeconds: gapSeconds } }: LinkingConfiguration,
    { until, waitedSince, now }: { until: Date | undefined; waitedSince: Date; now: Date },
  ): Promise<void> {
    const endedFrom = until ?? waitedSince;
    const endedAt = await recordings.lastWaiting(this.db, teamId, { endedFrom, endedUntil: now });
    await (endedAt === null ? this.mirror.settle(teamId) : this.mirror.ask(teamId, { endedAt, gapSeconds }, now));
  }

  private async attempt(details: Readonly<Record<string, unknown>>, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (err) {
      this.log.error({ err, ...details }, 'linking: failed, and is tried again with the next look');
    }
  }
}
