import { Inject, Injectable } from '@nestjs/common';
import { afterCommit, AppError, Clock, type Db, DB, Events, Log, transaction } from '#platform';
import { automaticLinks, decideNow, isToClean, LINKED, publishLinked, storeCleaned } from './decide-now.js';
import { overlay } from './domain/manual/links.js';
import type { Decision } from './domain/model/decision.js';
import type { Recording } from './domain/model/recording.js';
import { readinessOf } from './domain/timing/readiness.js';
import { FreshMirror } from './fresh-mirror.service.js';
import { LinkingMetrics } from './linking-metrics.service.js';
import { linkedIds, type RecordingAnswer, showAnswer, showTile, type Tile } from './show-recording.js';
import * as configurations from './store/configuration.js';
import * as erasures from './store/erasures.js';
import * as manualChanges from './store/manual-changes.js';
import * as meetings from './store/meetings.js';
import * as recordings from './store/recordings.js';
import type { Redaction, StoredRecording } from './store/rows.js';
import * as shownRecords from './store/shown-records.js';

/** What became of a hand-in: decided by it, waiting, or decided before (N2). */
export interface HandedIn {
  readonly outcome: 'decided' | 'pending' | 'decided_before';
  readonly answer: RecordingAnswer;
}

export interface HandIn {
  readonly externalId: string;
  readonly recording: Recording;
  /** Decide now, whatever it would wait for. */
  readonly isUrgent: boolean;
}

/** The stored decision in full. */
export type Explanation = { readonly decisionId: string | null; readonly redaction?: Redaction } & Decision;

export interface HistoryEntry {
  readonly at: string;
  readonly actor: manualChanges.Actor;
  readonly action: 'decided' | 'set' | 'cleared' | 'released';
  /** Null for the decision, which is of all three. */
  readonly slot: string | null;
  readonly before: object | null;
  readonly after: object | null;
}

const OURSELVES: manualChanges.Actor = { kind: 'system', id: null, name: null };
/** Somebody else hands in the same recording at once: then theirs is read, and there is nothing left to lose to. */
const ATTEMPTS = 3;

