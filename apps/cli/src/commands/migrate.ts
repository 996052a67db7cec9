import type { Command } from 'commander';
import { migrate } from '#platform';
import { onDatabase } from '../run-command.js';

/** `migrate` */
export function addMigrateCommand(program: Command): void {
  onDatabase(
    program.command('migrate').description('bring the database to this version'),
    async ({ database, out }) => {
      const applied = await migrate(database.ownerUrl);
      out.result({ applied }, applied.length === 0 ? 'The database is up to date.' : applied.join('\n'));
      return 0;
    },
  );
}
