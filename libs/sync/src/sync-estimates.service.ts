import { Inject, Injectable } from '@nestjs/common';
import type { CrmObject } from '#identifiers';
import { settings } from '#field-mapping';
import { objectStates } from '#mirror';
import { AppError, type Db, DB } from '#platform';
import { type ApiUsage, type CompositeRequest, SalesforceOrg } from '#salesforce';
import {
  type BudgetView,
  estimateRun,
  inOnePass,
  type ObjectEstimate,
  type SizedRead,
  weigh,
} from './domain/estimate.js';
import { stepsOf } from './domain/plan.js';
import { type RunMode } from './domain/run.js';
import { count } from './domain/soql.js';
import { FollowUps } from './follow-ups.service.js';
import { descriptionAgeMs } from './read/plan-run.js';
import { SYNC_TUNING, type SyncTuning } from './run/sync-tuning.js';
import { type CostSubject, type CostTools, rowsAbout, transportFor } from './read/transport.js';
import * as readCosts from './store/read-costs.js';
import { SyncRuns } from './sync-runs.service.js';

/** What runs would take, before they are asked for. */
export interface SyncEstimate {
  data: ObjectEstimate[];
  /** Calls of the org's last 24 hours, this estimate's own included. */
  apiUsage: ApiUsage;
  budget: BudgetView;
  /** Whether the runs fit what is left of the team's share. */
  fits: boolean;
  /** What happens where they do not. */
  warning: string | null;
}

export interface EstimateQuestion {
  object?: CrmObject | undefined;
  mode?: RunMode | undefined;
  /** Also of an object whose mapping is not saved yet. */
  beforeMapping?: boolean | undefined;
}

/** A read whose rows are known, or have to be counted. */
interface Read {
  object: CrmObject;
  from: Date | undefined;
  about: Awaited<ReturnType<typeof rowsAbout>>;
}

/** Queries that one composite call takes. */
const COUNTS_PER_CALL = 5;

/** Says what runs would cost. Starts nothing and writes nothing of the mirror. */
@Injectable()
export class SyncEstimates {
  private readonly tools: CostTools;

  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly org: SalesforceOrg,
    private readonly runs: SyncRuns,
    private readonly followUps: FollowUps,
    @Inject(SYNC_TUNING) tuning: SyncTuning,
  ) {
    this.tools = { db, org, tuning };
  }

  /**
   * For what `SyncRuns.request` would take. Costs four calls at most: the limits, Salesforce's own counts where nothing is
   * mirrored yet, and the changes since the watermarks, five objects a call. Fails as the request would,
   * but for a mapping that is still to be saved.
   */
  async estimate(
    teamId: string,
    { object, mode = 'incremental', beforeMapping = false }: EstimateQuestion = {},
  ): Promise<SyncEstimate> {
    if (beforeMapping) await this.runs.assertConnected(teamId);
    const objects = beforeMapping && object !== undefined ? [object] : await this.runs.objectsFor(teamId, object);
    const subject = { teamId, settings: await settings.get(this.db, teamId) };
    const reads: Read[] = [];
    for (const each of objects) reads.push(...(await this.readsOf(teamId, each, mode)));
    const sized = await this.size(subject, reads);
    const apiUsage = await this.usage(teamId);
    const measured = await readCosts.list(this.db, teamId);
    const alone: ObjectEstimate[] = [];
    const ofPass = mode === 'incremental' ? reads.filter(({ from }) => from !== undefined) : [];
    const of = new Set(ofPass.map(({ object: each }) => each));
    let isDescribed = true;
    for (const each of objects) {
      const its = sized.filter((_, index) => reads[index]?.object === each);
      const describes = await this.describes(teamId, each, mode);
      if (of.has(each) && describes > 0) isDescribed = false;
      alone.push(estimateRun({ object: each, mode }, its, { describes: of.has(each) ? 0 : describes, measured }));
    }
    const data = inOnePass(alone, { of, isDescribed });
    return { data, apiUsage, ...weigh(data, apiUsage, subject.settings.apiBudgetPercent) };
  }

  private async readsOf(teamId: string, object: CrmObject, mode: RunMode): Promise<Read[]> {
    const { watermark } = await objectStates.get(this.db, teamId, object);
    const isIdle = mode === 'backfill' && watermark !== null && !(await this.followUps.isFillDue(teamId, object));
    const steps = isIdle ? [] : stepsOf(mode, watermark);
    const reads: Read[] = [];
    for (const { from } of steps) {
      const about = from === null ? await rowsAbout(this.tools, { teamId, object, call: {} }) : undefined;
      reads.push({ object, from: from === null ? undefined : new Date(from), about });
    }
    return reads;
  }

  private async size(subject: CostSubject, reads: readonly Read[]): Promise<SizedRead[]> {
    const counts = await this.count(
      subject.teamId,
      reads.filter(({ about }) => about === undefined),
    );
    const sized: SizedRead[] = [];
    for (const read of reads) {
      const extent = read.from === undefined ? 'everything' : 'changes';
      const rows = read.about?.rows ?? counts.get(read) ?? null;
      const basis = read.about?.basis ?? (rows === null ? 'unknown' : 'counted');
      sized.push({ rows, basis, transport: await transportFor(this.tools, subject, { rows: rows ?? 0, extent }) });
    }
    return sized;
  }

  /** Without those that the org would not count. */
  private async count(teamId: string, reads: readonly Read[]): Promise<Map<Read, number>> {
    const counts = new Map<Read, number>();
    for (let from = 0; from < reads.length; from += COUNTS_PER_CALL) {
      const some = reads.slice(from, from + COUNTS_PER_CALL);
      const questions = some.map((read): CompositeRequest => ({
        kind: 'query',
        soql: count(read.object, read.from),
        includeDeleted: true,
      }));
      const answers = await this.org.composite(teamId, questions);
      for (const [index, read] of some.entries()) {
        const answer = answers[index];
        if (answer?.kind === 'query') counts.set(read, answer.page.totalSize);
      }
    }
    return counts;
  }

  /** The limits are exact where the counter of an answer lags. */
  private async usage(teamId: string): Promise<ApiUsage> {
    const daily = (await this.org.limits(teamId))['DailyApiRequests'];
    if (daily !== undefined) return { used: daily.max - daily.remaining, limit: daily.max };
    const observed = await this.org.apiUsage(teamId);
    if (observed === undefined)
      throw new AppError('SALESFORCE_RESPONSE_INVALID', 'The org does not say how many calls it has');
    return observed;
  }

  private async describes(teamId: string, object: CrmObject, mode: RunMode): Promise<number> {
    const { staleTargets } = await objectStates.get(this.db, teamId, object);
    const isKnown = await this.org.knowsDescription(teamId, object, descriptionAgeMs(mode, staleTargets));
    return isKnown ? 0 : 1;
  }
}
