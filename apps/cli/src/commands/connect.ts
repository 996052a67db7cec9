import { readFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { audit, Teams } from '#access';
import { AppError } from '#platform';
import { type ConnectRequest } from '#salesforce';
import { TeamConnection } from '#setup';
import { byOperator } from '../operator.js';
import { onServices } from '../run-command.js';

interface ConnectOptions {
  team: string;
  grant: 'client-credentials' | 'jwt-bearer';
  loginUrl: string;
  clientId: string;
  username?: string;
}

/** Secrets come from the environment or a file: an argument would be readable in the list of processes. */
async function secretsOf({
  grant,
}: ConnectOptions): Promise<Pick<ConnectRequest, 'grant' | 'clientSecret' | 'privateKey'>> {
  if (grant === 'client-credentials') {
    const clientSecret = process.env['SALESFORCE_CLIENT_SECRET'];
    if (clientSecret) return { grant: 'client_credentials', clientSecret };
    throw new AppError('CONFIGURATION_INVALID', 'SALESFORCE_CLIENT_SECRET must hold the secret of the app.');
  }
  const path = process.env['SALESFORCE_PRIVATE_KEY_FILE'];
  if (!path)
    throw new AppError('CONFIGURATION_INVALID', 'SALESFORCE_PRIVATE_KEY_FILE must name the file of the private key.');
  try {
    return { grant: 'jwt_bearer', privateKey: await readFile(path, 'utf8') };
  } catch (cause) {
    throw new AppError('CONFIGURATION_INVALID', 'The file that SALESFORCE_PRIVATE_KEY_FILE names cannot be read.', {
      cause,
    });
  }
}

/** `connect`: signs a team in to its org, server to server. */
export function addConnectCommand(program: Command): void {
  const command = program
    .command('connect')
    .description(
      'connect a team with its Salesforce org; the secret comes from SALESFORCE_CLIENT_SECRET or the file SALESFORCE_PRIVATE_KEY_FILE names',
    )
    .requiredOption('--team <team>', 'name or id')
    .addOption(
      new Option('--grant <grant>', 'how to sign in')
        .choices(['client-credentials', 'jwt-bearer'])
        .makeOptionMandatory(),
    )
    .requiredOption('--login-url <url>', "the org's My Domain address, as in https://acme.my.salesforce.com")
    .requiredOption('--client-id <id>', 'consumer key of the External Client App')
    .option('--username <username>', 'the user to act as, for jwt-bearer');

  onServices<ConnectOptions>(command, async ({ app, out, options }) => {
    const { id: teamId } = await app.get(Teams).find(options.team);
    const { loginUrl, clientId, username } = options;
    const request = { ...(await secretsOf(options)), loginUrl, clientId, username };
    const connection = await app
      .get(TeamConnection)
      .connect(teamId, request, async (trx, { orgId, orgName, grant, username: user }) =>
        audit.record(trx, teamId, {
          ...byOperator(),
          action: 'connection.connect',
          subject: orgId,
          before: null,
          after: { orgId, orgName, grant, username: user },
        }),
      );
    const { orgName, orgId, username: user, sandbox } = connection;
    out.result(
      connection,
      `Connected to ${orgName ?? 'the org'} (${orgId ?? ''}${sandbox === true ? ', sandbox' : ''}) as ${user ?? ''}.`,
    );
    return 0;
  });
}
