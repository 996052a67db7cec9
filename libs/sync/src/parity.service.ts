import { Inject, Injectable } from '@nestjs/common';
import { counts, CRM_OBJECTS, type CrmObject, idScans, MIRROR_TABLES, objectStates, selection } from '#mirror';
import { AppError, Clock, type Db, DB, transaction } from '#platform';
import { type CallOptions, SalesforceOrg, whoMustAct } from '#salesforce';
import { explain, isOfObject } from './domain/crm-sync-errors.js';
import { explainDifference, type Reason } from './domain/explain-difference.js';
import { count } from './domain/soql.js';
import { loadScan } from './read/id-scan.js';
import { openLiveIds } from './read/live-ids.js';
import * as crmSyncErrors from './store/crm-sync-errors.js';
import { toRun } from './store/run-rows.js';
import * as runs from './store/runs.js';
import { SyncRuns } from './sync-runs.service.js';
import { countWithheld } from './withheld.js';

/** How one object of the mirror compares with the org, live records only. */
export interface ParityRow {
  object: CrmObject;
  /** Null where the org does not let us count. */
  orgCount: number | null;
  /** Withheld ones included. */
  mirrorCount: number;
  withheldCount: number;
  /** Org less mirror. */
  difference: number | null;
  /** Live in the org and not here, at most 100. */
  missingIds: string[];
  /** Live here and not in the org, at most 100. */
  extraIds: string[];
  /** Why they differ, and who can end it; null where they do not. */
  reason: Reason | null;
  checkedAt: Date;
}

const IDS_AT_MOST = 100;

/** Compares the mirror with the org as it is now. */
@Injectable()
export class Parity {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly org: SalesforceOrg,
    private readonly clock: Clock,
    private readonly runs: SyncRuns,
  ) {}

  /** Every object. One call each; more where the counts differ, to name the records. */
  async report(teamId: string, options: CallOptions = {}): Promise<ParityRow[]> {
    const rows: ParityRow[] = [];
    for (const object of CRM_OBJECTS) rows.push(await this.row(teamId, object, options));
    return rows;
  }

  private async row(teamId: string, object: CrmObject, options: CallOptions): Promise<ParityRow> {
    const mirrorCount = await counts.live(this.db, teamId, object);
    const compared = await this.compare(teamId, object, { mirrorCount, options });
    const withheldCount = await countWithheld(this.db, teamId, object);
    return { object, mirrorCount, withheldCount, ...compared, checkedAt: this.clock.now() };
  }

  /** An object that the connected user may not see is said so, and does not keep the others from being compared. */
  private async compare(
    teamId: string,
    object: CrmObject,
    { mirrorCount, options }: { mirrorCount: number; options: CallOptions },
  ): Promise<Pick<ParityRow, 'orgCount' | 'difference' | 'missingIds' | 'extraIds' | 'reason'>> {
    try {
      const orgCount = await this.org.count(teamId, count(object), options);
      const difference = orgCount - mirrorCount;
      if (difference === 0) return { orgCount, difference, missingIds: [], extraIds: [], reason: null };
      const { missing, extra } = await this.differences(teamId, object, options);
      const reason = await this.reason(teamId, object, { missing: missing.length, extra: extra.length });
      return { orgCount, difference, missingIds: missing, extraIds: extra, reason };
    } catch (error) {
      if (!(error instanceof AppError) || !isOfObject(error.code)) throw error;
      const reason = explain(error.code, { object, field: null, value: null, detail: error.message }, whoMustAct);
      return { orgCount: null, difference: null, missingIds: [], extraIds: [], reason };
    }
  }

  private async reason(teamId: string, object: CrmObject, found: { missing: number; extra: number }): Promise<Reason> {
    const error = await crmSyncErrors.failure(this.db, teamId, object);
    const run = await runs.waiting(this.db, teamId, object);
    const { firstCompletedAt } = await objectStates.get(this.db, teamId, object);
    const subject = { object, field: null, value: null };
    return explainDifference({
      object,
      isMapped: (await this.runs.pulledObjects(teamId)).includes(object),
      isComplete: firstCompletedAt !== null,
      failure: error === undefined ? undefined : explain(error.code, { ...subject, detail: error.detail }, whoMustAct),
      run: run === undefined ? undefined : toRun(run),
      ...found,
    });
  }

  private async differences(
    teamId: string,
    object: CrmObject,
    options: CallOptions,
  ): Promise<{ missing: string[]; extra: string[] }> {
    const id = MIRROR_TABLES[object].columns.filter(({ name }) => name === 'crm_id');
    const chosen = selection(object, new Map(id.map(({ name, source = '' }) => [name, source])));
    const pages = await openLiveIds(this.org, { teamId, object, options });
    return transaction(this.db, async (trx) => {
      await loadScan(trx, chosen, pages);
      return idScans.differences(trx, teamId, chosen, IDS_AT_MOST);
    });
  }
}
