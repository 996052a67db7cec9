import { Inject, Injectable } from '@nestjs/common';
import { CRM_OBJECTS, type CrmObject } from '#identifiers';
import {
  counts,
  idScans,
  MIRROR_TABLES,
  objectStates,
  type Selection,
  selection,
  type ValueDifferences,
} from '#mirror';
import { AppError, Clock, type Db, DB, transaction } from '#platform';
import { type CallOptions, type QueryPage, SalesforceOrg, whoMustAct } from '#salesforce';
import { cheaperTransport } from './domain/cost.js';
import { explain, isOfObject } from './domain/crm-sync-errors.js';
import { type Circumstances, explainDifference, type Reason } from './domain/explain-difference.js';
import { fieldName } from './domain/select-list.js';
import { count, select, selectByIds } from './domain/soql.js';
import { leniently, loadScan } from './read/id-scan.js';
import { openLiveIds } from './read/live-ids.js';
import { readPages, type ReadPages } from './read/pages.js';
import * as crmSyncErrors from './store/crm-sync-errors.js';
import * as objectProgress from './store/object-progress.js';
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
  /** Every value where that is cheap, else those of records chosen at random. */
  valuesCompared: number;
  valuesDiffering: number;
  /** Records with a value that differs, at most 100. */
  differingIds: string[];
  /** Why they differ, and who can end it; null where they do not. */
  reason: Reason | null;
  checkedAt: Date;
}

const IDS_AT_MOST = 100;
/** Records whose values are compared of an object that is too large to be read whole. */
const SAMPLE_RECORDS = 600;
/** So many ids fit the address of one query. */
const IDS_PER_QUERY = 200;
const DESCRIPTION_AGE_MS = 15 * 60_000;
const NO_VALUES: ValueDifferences = { compared: 0, differing: 0, ids: [] };

interface Subject {
  teamId: string;
  object: CrmObject;
  options: CallOptions;
}

interface Found {
  missing: string[];
  extra: string[];
  values: ValueDifferences;
}

type Comparison = Omit<ParityRow, 'object' | 'mirrorCount' | 'withheldCount' | 'checkedAt'>;

