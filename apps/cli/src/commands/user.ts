import { type Command, Option } from 'commander';
import { audit, Teams, USER_ROLES, type UserRole, Users } from '#access';
import { AppError, DB, type Db, transaction } from '#platform';
import { allPages } from '../all-pages.js';
import { byOperator } from '../operator.js';
import { table } from '../output.js';
import { onServices } from '../run-command.js';
import { secretFromStandardInput } from '../standard-input.js';

interface CreateOptions {
  team: string;
  email: string;
  role: UserRole;
  passwordStdin?: boolean;
  generatePassword?: boolean;
}

async function passwordFor({
  passwordStdin = false,
  generatePassword = false,
}: CreateOptions): Promise<string | undefined> {
  const password = generatePassword ? undefined : await secretFromStandardInput(passwordStdin);
  if (passwordStdin && password === undefined) throw new AppError('INVALID_INPUT', 'No password on standard input.');
  return password;
}

/** `user create`, `user reset-password`, `user list` */
export function addUserCommands(program: Command): void {
  const user = program.command('user').description('people who sign in');
  const create = user
    .command('create')
    .description('make a user; the password is read from standard input, or generated and printed once')
    .requiredOption('--team <team>', 'name or id')
    .requiredOption('--email <address>', 'what the user signs in with')
    .addOption(new Option('--role <role>', 'what the user may do').choices(USER_ROLES).makeOptionMandatory())
    .option('--password-stdin', 'insist on a password from standard input')
    .option('--generate-password', 'do not look at standard input');

  onServices<CreateOptions>(create, async ({ app, out, options }) => {
    const team = await app.get(Teams).find(options.team);
    const users = app.get(Users);
    const { email, role } = options;
    const prepared = await users.prepare({ email, role, password: await passwordFor(options) });
    const { password, createdAt, ...created } = await transaction(app.get<Db>(DB), async (trx) => {
      const made = await users.create(trx, team.id, prepared);
      const after = { id: made.id, email: made.email, role: made.role };
      await audit.record(trx, team.id, {
        ...byOperator(),
        action: 'user.create',
        subject: made.id,
        before: null,
        after,
      });
      return made;
    });
    const value = { ...created, createdAt, ...(password === undefined ? {} : { password }) };
    if (password !== undefined) out.note(`The password of ${created.email}, shown this once:`);
    out.result(value, password ?? created.id);
    return 0;
  });

  onServices<{ team: string }>(
    user.command('list').description('the users of a team').requiredOption('--team <team>', 'name or id'),
    async ({ app, out, options: { team: nameOrId } }) => {
      const team = await app.get(Teams).find(nameOrId);
      const data = await allPages((page) => app.get(Users).page(team.id, page));
      const rows = data.map(({ id, email, role, createdAt }) => [id, email, role, createdAt.toISOString()]);
      out.result({ data }, table(['ID', 'EMAIL', 'ROLE', 'CREATED'], rows));
      return 0;
    },
  );
  addResetPassword(user);
}

function addResetPassword(user: Command): void {
  const reset = user
    .command('reset-password')
    .description('put a generated password in place of the one that was forgotten, and print it once; sessions end')
    .requiredOption('--team <team>', 'name or id')
    .requiredOption('--email <address>', 'what the user signs in with');

  onServices<{ team: string; email: string }>(reset, async ({ app, out, options }) => {
    const { id: teamId } = await app.get(Teams).find(options.team);
    const users = app.get(Users);
    const { id } = await users.find(teamId, options.email);
    const prepared = await users.prepareReset(teamId, id);
    const changed = await transaction(app.get<Db>(DB), async (trx) => {
      const action = { action: 'user.reset_password', subject: id, before: null, after: null };
      await audit.record(trx, teamId, { ...byOperator(), ...action });
      return users.resetPassword(trx, teamId, prepared);
    });
    out.note(`The new password of ${changed.email}, shown this once and to be changed at the next sign-in:`);
    out.result(changed, changed.password ?? '');
    return 0;
  });
}
