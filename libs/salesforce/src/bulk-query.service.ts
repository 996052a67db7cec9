import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { QueryJobV2 } from 'jsforce/lib/api/bulk2.js';
import type { Connection, Schema } from 'jsforce/lib/core.js';
import { AppError } from '#platform';
import type { CallOptions } from './calls.js';
import { type QueryJob, toQueryJob } from './domain/query-job.js';
import { readResultHead } from './domain/result-head.js';
import { OrgSession } from './org-session.service.js';
import { openBody } from './http/body.js';
import { HTTP_OPTIONS, type HttpOptions } from './http/http-options.js';

export interface CreateJobOptions extends CallOptions {
  /** Rows in the recycle bin too (`queryAll`). */
  includeDeleted?: boolean;
}

export interface ResultOptions extends CallOptions {
  /** Of the page to read; undefined for the first. Good as long as the job exists, and as often as needed. */
  locator?: string | undefined;
  /** Rows of a page at most; Salesforce chooses without it, and may send fewer. */
  maxRecords?: number;
  /** `identity` on a fast network spends less processor time. Default gzip. */
  encoding?: 'gzip' | 'identity';
}

export interface ResultPage {
  /** Decompressed CSV, its first line the header, on every page. Has to be read or destroyed. */
  body: Readable;
  /** Rows Salesforce says the page holds: fewer read means that the page was cut at the end of a row. */
  records: number;
  /** Undefined after the last page. */
  nextLocator: string | undefined;
}

const NO_POLLING = { pollInterval: 0, pollTimeout: 0 };

/**
 * Bulk API 2.0 query jobs. jsforce makes, looks at and aborts them; the results go past it, since it repeats
 * header lines as rows, stops at 999,999 and keeps whole pages in memory (jsforce#1546, #1693, #697).
 */
@Injectable()
export class BulkQuery {
  constructor(
    private readonly session: OrgSession,
    @Inject(HTTP_OPTIONS) private readonly httpOptions: HttpOptions,
  ) {}

  /**
   * Makes a job. Sent again only when the org can not have taken it, so a SALESFORCE_TIMEOUT, _RESPONSE_CUT or
   * _UNAVAILABLE may leave a job behind that nobody reads.
   */
  async create(teamId: string, soql: string, { includeDeleted, ...options }: CreateJobOptions = {}): Promise<QueryJob> {
    const bodyParams = { query: soql, operation: includeDeleted === true ? ('queryAll' as const) : ('query' as const) };
    return this.session.withJsforce(teamId, options, async (connection) =>
      known(await new QueryJobV2(connection, { bodyParams, pollingOptions: NO_POLLING }).open()),
    );
  }

  /** SALESFORCE_NOT_FOUND for a job that is gone. */
  async status(teamId: string, jobId: string, options: CallOptions = {}): Promise<QueryJob> {
    return this.session.withJsforce(teamId, options, async (connection) => known(await job(connection, jobId).check()));
  }

  /** Only while the job runs; SALESFORCE_REFUSED afterwards. */
  async abort(teamId: string, jobId: string, options: CallOptions = {}): Promise<void> {
    await this.session.withJsforce(teamId, options, (connection) => job(connection, jobId).abort());
  }

  /** One page of a complete job as a stream, with back-pressure. SALESFORCE_RESPONSE_INVALID when its head lacks anything. */
  async results(teamId: string, jobId: string, options: ResultOptions = {}): Promise<ResultPage> {
    const { locator, maxRecords, encoding = 'gzip', ...callOptions } = options;
    const query = new URLSearchParams();
    if (maxRecords !== undefined) query.set('maxRecords', String(maxRecords));
    if (locator !== undefined) query.set('locator', locator);
    const path = `/jobs/query/${jobId}/results${query.size > 0 ? `?${query.toString()}` : ''}`;
    const headers = { accept: 'text/csv', 'accept-encoding': encoding };
    const answer = await this.session.stream(teamId, { path, headers }, callOptions);
    const head = readResultHead(answer.headers);
    if (typeof head === 'string') {
      answer.body.destroy();
      throw new AppError('SALESFORCE_RESPONSE_INVALID', `A page of bulk results ${head}`);
    }
    const { idleTimeoutMs } = this.httpOptions;
    return { body: openBody(answer, { idleTimeoutMs, ...callOptions }), ...head };
  }
}

function job(connection: Connection, id: string): QueryJobV2<Schema> {
  return new QueryJobV2(connection, { id, pollingOptions: NO_POLLING });
}

function known(answer: object): QueryJob {
  const read = toQueryJob(answer as Record<string, unknown>);
  if (read === undefined) throw new AppError('SALESFORCE_RESPONSE_INVALID', 'The answer about a query job is not one');
  return read;
}