/** Compares the mirror with the org as it is now. */
@Injectable()
export class Parity {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly org: SalesforceOrg,
    private readonly clock: Clock,
    private readonly runs: SyncRuns,
  ) {}

  /** Every object. One call each where all of it is one page; a few more for larger ones, and where the counts differ. */
  async report(teamId: string, options: CallOptions = {}): Promise<ParityRow[]> {
    const rows: ParityRow[] = [];
    for (const object of CRM_OBJECTS) rows.push(await this.row(teamId, object, options));
    return rows;
  }

  private async row(teamId: string, object: CrmObject, options: CallOptions): Promise<ParityRow> {
    const mirrorCount = await counts.live(this.db, teamId, object);
    const compared = await this.compare({ teamId, object, options }, mirrorCount);
    const withheldCount = await countWithheld(this.db, teamId, object);
    return { object, mirrorCount, withheldCount, ...compared, checkedAt: this.clock.now() };
  }

  /** An object that the connected user may not see is said so, and does not keep the others from being compared. */
  private async compare(subject: Subject, mirrorCount: number): Promise<Comparison> {
    const { teamId, object, options } = subject;
    try {
      const chosen = await this.comparable(teamId, object);
      const fields = chosen.fields.map(({ source }) => source);
      // Where everything is a page or three, the question brings the answer.
      const isSmall = cheaperTransport({ rows: mirrorCount, extent: 'everything' }, [], 1) === 'rest';
      const first = await this.org.query(teamId, isSmall ? select({ object, fields }) : count(object), options);
      const orgCount = first.totalSize;
      const whole = isSmall && cheaperTransport({ rows: orgCount, extent: 'everything' }, [], 1) === 'rest';
      const found = whole
        ? await this.wholly(subject, chosen, first)
        : { ...(await this.sampled(subject, chosen)), ...(await this.idDifferences(subject, orgCount - mirrorCount)) };
      const { missing, extra, values } = found;
      const isEqual = missing.length + extra.length + values.differing === 0 && orgCount === mirrorCount;
      const facts = { missing: missing.length, extra: extra.length, differing: values.differing };
      return {
        orgCount,
        difference: orgCount - mirrorCount,
        missingIds: missing,
        extraIds: extra,
        ...valuesView(values),
        reason: isEqual ? null : await this.reason(teamId, object, facts),
      };
    } catch (error) {
      if (!(error instanceof AppError) || !isOfObject(error.code)) throw error;
      const reason = explain(error.code, { object, field: null, value: null, detail: error.message }, whoMustAct);
      const nothing = { orgCount: null, difference: null, missingIds: [], extraIds: [] };
      return { ...nothing, ...valuesView(NO_VALUES), reason };
    }
  }

  /** The columns that are filled for every record, each from the field it is filled from; stale ones hold old values. */
  private async comparable(teamId: string, object: CrmObject): Promise<Selection> {
    const { filledFrom } = objectProgress.ofObject(await objectProgress.list(this.db, teamId), object);
    const { staleTargets } = await objectStates.get(this.db, teamId, object);
    const sources = new Map([['crm_id', 'Id']]);
    for (const column of MIRROR_TABLES[object].columns) {
      const source = filledFrom[fieldName(column)];
      if (source !== undefined && !staleTargets.includes(fieldName(column))) sources.set(column.name, source);
    }
    return selection(object, sources);
  }

  private async wholly(subject: Subject, chosen: Selection, first: QueryPage): Promise<Found> {
    const pages = await this.restPages(subject, chosen, first);
    return this.scan(subject, chosen, pages, async (trx) => ({
      ...(await idScans.differences(trx, subject.teamId, chosen, IDS_AT_MOST)),
      values: await idScans.valueDifferences(trx, subject.teamId, chosen, IDS_AT_MOST),
    }));
  }

  /** Of records chosen at random: of 600, one value in two hundred that differs is found 95 times in 100. */
  private async sampled(subject: Subject, chosen: Selection): Promise<Pick<Found, 'values'>> {
    const { teamId, object, options } = subject;
    const ids = await idScans.sampleIds(this.db, teamId, object, {
      size: SAMPLE_RECORDS,
      seed: this.clock.now().getTime(),
    });
    const values = { ...NO_VALUES, ids: [] as string[] };
    const fields = chosen.fields.map(({ source }) => source);
    for (let from = 0; from < ids.length; from += IDS_PER_QUERY) {
      const soql = selectByIds(object, fields, ids.slice(from, from + IDS_PER_QUERY));
      const pages = await this.restPages(subject, chosen, await this.org.query(teamId, soql, options));
      const part = await this.scan(subject, chosen, pages, (trx) =>
        idScans.valueDifferences(trx, teamId, chosen, IDS_AT_MOST),
      );
      values.compared += part.compared;
      values.differing += part.differing;
      values.ids.push(...part.ids);
    }
    return { values: { ...values, ids: values.ids.sort().slice(0, IDS_AT_MOST) } };
  }

  private async restPages(
    { teamId, object, options }: Subject,
    chosen: Selection,
    first: QueryPage,
  ): Promise<() => ReadPages> {
    const fields = chosen.fields.map(({ source }) => source);
    const description = await this.org.describe(teamId, object, { ...options, maxAgeMs: DESCRIPTION_AGE_MS });
    const dateTimes = new Set(description.fields.flatMap(({ name, type }) => (type === 'datetime' ? [name] : [])));
    const from = { org: this.org, teamId, call: options };
    return () => readPages(from, { kind: 'rest', first, fields, dateTimes });
  }

  private scan<T>(
    subject: Subject,
    chosen: Selection,
    pages: () => ReadPages,
    compare: (trx: Db) => Promise<T>,
  ): Promise<T> {
    return leniently(this.db, subject, (lenient) =>
      transaction(this.db, async (trx) => {
        await loadScan(trx, chosen, { pages: pages(), lenient });
        return compare(trx);
      }),
    );
  }

  private async idDifferences(subject: Subject, difference: number): Promise<Pick<Found, 'missing' | 'extra'>> {
    if (difference === 0) return { missing: [], extra: [] };
    const chosen = selection(subject.object, new Map([['crm_id', 'Id']]));
    const pages = await openLiveIds(this.org, subject);
    return transaction(this.db, async (trx) => {
      await loadScan(trx, chosen, { pages, lenient: false });
      return idScans.differences(trx, subject.teamId, chosen, IDS_AT_MOST);
    });
  }

  private async reason(
    teamId: string,
    object: CrmObject,
    found: Pick<Circumstances, 'missing' | 'extra' | 'differing'>,
  ): Promise<Reason> {
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
}

function valuesView({
  compared,
  differing,
  ids,
}: ValueDifferences): Pick<ParityRow, 'valuesCompared' | 'valuesDiffering' | 'differingIds'> {
  return { valuesCompared: compared, valuesDiffering: differing, differingIds: ids };
}
