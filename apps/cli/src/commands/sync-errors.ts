import type { Command } from 'commander';
import { Teams } from '#access';
import { type CrmSyncError, SyncErrors } from '#sync';
import { act, table } from '../output.js';
import { onServices } from '../run-command.js';

function errorsTable(errors: readonly CrmSyncError[]): string {
  if (errors.length === 0) return 'Nothing is withheld, stale or missing.';
  const rows = errors.map(({ object, count, detail, whoMustAct, samples }) => [
    object,
    String(count),
    detail + act(whoMustAct),
    samples
      .slice(0, 2)
      .map(({ crmId }) => crmId)
      .join(', '),
  ]);
  return table(['Object', 'Count', 'What', ''], rows);
}

/** `sync-errors`: what could not be mirrored, why, and who must act. Ends with 3 when there is something. */
export function addSyncErrorsCommand(program: Command): void {
  const command = program
    .command('sync-errors')
    .description('what could not be mirrored, by cause, and who must act')
    .requiredOption('--team <team>', 'name or id');

  onServices<{ team: string }>(command, async ({ app, out, options }) => {
    const { id: teamId } = await app.get(Teams).find(options.team);
    const errors = await app.get(SyncErrors).grouped(teamId);
    out.result({ data: errors }, errorsTable(errors));
    return errors.length > 0 ? 3 : 0;
  });
}
