import { Inject, Injectable } from '@nestjs/common';
import { Clock, DB, type Db, Log } from '#platform';
import * as audit from './store/audit.js';

/** The same refusal again within this time is not written again: a caller in a loop must not fill the audit. */
const QUIET_MS = 60_000;
const REMEMBERED_MOST = 10_000;

/** What was refused, as in `access.refuse` of `GET /v1/audit`. */
export type Refusal = Omit<audit.AuditEntry, 'before'>;

/** Writes what was refused into the audit. */
@Injectable()
export class Refusals {
  private readonly lastAt = new Map<string, number>();

  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Never fails: the refusal itself stands, whatever becomes of its trace. */
  async record(teamId: string, refusal: Refusal): Promise<void> {
    if (!this.isNew(JSON.stringify([teamId, refusal]))) return;
    try {
      await audit.record(this.db, teamId, { ...refusal, before: null });
    } catch (err) {
      this.log.warn({ err, teamId, action: refusal.action }, 'audit: a refusal could not be written');
    }
  }

  private isNew(key: string): boolean {
    const now = this.clock.now().getTime();
    const last = this.lastAt.get(key);
    if (last !== undefined && now - last < QUIET_MS) return false;
    // The oldest goes: a Map keeps the order of insertion.
    this.lastAt.delete(key);
    this.lastAt.set(key, now);
    if (this.lastAt.size > REMEMBERED_MOST) this.lastAt.delete(this.lastAt.keys().next().value ?? '');
    return true;
  }
}
