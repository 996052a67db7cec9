import type { CrmObject } from '#identifiers';
import { type CallOptions, type SalesforceOrg } from '#salesforce';
import { cheaperTransport } from '../domain/cost.js';
import { select } from '../domain/soql.js';
import { DEFAULT_SYNC_TUNING } from '../run/sync-tuning.js';
import { readPages, type ReadPages } from './pages.js';
import { completed, untilOver } from './wait-for-job.js';

const FIELDS = ['Id'];

interface Asked {
  teamId: string;
  object: CrmObject;
  options: CallOptions;
}

/** The ids of an object's live records, outside any run: by REST when they are few, else by a job of its own. */
export async function openLiveIds(org: SalesforceOrg, { teamId, object, options }: Asked): Promise<ReadPages> {
  const first = await org.query(teamId, select({ object, fields: FIELDS }), options);
  const from = { org, teamId, call: options };
  if (cheaperTransport({ rows: first.totalSize, extent: 'everything' }, [], 1) === 'rest') {
    return readPages(from, { kind: 'rest', first, fields: FIELDS, dateTimes: new Set() });
  }
  const { id: jobId } = await org.bulkQuery.create(teamId, select({ object, fields: FIELDS }), options);
  try {
    completed(await untilOver(org, { teamId, jobId, options }, DEFAULT_SYNC_TUNING));
  } catch (error) {
    // Of one that is over, this fails and changes nothing.
    await org.bulkQuery.abort(teamId, jobId).catch(() => undefined);
    throw error;
  }
  return readPages(from, { kind: 'bulk', jobId, locator: undefined, rowsAtMost: undefined });
}
