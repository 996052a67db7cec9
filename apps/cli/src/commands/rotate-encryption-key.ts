import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { SalesforceConnections } from '#salesforce';
import { WebhookEndpoints } from '#webhooks';
import { onServices } from '../run-command.js';

/** Who keeps secrets at rest. Each brings its own under the newest key, and answers how many rows it changed. */
const holders: Record<string, (app: INestApplicationContext) => Promise<number>> = {
  'Salesforce connections': (app) => app.get(SalesforceConnections).reencrypt(),
  Webhooks: (app) => app.get(WebhookEndpoints).rotateSecrets(),
};

/** `rotate-encryption-key`: afterwards the older keys can be taken out of ENCRYPTION_KEY. */
export function addRotateEncryptionKeyCommand(program: Command): void {
  const command = program
    .command('rotate-encryption-key')
    .description('encrypt every stored secret with the newest of the keys in ENCRYPTION_KEY');
  onServices(command, async ({ app, out }) => {
    const changed: Record<string, number> = {};
    for (const [name, reencrypt] of Object.entries(holders)) changed[name] = await reencrypt(app);
    const lines = Object.entries(changed).map(([name, count]) => `${name}: ${count} encrypted anew`);
    out.result({ changed }, lines.join('\n'));
    return 0;
  });
}
