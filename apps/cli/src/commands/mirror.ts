import type { Command } from 'commander';
import { audit, Teams } from '#access';
import { DB, type Db } from '#platform';
import { MirrorDeletion } from '#sync';
import { deletionProgress } from '../deletion-progress.js';
import { byOperator } from '../operator.js';
import { onServices } from '../run-command.js';

/** `mirror delete` */
export function addMirrorCommands(program: Command): void {
  const mirror = program.command('mirror').description('the local copy of a team’s CRM records');

  onServices<{ team: string }>(
    mirror
      .command('delete')
      .description('delete the mirror; decisions stay, and a connected team reads everything again with its next sync')
      .requiredOption('--team <team>', 'name or id'),
    async ({ app, out, options: { team } }) => {
      const { id: teamId } = await app.get(Teams).find(team);
      await audit.record(app.get<Db>(DB), teamId, {
        ...byOperator(),
        ...{ action: 'mirror.delete', subject: teamId, before: null, after: null },
      });
      const rows = await app.get(MirrorDeletion).delete(teamId, deletionProgress(out));
      out.result({ teamId, rows }, `The mirror is deleted: ${rows} rows.`);
      return 0;
    },
  );
}
