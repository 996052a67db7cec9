import type { Command } from 'commander';
import { Teams } from '#access';
import { Parity, type ParityRow } from '#sync';
import { table } from '../output.js';
import { onServices } from '../run-command.js';

function parityTable(rows: readonly ParityRow[]): string {
  const lines = rows.map(({ object, orgCount, mirrorCount, withheldCount, difference, missingIds, extraIds }) => [
    object,
    ...[orgCount, mirrorCount, withheldCount, difference].map(String),
    [...missingIds.map((id) => `missing ${id}`), ...extraIds.map((id) => `extra ${id}`)].slice(0, 3).join(', '),
  ]);
  return table(['Object', 'Org', 'Mirror', 'Withheld', 'Difference', ''], lines);
}

/** `parity`: the mirror against the org as it is now. Ends with 3 when they differ. */
export function addParityCommand(program: Command): void {
  const command = program
    .command('parity')
    .description('compare the mirror with the org, live records by count, and by id where the counts differ')
    .requiredOption('--team <team>', 'name or id');

  onServices<{ team: string }>(command, async ({ app, out, options }) => {
    const { id: teamId } = await app.get(Teams).find(options.team);
    const rows = await app.get(Parity).report(teamId);
    out.result({ data: rows }, parityTable(rows));
    return rows.some(({ difference }) => difference !== 0) ? 3 : 0;
  });
}
