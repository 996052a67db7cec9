import { Inject, Injectable } from '@nestjs/common';
import { AppError, Clock, DB, type Db } from '#platform';
import {
  type CompositeResult,
  type OrgLimit,
  parsed,
  readDescription,
  readLimits,
  readRecordCounts,
  readVersions,
  toCompositeResult,
} from './answers.js';
import { BulkQuery } from './bulk-query.service.js';
import type { CallOptions } from './calls.js';
import {
  COMPOSITE_QUERIES_AT_MOST,
  compositeBody,
  compositeParts,
  type CompositeRequest,
  deletedPath,
  describePath,
  queryPath,
} from './domain/composite.js';
import { type DeletedRecords, toDeletedRecords } from './domain/deleted-records.js';
import { type CrmObjectDescription, DESCRIPTION_SHAPE } from './domain/describe.js';
import type { ApiUsage } from './domain/limit-info.js';
import { type QueryPage, toQueryPage } from './domain/query-page.js';
import { type OrgStage, STAGE_QUERY, toStage } from './domain/stages.js';
import { type OrgRequest, OrgSession } from './org-session.service.js';
import * as descriptions from './store/descriptions.js';
import * as recordCounts from './store/record-counts.js';
import * as storedStages from './store/stages.js';
import { ApiUsageTracker } from './api-usage-tracker.service.js';
import type { TextAnswer } from './http/retry.js';

export interface QueryOptions extends CallOptions {
  /** Rows in the recycle bin and archived ones too (`queryAll`). */
  includeDeleted?: boolean;
  /** Rows of a page, 200 to 2,000. Salesforce takes it as a wish. */
  batchSize?: number;
}

export interface DescribeOptions extends CallOptions {
  /** A description confirmed no longer ago is taken without asking the org. Default 0: always asked. */
  maxAgeMs?: number;
}

/** What the org last showed of an object. */
export interface KnownDescription {
  object: string;
  description: CrmObjectDescription;
  /** Since it was last confirmed. */
  ageMs: number;
}

export interface RecordCountOptions extends CallOptions {
  /** Counts told no longer ago are taken without asking the org. Default 0: always asked. */
  maxAgeMs?: number;
}

/** An unchanged ETag is trusted for this long: nothing says that it moves with field permissions. */
const ETAG_TRUST_MS = 24 * 60 * 60 * 1000;

/**
 * A team's org, for reading only (F3). What it sends are GETs, composites of GETs, and query jobs: made and
 * aborted. Failures are SALESFORCE_ codes; every call takes an abort signal and a meter.
 */
