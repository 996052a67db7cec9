import { deletions as mirrorDeletions } from '#mirror';
import { transaction } from '#platform';
import { selectByIds } from '../domain/soql.js';
import { mergePages } from '../merge/merge-pages.js';
import { type Run } from '../run/run.js';
import { type RunTools } from '../run/run-tools.js';
import * as deletions from '../store/deletions.js';
import { boundIdle } from '../store/run-writes.js';
import { readPages } from './pages.js';
import { withRetries } from './retry.js';

/** Reads single records by their ids, and takes the org's word for them: what it no longer has, it has purged. */
export async function readRecords(tools: RunTools, run: Run): Promise<void> {
  await withRetries(tools, run, async (attempt) => {
    const { crmIds = [] } = run.step ?? {};
    const chosen = run.select();
    const fields = chosen.fields.map(({ source }) => source);
    const soql = selectByIds(run.object, fields, crmIds);
    const first = await tools.org.query(run.teamId, soql, { ...run.call, includeDeleted: true });
    const found = new Set(first.records.map(({ Id }) => Id));
    if (first.done)
      await markMissing(
        tools,
        run,
        crmIds.filter((id) => !found.has(id)),
      );
    attempt.announced = first.totalSize;
    const from = { org: tools.org, teamId: run.teamId, call: run.call };
    const dateTimes = new Set(run.checkpoint.plan.dateTimes);
    const pages = readPages(from, { kind: 'rest', first, fields, dateTimes });
    await mergePages(tools, run, { attempt, chosen, pages, isSmall: true });
  });
}

/** They can be taken back as what a reconcile deletes. */
async function markMissing(tools: RunTools, run: Run, crmIds: readonly string[]): Promise<void> {
  if (crmIds.length === 0) return;
  const { teamId, runId, object } = run;
  await transaction(tools.db, async (trx) => {
    await boundIdle(trx, tools.tuning.leaseSeconds);
    const found = await mirrorDeletions.liveAmong(trx, teamId, object, crmIds);
    await deletions.insert(trx, { teamId, runId }, { object, state: 'applied', found });
    const deleted = await mirrorDeletions.markFound(trx, teamId, object, { found, deleted: true });
    await run.advance(trx, { counts: { deleted: run.checkpoint.counts.deleted + deleted } });
  });
}
