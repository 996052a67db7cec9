import type { SyncEstimate, SyncRun } from '#sync';
import { table } from './output.js';

/** What runs would take, as a person reads it. */
export function estimateTable({ data, apiUsage, budget, warning }: SyncEstimate): string {
  const rows = data.map(({ object, mode, rows: read, transport, apiCalls, seconds }) => [
    object,
    mode,
    read === null ? '?' : String(read),
    transport ?? 'nothing to read',
    String(apiCalls),
    `${seconds} s`,
  ]);
  const calls = data.reduce((sum, { apiCalls }) => sum + apiCalls, 0);
  const { percent, left } = budget;
  const lines = [
    table(['Object', 'Mode', 'Rows, about', 'By', 'API calls, about', 'Time, about'], rows),
    `About ${calls} API calls; the org has used ${apiUsage.used} of ${apiUsage.limit} today, ${left} are left of the team's ${percent} percent.`,
    ...(warning === null ? [] : [`warning: ${warning}`]),
  ];
  return lines.join('\n');
}

/** How runs ended. */
export function runTable(runs: readonly SyncRun[]): string {
  const rows = runs.map(({ object, state, counts, apiCalls, estimate, error }) => {
    const { read, inserted, updated, deleted, withheld } = counts;
    return [
      object,
      state,
      ...[read, inserted, updated, deleted, withheld, apiCalls].map(String),
      estimate === null ? '' : String(estimate.apiCalls),
      error === null ? '' : `${error.detail} (${error.code})`,
    ];
  });
  const header = ['Object', 'State', 'Read', 'Inserted', 'Updated', 'Deleted', 'Withheld', 'API calls', 'Expected', ''];
  return table(header, rows);
}
