import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { settings } from '#field-mapping';
import { freshness, FRESHNESS_WANTED_QUEUE, type FreshnessJob } from '#mirror';
import { AppError, Clock, type Db, DB, Jobs, transaction } from '#platform';
import { SalesforceOrg } from '#salesforce';
import { isOverBudget } from './domain/budget.js';
import * as runs from './store/runs.js';
import { SyncRuns } from './sync-runs.service.js';

/** Teams looked after at once in one process. */
const CONCURRENCY = 2;
/** So long after a run that failed nothing is asked for: an org that is away is not asked every half minute. */
const AFTER_FAILURE_MS = 2 * 60_000;

/** Makes the passes that readers of the mirror ask for (Y6). */
@Injectable()
export class FreshnessWorker implements OnApplicationBootstrap {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly runs: SyncRuns,
    private readonly org: SalesforceOrg,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work<FreshnessJob>(
      FRESHNESS_WANTED_QUEUE,
      async ({ teamId, from }) => {
        if (from !== undefined) await freshness.want(this.db, teamId, new Date(from));
        await this.pass(teamId);
      },
      { concurrency: CONCURRENCY, perGroup: 1 },
    );
  }

  /**
   * Asks for an incremental run of every object, at most once in `freshnessGapSeconds` and only while the team's share of
   * the org's calls lasts. While any run is unfinished nothing is asked for: a mirror is fresh when every object is, so
   * other objects would be read for nothing, and the end of that run brings the next look.
   */
  async pass(teamId: string): Promise<void> {
    const { freshnessGapSeconds: gapSeconds, apiBudgetPercent } = await settings.get(this.db, teamId);
    const now = this.clock.now();
    if (await runs.hasFailedSince(this.db, teamId, new Date(now.getTime() - AFTER_FAILURE_MS))) return;
    if (await runs.hasUnfinished(this.db, teamId)) return;
    const usage = await this.org.apiUsage(teamId);
    if (usage !== undefined && isOverBudget(usage, apiBudgetPercent)) return;
    try {
      const objects = await this.runs.pulledObjects(teamId);
      await transaction(this.db, async (trx) => {
        if (!(await freshness.take(trx, teamId, { now, gapSeconds, objects }))) return;
        await this.runs.request(teamId, { mode: 'incremental', wakePaused: false }, trx);
      });
    } catch (error) {
      // Disconnected meanwhile: then nobody waits.
      if (!(error instanceof AppError)) throw error;
    }
  }
}
