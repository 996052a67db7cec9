import { type Command, Option } from 'commander';
import { ApiKeys, audit, type Role, ROLES, Teams } from '#access';
import { DB, type Db, transaction } from '#platform';
import { allPages } from '../all-pages.js';
import { byOperator } from '../operator.js';
import { table } from '../output.js';
import { onServices } from '../run-command.js';

interface CreateOptions {
  team: string;
  role: Role;
  name: string;
}

/** `key create`, `key list`, `key revoke` */
export function addKeyCommands(program: Command): void {
  const key = program.command('key').description('API keys');
  const create = key
    .command('create')
    .description('make a key and print it, alone, on standard output; it is not shown again')
    .requiredOption('--team <team>', 'name or id')
    .addOption(new Option('--role <role>', 'what the key may do').choices(ROLES).makeOptionMandatory())
    .requiredOption('--name <name>', 'what it is for');

  onServices<CreateOptions>(create, async ({ app, out, options: { team: nameOrId, role, name } }) => {
    const team = await app.get(Teams).find(nameOrId);
    const made = await transaction(app.get<Db>(DB), async (trx) => {
      const { key: secret, ...stored } = await app.get(ApiKeys).create(trx, team.id, { name, role });
      const action = { action: 'api_key.create', subject: stored.id };
      await audit.record(trx, team.id, { ...byOperator(), ...action, before: null, after: stored });
      return { ...stored, key: secret };
    });
    out.result(made, made.key);
    return 0;
  });

  onServices<{ team: string }>(
    key
      .command('list')
      .description('the keys of a team, without their secrets')
      .requiredOption('--team <team>', 'name or id'),
    async ({ app, out, options: { team: nameOrId } }) => {
      const team = await app.get(Teams).find(nameOrId);
      const data = await allPages((page) => app.get(ApiKeys).page(team.id, page));
      const day = (at: Date | null): string => at?.toISOString() ?? '';
      const rows = data.map(({ id, name, role, createdAt, expiresAt, lastUsedAt }) => [
        ...[id, name, role],
        ...[createdAt, expiresAt, lastUsedAt].map(day),
      ]);
      out.result({ data }, table(['ID', 'NAME', 'ROLE', 'CREATED', 'EXPIRES', 'LAST USED'], rows));
      return 0;
    },
  );

  onServices(
    key.command('revoke').description('end a key, at once').argument('<id>', "the key's id"),
    async ({ app, out, args: [id = ''] }) => {
      const keys = app.get(ApiKeys);
      const teamId = await keys.teamOf(id);
      await transaction(app.get<Db>(DB), async (trx) => {
        const before = await keys.revoke(trx, teamId, id);
        const action = { action: 'api_key.revoke', subject: id };
        await audit.record(trx, teamId, { ...byOperator(), ...action, before, after: null });
      });
      out.result({ id, revoked: true }, `Revoked ${id}.`);
      return 0;
    },
  );
}
