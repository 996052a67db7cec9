import type { Command } from 'commander';
import { AnalyticsReaders, Teams } from '#access';
import { onServices } from '../run-command.js';

/** `analytics grant` */
export function addAnalyticsCommands(program: Command): void {
  const analytics = program.command('analytics').description('SQL for analysts: the views of schema analytics');

  onServices<{ role: string; team?: string }>(
    analytics
      .command('grant')
      .description('let a role of PostgreSQL read these views, and nothing else')
      .requiredOption('--role <role>', 'a role that exists')
      .option('--team <team>', 'whose rows: a name or an id; left out, those of all teams'),
    async ({ app, out, options: { role, team } }) => {
      const found = team === undefined ? undefined : await app.get(Teams).find(team);
      await app.get(AnalyticsReaders).grant(role, found?.id ?? null);
      const whose = found === undefined ? 'of all teams' : `of ${found.name}`;
      out.result(
        { role, teamId: found?.id ?? null },
        `${role} reads the views of schema analytics, the rows ${whose}.`,
      );
      return 0;
    },
  );
}
