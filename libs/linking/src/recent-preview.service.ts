import { Inject, Injectable } from '@nestjs/common';
import { AppError, Clock, type Db, DB } from '#platform';
import { decideNow } from './decide-now.js';
import { compareDecisions, type SlotDifference } from './domain/compare-decisions.js';
import type { LinkingConfiguration } from './domain/model/configuration.js';
import { type ChangedConfiguration, readChange } from './preview.service.js';
import * as configurations from './store/configuration.js';
import * as lists from './store/recording-lists.js';
import * as recordings from './store/recordings.js';

/** A recording may weigh megabytes: this many are held at once. */
const PAGE = 20;

export interface RecentDifference extends SlotDifference {
  readonly externalId: string;
}

export interface RecentPreview {
  /** How many decided recordings were looked at. */
  readonly considered: number;
  /** How many of them would come out differently. */
  readonly changed: number;
  readonly differences: readonly RecentDifference[];
}

/** "What would this change have done": recordings of late, decided as if handed in today, by both configurations. */
@Injectable()
export class RecentPreviews {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Of the `limit` decided recordings that started last. Nothing is stored, and no decision changes (N1). */
  async compare(teamId: string, changed: ChangedConfiguration, limit: number): Promise<RecentPreview> {
    const now = this.clock.now();
    const change = await readChange(this.db, teamId, changed);
    const saved = await configurations.latest(this.db, teamId);
    if (saved === undefined) throw new AppError('NOT_FOUND', `There is no team ${teamId}.`);
    const sides = { saved, changed: change(saved) };
    const differences: RecentDifference[] = [];
    const counts = { considered: 0, changed: 0 };
    let after: lists.ListPosition | undefined;
    do {
      const wanted = Math.min(PAGE, limit - counts.considered);
      const { rows: page, isCut } = await lists.recent(this.db, teamId, { after, limit: wanted });
      // One after the other: a preview takes no connection from what is live.
      for (const stored of page) {
        const found = await this.compareOne(teamId, stored, sides, now);
        counts.changed += found.length === 0 ? 0 : 1;
        differences.push(...found.map((difference) => ({ externalId: stored.externalId, ...difference })));
      }
      counts.considered += page.length;
      after = isCut ? page.at(-1)?.position : undefined;
    } while (after !== undefined && counts.considered < limit);
    return { ...counts, differences };
  }

  private async compareOne(
    teamId: string,
    { externalId, recording }: lists.HandedIn,
    { saved, changed }: Record<'saved' | 'changed', LinkingConfiguration>,
    now: Date,
  ): Promise<SlotDifference[]> {
    const around = await recordings.around(this.db, teamId, externalId, recording);
    const before = await decideNow(this.db, teamId, recording, { ...around, configuration: saved }, now);
    const after = await decideNow(this.db, teamId, recording, { ...around, configuration: changed }, now);
    return compareDecisions(before.decision, after.decision);
  }
}