/** Recordings: handed in, decided once, read. */
@Injectable()
export class Recordings {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly mirror: FreshMirror,
    private readonly metrics: LinkingMetrics,
    private readonly log: Log,
  ) {}

  /**
   * Takes a recording in. However often and by however many it is handed in, it is decided once (N2), and one that was erased
   * never again (E1: RECORDING_ERASED).
   */
  async handIn(teamId: string, handIn: HandIn): Promise<HandedIn> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const opened = await recordings.open(this.db, teamId, handIn.externalId, handIn.recording);
      if (opened.erasedAt !== undefined) throw erasures.goneBy(handIn.externalId, { erasedAt: opened.erasedAt });
      const result = await this.take(teamId, handIn, opened);
      if (result !== undefined) return result;
    }
    throw new AppError('CONFLICT', `Recording ${handIn.externalId} is being handed in by others; try again.`);
  }

  /** The recording as stored; NOT_FOUND when the team has none of that id, RECORDING_ERASED when it had. */
  async get(teamId: string, externalId: string): Promise<StoredRecording> {
    const stored = await recordings.get(this.db, teamId, externalId);
    if (stored === undefined) throw await erasures.missing(this.db, teamId, externalId);
    return stored;
  }

  /** One recording with what its slots hold. */
  async read(teamId: string, externalId: string): Promise<{ recording: Recording; answer: RecordingAnswer }> {
    const stored = await this.get(teamId, externalId);
    return { recording: stored.recording, answer: await this.showStored(teamId, stored) };
  }

  /** The Related Records tile. */
  async tile(teamId: string, externalId: string): Promise<Tile> {
    const stored = await this.get(teamId, externalId);
    return showTile(stored, await this.around(this.db, teamId, stored));
  }

  /** The tile within a transaction that changed it. */
  async tileOf(trx: Db, teamId: string, stored: StoredRecording): Promise<Tile> {
    return showTile(stored, await this.around(trx, teamId, stored));
  }

  /**
   * The decision as it was stored, identical for good (N1), but for an erased person in it (E2). NOT_FOUND while the recording
   * is pending.
   */
  async explanation(teamId: string, externalId: string): Promise<Explanation> {
    const { decision, redaction } = await this.get(teamId, externalId);
    if (decision === undefined) throw new AppError('NOT_FOUND', `Recording ${externalId} is not decided yet.`);
    return redaction === undefined ? decision : { ...decision, redaction };
  }

  /** The decision, then every manual change, in order; nothing live in it. */
  async history(teamId: string, externalId: string): Promise<HistoryEntry[]> {
    const { decision } = await this.get(teamId, externalId);
    const changes = await manualChanges.list(this.db, teamId, externalId);
    const decided: HistoryEntry[] =
      decision === undefined
        ? []
        : [
            {
              at: decision.decidedAt,
              actor: OURSELVES,
              action: 'decided',
              slot: null,
              before: null,
              after: automaticLinks(decision),
            },
          ];
    return [...decided, ...changes.map(({ at, ...change }) => ({ at: at.toISOString(), ...change }))];
  }

  private async take(teamId: string, handIn: HandIn, opened: recordings.Opened): Promise<HandedIn | undefined> {
    if (opened.stored !== undefined) return this.takeAgain(teamId, handIn, opened.stored);
    try {
      return await this.takeNew(teamId, handIn, opened);
    } catch (error) {
      // Looked at again, it says when.
      if (erasures.isErasedMeanwhile(error)) return undefined;
      throw error;
    }
  }

  private async takeNew(
    teamId: string,
    { externalId, recording, isUrgent }: HandIn,
    opened: recordings.Opened,
  ): Promise<HandedIn | undefined> {
    const now = this.clock.now();
    const { configuration, meeting, call } = opened;
    const readiness = readinessOf(recording, call, configuration, now);
    const { instanceUrl } = configuration.mirror;
    const gapSeconds = configuration.settings.freshnessGapSeconds;
    const mustCapture = meeting !== undefined && meeting.captured === undefined;
    const decided =
      isUrgent || readiness.isReady ? await decideNow(this.db, teamId, recording, opened, now) : undefined;
    const decision = decided?.decision;
    const cleaned = decided?.cleaned !== undefined && isToClean(decided.cleaned) ? decided.cleaned : undefined;
    const links = overlay(decision, undefined);
    const stored: StoredRecording = { externalId, recording: decided?.recording ?? recording, decision, links };
    const answer = showAnswer(stored, { instanceUrl, records: new Map() });
    const store = async (db: Db): Promise<boolean> => {
      if (mustCapture) await meetings.capture(db, teamId, meeting, now);
      if (cleaned !== undefined) await storeCleaned(db, teamId, cleaned);
      if (decision !== undefined) return this.storeDecided(db, teamId, { ...stored, decision, now, answer });
      const awaitsMirror = !readiness.isReady && readiness.awaitsMirror;
      return this.storePending(db, teamId, stored, { now, gapSeconds: awaitsMirror ? gapSeconds : undefined });
    };
    // A decision with nothing to capture or clean is a single statement, and so a transaction by itself.
    const isSingle = decision !== undefined && !mustCapture && cleaned === undefined;
    const isTaken = await (!isSingle ? transaction(this.db, store) : store(this.db));
    if (!isTaken) return undefined;
    return { outcome: decision === undefined ? 'pending' : 'decided', answer };
  }

  private async storeDecided(
    db: Db,
    teamId: string,
    { answer, ...decided }: Omit<recordings.Decided, 'event'> & { readonly answer: RecordingAnswer },
  ): Promise<boolean> {
    const isFirst = await recordings.insertDecided(db, teamId, {
      ...decided,
      event: { type: LINKED, payload: answer },
    });
    if (isFirst) {
      this.events.announce(db, teamId);
      this.count(db, decided.decision, decided.recording, decided.now);
    }
    return isFirst;
  }

  private async storePending(
    trx: Db,
    teamId: string,
    { externalId, recording, links }: StoredRecording,
    { now, gapSeconds }: { now: Date; gapSeconds: number | undefined },
  ): Promise<boolean> {
    const isFirst = await recordings.insertPending(trx, teamId, { externalId, recording, links, now });
    if (isFirst && gapSeconds !== undefined) {
      const wanted = { endedAt: new Date(recording.endedAt), gapSeconds };
      afterCommit(trx, () => void this.askForPass(teamId, wanted, now));
    }
    return isFirst;
  }

  /** The hand-in is stored and answered whether or not this gets through: the next look at what waits asks again. */
  private async askForPass(teamId: string, wanted: Parameters<FreshMirror['ask']>[1], now: Date): Promise<void> {
    await this.mirror.ask(teamId, wanted, now).catch((err: unknown) => {
      this.log.warn({ err, teamId }, 'linking: a fresh mirror could not be asked for');
    });
  }

  /** A repeat: of a decided recording the old answer, of a pending one the new body, decided when it is time. */
  private async takeAgain(teamId: string, handIn: HandIn, known: StoredRecording): Promise<HandedIn | undefined> {
    if (known.decision !== undefined) {
      return { outcome: 'decided_before', answer: await this.showStored(teamId, known) };
    }
    const { externalId, recording, isUrgent } = handIn;
    const stored = await transaction(this.db, async (trx) => {
      const locked = await recordings.lock(trx, teamId, externalId);
      if (locked === undefined || locked.decision !== undefined) return undefined;
      await recordings.replacePending(trx, teamId, externalId, recording);
      const replaced = { ...locked, recording };
      return (await this.decidePending(trx, teamId, replaced, isUrgent)) ?? replaced;
    });
    if (stored === undefined) return undefined;
    const outcome = stored.decision === undefined ? 'pending' : 'decided';
    return { outcome, answer: await this.showStored(teamId, stored) };
  }

  /**
   * Decides a pending recording that `trx` holds, if it is time; undefined when it goes on waiting. What is set by hand
   * stays, and the decision is kept underneath.
   */
  async decidePending(
    trx: Db,
    teamId: string,
    pending: StoredRecording,
    isUrgent: boolean,
  ): Promise<StoredRecording | undefined> {
    const { externalId, recording } = pending;
    const now = this.clock.now();
    const opened = await recordings.open(trx, teamId, externalId, recording);
    const { configuration, meeting, call } = opened;
    if (meeting !== undefined && meeting.captured === undefined) {
      await meetings.capture(trx, teamId, meeting, now);
    }
    if (!isUrgent && !readinessOf(recording, call, configuration, now).isReady) return undefined;
    const { decision, recording: kept, cleaned } = await decideNow(trx, teamId, recording, opened, now);
    if (cleaned !== undefined) {
      await recordings.replacePending(trx, teamId, externalId, kept);
      if (isToClean(cleaned)) await storeCleaned(trx, teamId, cleaned);
    }
    const stored = { ...pending, recording: kept, decision, links: overlay(decision, pending.links) };
    const { instanceUrl } = configuration.mirror;
    await recordings.storeDecision(trx, teamId, { externalId, decision, links: stored.links });
    await publishLinked(this.events, trx, teamId, stored, instanceUrl);
    this.count(trx, decision, kept, now);
    return stored;
  }

  private count(db: Db, decision: Pick<Decision, 'slots'>, { endedAt }: Recording, now: Date): void {
    afterCommit(db, () => {
      this.metrics.decided(decision, { endedAt: new Date(endedAt), now });
    });
  }

  private async showStored(teamId: string, stored: StoredRecording): Promise<RecordingAnswer> {
    return showAnswer(stored, await this.around(this.db, teamId, stored));
  }

  private async around(db: Db, teamId: string, stored: StoredRecording): Promise<Parameters<typeof showTile>[1]> {
    const records = await shownRecords.show(db, teamId, linkedIds([stored]));
    return { instanceUrl: await configurations.instanceUrl(db, teamId), records };
  }
}
