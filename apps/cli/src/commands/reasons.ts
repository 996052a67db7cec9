import type { Command } from 'commander';
import { Teams } from '#access';
import { Feeds, type ReasonOfMany } from '#linking';
import { table } from '../output.js';
import { onServices } from '../run-command.js';

function reasonsText(reasons: readonly ReasonOfMany[]): string {
  if (reasons.length === 0) return 'No slot is empty.';
  return table(
    ['recordings', 'slot', 'reason', ''],
    reasons.map(({ count, slot, reason, sentence }) => [String(count), slot, reason, sentence]),
  );
}

/** `reasons`: why slots are empty, and in how many recordings. */
export function addReasonsCommand(program: Command): void {
  const command = program
    .command('reasons')
    .description('why slots of recordings are empty, the most frequent reason first')
    .requiredOption('--team <team>', 'name or id');

  onServices<{ team: string }>(command, async ({ app, out, options: { team } }) => {
    const { id } = await app.get(Teams).find(team);
    const data = await app.get(Feeds).reasons(id, { linkedTo: {} });
    out.result({ data }, reasonsText(data));
    return 0;
  });
}
