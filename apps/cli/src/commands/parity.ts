import type { Command } from 'commander';
import { Teams } from '#access';
import { Parity, type ParityRow } from '#sync';
import { act, table } from '../output.js';
import { onServices } from '../run-command.js';

/** Some of the records, and how many there are in all where they are more. */
function named({ missingIds, extraIds, differingIds }: ParityRow): string {
  const ids = [
    ...missingIds.map((id) => `missing ${id}`),
    ...extraIds.map((id) => `extra ${id}`),
    ...differingIds.map((id) => `differing ${id}`),
  ];
  const more = ids.length > 3 ? ` and ${ids.length - 3} more (--json has them)` : '';
  return ids.slice(0, 3).join(', ') + more;
}

/** Counts, then why they differ: a line each. */
function parityTable(rows: readonly ParityRow[]): string {
  const lines = rows.map((row) => [
    row.object,
    ...[row.orgCount, row.mirrorCount, row.withheldCount, row.difference, row.valuesDiffering].map((count) =>
      String(count ?? '?'),
    ),
    named(row),
  ]);
  const reasons = rows.flatMap(({ object, reason }) =>
    reason === null ? [] : [`${object}: ${reason.detail}${act(reason.whoMustAct)}`],
  );
  const withheld = rows.some(({ withheldCount }) => withheldCount > 0)
    ? ['Withheld records are here, and kept from linking: `sync-errors` says why.']
    : [];
  return [
    table(['Object', 'Org', 'Mirror', 'Withheld', 'Difference', 'Values differ', ''], lines),
    ...reasons,
    ...withheld,
  ].join('\n');
}

/** Equal counts hide one record that is missing beside one too many, and a value that is another one. */
function differs({ difference, missingIds, extraIds, valuesDiffering }: ParityRow): boolean {
  return difference !== 0 || missingIds.length + extraIds.length + valuesDiffering > 0;
}

/** `parity`: the mirror against the org as it is now. Ends with 3 when they differ. */
export function addParityCommand(program: Command): void {
  const command = program
    .command('parity')
    .description('compare the mirror with the org, live records by count, id and value; ends with 3 where they differ')
    .requiredOption('--team <team>', 'name or id');

  onServices<{ team: string }>(command, async ({ app, out, options }) => {
    const { id: teamId } = await app.get(Teams).find(options.team);
    const rows = await app.get(Parity).report(teamId);
    out.result({ data: rows }, parityTable(rows));
    return rows.some(differs) ? 3 : 0;
  });
}
