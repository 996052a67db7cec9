import type { Log } from '#platform';
import type { RunRow } from '../store/run-rows.js';

function summaryOf({ id: runId, object, mode, state, error_code: code, ...row }: RunRow): object {
  const { read, inserted, updated, deleted, withheld, api_calls: apiCalls } = row;
  const counts = { read, inserted, updated, deleted, withheld, apiCalls };
  return { runId, object, mode, state, ...(code === null ? {} : { code }), ...counts };
}

/** One line for what one worker carried out together: a pass, or a run by itself. Nothing where nothing ended here. */
export function logEnded(log: Log, rows: readonly RunRow[]): void {
  const [first] = rows;
  if (first === undefined) return;
  const started = Math.min(...rows.map(({ started_at: at }) => at?.getTime() ?? Number.POSITIVE_INFINITY));
  const finished = Math.max(...rows.map(({ finished_at: at }) => at?.getTime() ?? started));
  const ms = Number.isFinite(started) ? finished - started : 0;
  log.info({ teamId: first.team_id, ms, runs: rows.map(summaryOf) }, 'sync: ended');
}
