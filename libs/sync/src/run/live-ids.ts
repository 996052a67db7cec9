import { Readable } from 'node:stream';
import { type CrmObject } from '#mirror';
import { type CallOptions, type QueryPage, type SalesforceOrg } from '#salesforce';
import { cheaperTransport } from '../domain/cost.js';
import { csvHeader, csvLines } from '../domain/rest-rows.js';
import { select } from '../domain/soql.js';
import { type OpenPages } from './sweep.js';
import { DEFAULT_SYNC_TUNING } from './sync-tuning.js';
import { completed, untilOver } from './wait-for-job.js';

const FIELDS = ['Id'];

interface Asked {
  teamId: string;
  object: CrmObject;
  options: CallOptions;
}

/** The ids of an object's live records, outside any run: by REST when they are few, else by a job of its own. */
export async function openLiveIds(org: SalesforceOrg, asked: Asked): Promise<OpenPages> {
  const { teamId, object, options } = asked;
  const first = await org.query(teamId, select({ object, fields: FIELDS }), options);
  const size = { rows: first.totalSize, extent: 'everything' } as const;
  return () => (cheaperTransport(size, [], 1) === 'rest' ? byRest(org, asked, first) : byBulk(org, asked));
}

type Pages = AsyncGenerator<{ body: Readable; rows: number }>;

async function* byRest(org: SalesforceOrg, { teamId, options }: Asked, first: QueryPage): Pages {
  for (let page: QueryPage | undefined = first; page !== undefined;) {
    const body = Buffer.from(csvHeader(FIELDS) + csvLines(page.records, FIELDS, new Set()));
    yield { body: Readable.from([body], { objectMode: false }), rows: page.records.length };
    page = page.done ? undefined : await org.queryMore(teamId, page, options);
  }
}

async function* byBulk(org: SalesforceOrg, { teamId, object, options }: Asked): Pages {
  const { id } = await org.bulkQuery.create(teamId, select({ object, fields: FIELDS }), options);
  try {
    completed(await untilOver(org, { teamId, jobId: id, options }, DEFAULT_SYNC_TUNING));
  } catch (error) {
    // Of one that is over, this fails and changes nothing.
    await org.bulkQuery.abort(teamId, id).catch(() => undefined);
    throw error;
  }
  let locator: string | undefined;
  do {
    const page = await org.bulkQuery.results(teamId, id, { ...options, locator });
    yield { body: page.body, rows: page.records };
    locator = page.nextLocator;
  } while (locator !== undefined);
}