@Injectable()
export class SalesforceOrg {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
    private readonly session: OrgSession,
    private readonly usage: ApiUsageTracker,
    readonly bulkQuery: BulkQuery,
  ) {}

  /** Whether `describe` would answer without asking the org. */
  async knowsDescription(teamId: string, object: string, maxAgeMs: number): Promise<boolean> {
    const [known] = await this.knownDescriptions(teamId, [object]);
    return known !== undefined && known.ageMs < maxAgeMs;
  }

  /** What `describe` would answer of these objects without asking the org, each with how old it is. */
  async knownDescriptions(teamId: string, objects: readonly string[]): Promise<KnownDescription[]> {
    const stored = await descriptions.list<CrmObjectDescription>(this.db, teamId, this.variant, objects);
    const now = this.clock.now().getTime();
    return stored.map(({ object, description, confirmedAt }) => ({
      object,
      description,
      ageMs: now - confirmedAt.getTime(),
    }));
  }

  /** What the connected user sees of an object. SALESFORCE_OBJECT_UNKNOWN when that is nothing. */
  async describe(
    teamId: string,
    object: string,
    { maxAgeMs = 0, ...options }: DescribeOptions = {},
  ): Promise<CrmObjectDescription> {
    const { variant } = this;
    const stored = await descriptions.find<CrmObjectDescription>(this.db, teamId, object, variant);
    const now = this.clock.now();
    if (stored !== undefined && now.getTime() - stored.confirmedAt.getTime() < maxAgeMs) return stored.description;
    const isTrusted = stored !== undefined && now.getTime() - stored.fetchedAt.getTime() < ETAG_TRUST_MS;
    const headers: Record<string, string> = isTrusted && stored.etag !== null ? { 'if-none-match': stored.etag } : {};
    const answer = await this.describeAnswer(teamId, object, headers, options);
    if (answer.status === 304 && stored !== undefined) {
      await descriptions.confirm(this.db, teamId, object, now);
      return stored.description;
    }
    const description = parsed(answer, 'a description', readDescription);
    const etag = answer.headers.etag ?? null;
    await descriptions.save(this.db, teamId, { object, variant, etag, description }, now);
    return description;
  }

  /**
   * Confirms what the connected user sees of several objects, and reads the stages again, for the price of one request. An
   * object that the org refuses is left as it was: whoever describes it by itself hears why.
   */
  async describeTogether(teamId: string, objects: readonly string[], options: CallOptions = {}): Promise<void> {
    const { variant } = this;
    const asked = objects.map((object): CompositeRequest => ({ kind: 'describe', object }));
    const stages: CompositeRequest = { kind: 'query', soql: STAGE_QUERY };
    const answers = await this.composite(teamId, [...asked, stages], options);
    const now = this.clock.now();
    for (const [index, object] of objects.entries()) {
      const answer = answers[index];
      if (answer?.kind !== 'describe') continue;
      const { description, etag } = answer;
      await descriptions.save(this.db, teamId, { object, variant, etag, description }, now);
    }
    await this.keepStages(teamId, answers.at(-1), options);
  }

  /** Every stage of the org, inactive ones included, in its order. Asks the org. */
  async stages(teamId: string, options: CallOptions = {}): Promise<OrgStage[]> {
    return this.stagesFrom(teamId, await this.query(teamId, STAGE_QUERY, options), options);
  }

  /** The stages as the org last listed them; undefined before it has, and where it refuses to. Asks nobody. */
  async knownStages(teamId: string): Promise<readonly OrgStage[] | undefined> {
    return (await storedStages.find(this.db, teamId))?.listed ?? undefined;
  }

  /** Whether the org was asked for its stages no longer ago. */
  async hasAskedForStages(teamId: string, maxAgeMs: number): Promise<boolean> {
    const stored = await storedStages.find(this.db, teamId);
    return stored !== undefined && this.clock.now().getTime() - stored.toldAt.getTime() < maxAgeMs;
  }

  /** The first page of a query; `queryMore` gets the next ones. */
  async query(
    teamId: string,
    soql: string,
    { includeDeleted, batchSize, ...options }: QueryOptions = {},
  ): Promise<QueryPage> {
    const headers: Record<string, string> =
      batchSize === undefined ? {} : { 'Sforce-Query-Options': `batchSize=${batchSize}` };
    const path = queryPath(soql, includeDeleted === true);
    return parsed(await this.ask(teamId, { path, headers }, options), 'a query page', toQueryPage);
  }

  /** The page after `page`. SALESFORCE_CURSOR_LOST when Salesforce gave up its cursor: the query starts again. */
  async queryMore(teamId: string, { nextRecordsUrl }: QueryPage, options: CallOptions = {}): Promise<QueryPage> {
    if (nextRecordsUrl === undefined) throw new Error('The last page has no next one');
    return parsed(await this.session.text(teamId, { path: nextRecordsUrl }, options), 'a query page', toQueryPage);
  }

  /** Of a `SELECT COUNT() FROM …`. */
  async count(teamId: string, soql: string, options: QueryOptions = {}): Promise<number> {
    return (await this.query(teamId, soql, options)).totalSize;
  }

  /** The delete log of an object, by whole minutes. SALESFORCE_DELETE_LOG_GONE, SALESFORCE_WINDOW_TOO_WIDE. */
  async deleted(
    teamId: string,
    object: string,
    from: Date,
    to: Date,
    options: CallOptions = {},
  ): Promise<DeletedRecords> {
    const answer = await this.ask(teamId, { path: deletedPath(object, from, to) }, options);
    return parsed(answer, 'a delete log', toDeletedRecords);
  }

  /** Several questions for the price of one request. At most five queries. Results in the order asked. */
  async composite(
    teamId: string,
    requests: readonly CompositeRequest[],
    options: CallOptions = {},
  ): Promise<CompositeResult[]> {
    const queries = requests.filter(({ kind }) => kind === 'query').length;
    if (queries > COMPOSITE_QUERIES_AT_MOST) throw new Error(`${queries} queries do not fit one composite call`);
    const headers = { 'content-type': 'application/json' };
    const body = compositeBody(requests, this.session.version);
    const answer = await this.ask(teamId, { method: 'POST', path: '/composite', headers, body }, options);
    const parts = parsed(answer, 'a composite answer', (value) => compositeParts(value, requests.length));
    return parts.map((part, index) => toCompositeResult(part, requests[index]?.kind));
  }

  /** Every allowance of the org by Salesforce's name, as `DailyApiRequests`, `DailyBulkV2QueryJobs`. */
  async limits(teamId: string, options: CallOptions = {}): Promise<Record<string, OrgLimit>> {
    const answer = await this.ask(teamId, { path: '/limits' }, options);
    const limits = parsed(answer, 'a list of limits', readLimits);
    const { DailyApiRequests: daily } = limits;
    if (daily !== undefined) await this.usage.record(teamId, { used: daily.max - daily.remaining, limit: daily.max });
    return limits;
  }

  /** Salesforce's own estimate of rows per object, some hours old; an object it does not count is absent. */
  async recordCounts(
    teamId: string,
    objects: readonly string[],
    { maxAgeMs = 0, ...options }: RecordCountOptions = {},
  ): Promise<Partial<Record<string, number>>> {
    const now = this.clock.now();
    const known = await recordCounts.find(this.db, teamId, objects, new Date(now.getTime() - maxAgeMs));
    const isKnown = objects.every((object) => known.some((count) => count.object === object));
    const counts = isKnown ? known : await this.askRecordCounts(teamId, objects, options);
    if (!isKnown) await recordCounts.save(this.db, teamId, counts, now);
    return Object.fromEntries(counts.flatMap(({ object, rows }) => (rows === null ? [] : [[object, rows]])));
  }

  /** Calls of the last 24 hours as last heard, and the allowance; undefined before the first call. */
  async apiUsage(teamId: string): Promise<ApiUsage | undefined> {
    return this.usage.latest(teamId);
  }

  /** A request whose answer 404 may mean that the whole API version is gone: asked where it matters, and then said. */
  private async ask(teamId: string, request: OrgRequest, options: CallOptions): Promise<TextAnswer> {
    try {
      return await this.session.text(teamId, request, options);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'SALESFORCE_NOT_FOUND') throw error;
      if (!(await this.isVersionRetired(teamId, options))) throw error;
      const message = `The org no longer answers API version ${this.session.version}. Set SALESFORCE_API_VERSION to one it has.`;
      throw new AppError('SALESFORCE_VERSION_UNSUPPORTED', message, { cause: error });
    }
  }

  private async isVersionRetired(teamId: string, options: CallOptions): Promise<boolean> {
    const answer = await this.session.text(teamId, { path: '/services/data/' }, options).catch(() => undefined);
    if (answer === undefined) return false;
    const versions = parsed(answer, 'a list of versions', readVersions);
    return versions.length > 0 && !versions.includes(this.session.version);
  }

  /** A user who may not read the stages is asked again with the next descriptions, and not before. */
  private async keepStages(teamId: string, answer: CompositeResult | undefined, options: CallOptions): Promise<void> {
    if (answer?.kind === 'query') await this.stagesFrom(teamId, answer.page, options);
    else await storedStages.save(this.db, teamId, { listed: null, toldAt: this.clock.now() });
  }

  /** Those of this page and of the pages behind it. A list that is not whole would take stages away, and is not kept. */
  private async stagesFrom(teamId: string, first: QueryPage, options: CallOptions): Promise<OrgStage[]> {
    const listed = first.records.map(toStage);
    for (let page = first; !page.done;) {
      page = await this.queryMore(teamId, page, options);
      listed.push(...page.records.map(toStage));
    }
    if (listed.length !== first.totalSize) {
      const message = `Salesforce announced ${first.totalSize} stages and sent ${listed.length}`;
      throw new AppError('EXTRACTION_INCOMPLETE', message);
    }
    await storedStages.save(this.db, teamId, { listed, toldAt: this.clock.now() });
    return listed;
  }

  private get variant(): string {
    return `v${this.session.version}/${DESCRIPTION_SHAPE}`;
  }

  private async askRecordCounts(
    teamId: string,
    objects: readonly string[],
    options: CallOptions,
  ): Promise<recordCounts.RecordCount[]> {
    const path = `/limits/recordCount?sObjects=${objects.map(encodeURIComponent).join(',')}`;
    const answer = await this.session.text(teamId, { path }, options);
    const rows = parsed(answer, 'a list of counts', readRecordCounts);
    return objects.map((object) => ({ object, rows: rows.get(object) ?? null }));
  }

  private async describeAnswer(
    teamId: string,
    object: string,
    headers: Record<string, string>,
    options: CallOptions,
  ): Promise<TextAnswer> {
    return this.ask(teamId, { path: describePath(object), headers }, options).catch((error: unknown) => {
      if (!(error instanceof AppError) || error.code !== 'SALESFORCE_NOT_FOUND') throw error;
      const message = `${object} does not exist in the org, or the connected user may not see it.`;
      throw new AppError('SALESFORCE_OBJECT_UNKNOWN', message, { cause: error });
    });
  }
}
