import { Inject, Injectable } from '@nestjs/common';
import { counts, CRM_OBJECTS, type CrmObject, MIRROR_TABLES, selection, sweeps } from '#mirror';
import { Clock, type Db, DB, transaction } from '#platform';
import { type CallOptions, SalesforceOrg } from '#salesforce';
import { count } from './domain/soql.js';
import { openLiveIds } from './run/live-ids.js';
import { load } from './run/sweep.js';
import { SyncRuns } from './sync-runs.service.js';
import { countWithheld } from './withheld.js';

/** How one object of the mirror compares with the org, live records only. */
export interface ParityRow {
  object: CrmObject;
  orgCount: number;
  /** Withheld ones included. */
  mirrorCount: number;
  withheldCount: number;
  /** Org less mirror. */
  difference: number;
  /** Live in the org and not here, at most 100. */
  missingIds: string[];
  /** Live here and not in the org, at most 100. */
  extraIds: string[];
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

  /** Every object that is pulled. One call each; more where the counts differ, to name the records. */
  async report(teamId: string, options: CallOptions = {}): Promise<ParityRow[]> {
    const pulled = await this.runs.pulledObjects(teamId);
    const rows: ParityRow[] = [];
    for (const object of CRM_OBJECTS)
      if (pulled.includes(object)) rows.push(await this.compare(teamId, object, options));
    return rows;
  }

  private async compare(teamId: string, object: CrmObject, options: CallOptions): Promise<ParityRow> {
    const orgCount = await this.org.count(teamId, count(object), options);
    const mirrorCount = await counts.live(this.db, teamId, object);
    const difference = orgCount - mirrorCount;
    const ids = difference === 0 ? { missing: [], extra: [] } : await this.differences(teamId, object, options);
    return {
      object,
      orgCount,
      mirrorCount,
      withheldCount: await countWithheld(this.db, teamId, object),
      difference,
      missingIds: ids.missing,
      extraIds: ids.extra,
      checkedAt: this.clock.now(),
    };
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
      await load(trx, chosen, pages);
      return sweeps.differences(trx, teamId, chosen, IDS_AT_MOST);
    });
  }
}
