import { Inject, Injectable } from '@nestjs/common';
import type { AuditActor } from '#access';
import { AppError, Cipher, type CipherContext, Clock, DB, type Db, Jobs, newId, transaction } from '#platform';
import { ErasedParts } from './erased-parts.service.js';
import { assertPerson, findPerson, type PersonToErase } from './person.js';
import { type ErasureJob, PERSON_QUEUE } from './queues.js';
import * as erasures from './store/erasures.js';

/** Looked through in one transaction; its rows are held so long. */
const PAGE = 200;

const placeOf = (teamId: string): CipherContext => ({ teamId, column: 'erasure.erasures.person' });

/** Erases persons (E2): page by page, each in a transaction of its own, so that a killed one goes on where it was. */
@Injectable()
export class PersonErasures {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
    private readonly cipher: Cipher,
    private readonly jobs: Jobs,
    private readonly parts: ErasedParts,
  ) {}

  /** Asks for the erasure, in this transaction. A worker carries it out. UNPROCESSABLE for the id of something else. */
  async request(trx: Db, teamId: string, person: PersonToErase, actor: AuditActor): Promise<erasures.Erasure> {
    await assertPerson(trx, teamId, person);
    const { isStillInSalesforce } = await findPerson(trx, teamId, person);
    const erasure = await erasures.insert(trx, teamId, {
      id: newId(),
      person: this.cipher.encrypt(JSON.stringify(person), placeOf(teamId)),
      actor,
      at: this.clock.now(),
      stillInSalesforce: isStillInSalesforce,
    });
    await this.enqueue({ teamId, id: erasure.id }, trx);
    return erasure;
  }

  /** NOT_FOUND. */
  async get(teamId: string, id: string): Promise<erasures.Erasure> {
    const erasure = await erasures.get(this.db, teamId, id);
    if (erasure === undefined) throw new AppError('NOT_FOUND', `There is no erasure ${id}.`);
    return erasure;
  }

  /** All that were ever asked for, the oldest first; who it was is in none of them. */
  async list(teamId: string): Promise<erasures.Erasure[]> {
    return erasures.list(this.db, teamId);
  }

  /** Carries it out from where it is, until it is done or the signal comes. Any number of workers may do so at once. */
  async run(teamId: string, id: string, signal?: AbortSignal): Promise<void> {
    try {
      while (await transaction(this.db, (trx) => this.step(trx, teamId, id))) signal?.throwIfAborted();
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'ENCRYPTION_KEY_UNKNOWN') throw error;
      const failed = { state: 'failed', at: this.clock.now(), error: error.code, stillInSalesforce: null } as const;
      await erasures.end(this.db, teamId, id, failed);
    }
  }

  /** Puts what runs before the workers again: a crash may have lost the job. */
  async resume(): Promise<void> {
    for (const job of await erasures.running(this.db)) await this.enqueue(job);
  }

  /** Brings the persons of running erasures under the newest key. Returns how many were changed. */
  async reencrypt(): Promise<number> {
    let changed = 0;
    for (const { teamId, id, person: before } of await erasures.persons(this.db)) {
      if (!this.cipher.needsRotation(before)) continue;
      const place = placeOf(teamId);
      const after = this.cipher.encrypt(this.cipher.decrypt(before, place), place);
      if (await erasures.setPerson(this.db, teamId, id, { before, after })) changed += 1;
    }
    return changed;
  }

  private async enqueue(job: ErasureJob, db: Db = this.db): Promise<void> {
    await this.jobs.enqueue(PERSON_QUEUE, job, { key: job.id, group: job.teamId, db });
  }

  /** One page. False when there is nothing left to do. */
  private async step(trx: Db, teamId: string, id: string): Promise<boolean> {
    const progress = await erasures.lock(trx, teamId, id);
    if (progress === undefined) return false;
    const asked = JSON.parse(this.cipher.decrypt(progress.person, placeOf(teamId))) as PersonToErase;
    const known = await findPerson(trx, teamId, asked);
    const { stage, position: after, requestedAt } = progress;
    const at = this.clock.now();
    const page = { erasureId: id, person: known.person, after, limit: PAGE, at, decidedSince: null };
    const { next, redacted } = await this.parts.redact(trx, stage, { teamId, known, page, requestedAt });
    const following = next === undefined ? erasures.STAGES[erasures.STAGES.indexOf(stage) + 1] : stage;
    if (following === undefined) {
      const { isStillInSalesforce: stillInSalesforce } = known;
      await erasures.end(trx, teamId, id, { state: 'done', at, error: null, stillInSalesforce });
      return false;
    }
    await erasures.move(trx, teamId, id, {
      stage: following,
      position: next ?? '',
      redacted: { [stage]: redacted },
    });
    return true;
  }
}
