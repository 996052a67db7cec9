import type { Command } from 'commander';
import { Teams } from '#access';
import { TeamDeletion } from '#erasure';
import { TeamConnection } from '#setup';
import { deletionProgress } from '../deletion-progress.js';
import { byOperator } from '../operator.js';
import { table } from '../output.js';
import { onServices } from '../run-command.js';

/** `team create`, `team list`, `team delete` */
export function addTeamCommands(program: Command): void {
  const team = program.command('team').description('the tenants of this installation');

  onServices<{ name: string }>(
    team.command('create').description('make a team').requiredOption('--name <name>', 'its name, not taken yet'),
    async ({ app, out, options: { name } }) => {
      const { actor, sourceAddress } = byOperator();
      const created = await app.get(Teams).create(name, actor, sourceAddress);
      out.result({ id: created.id, name: created.name, createdAt: created.createdAt }, created.id);
      return 0;
    },
  );

  onServices<{ team: string }>(
    team
      .command('delete')
      .description('delete a team with everything it has; after an interruption, say it again')
      .requiredOption('--team <team>', 'name or id'),
    async ({ app, out, options: { team: named } }) => {
      const { id, name } = await app.get(Teams).find(named);
      // Salesforce is told while somebody still knows the tokens; whether it answers changes nothing here.
      await app
        .get(TeamConnection)
        .disconnect(id, () => Promise.resolve())
        .catch(() => undefined);
      const rows = await app.get(TeamDeletion).delete(id, { onProgress: deletionProgress(out) });
      out.result({ id, name, rows }, `Team ${name} is deleted: ${rows} rows.`);
      return 0;
    },
  );

  onServices(team.command('list').description('list the teams'), async ({ app, out }) => {
    const teams = await app.get(Teams).list();
    const rows = teams.map(({ id, name, createdAt }) => [id, name, createdAt.toISOString()]);
    out.result({ data: teams }, table(['ID', 'NAME', 'CREATED'], rows));
    return 0;
  });
}
