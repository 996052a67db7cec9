import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { audit, Teams } from '#access';
import { PersonErasures } from '#erasure';
import { DB, type Db } from '#platform';
import { SalesforceConnections } from '#salesforce';
import { WebhookEndpoints } from '#webhooks';
import { byOperator } from '../operator.js';
import { onServices } from '../run-command.js';

/** Who keeps secrets at rest. Each brings its own under the newest key, and answers how many rows it changed. */
const holders: Record<string, (app: INestApplicationContext) => Promise<number>> = {
  'Salesforce connections': (app) => app.get(SalesforceConnections).reencrypt(),
  'Running erasures': (app) => app.get(PersonErasures).reencrypt(),
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
    const entry = { ...byOperator(), action: 'encryption_key.rotate', subject: null, before: null, after: null };
    for (const { id } of await app.get(Teams).list()) await audit.record(app.get<Db>(DB), id, entry);
    const lines = Object.entries(changed).map(([name, count]) => `${name}: ${count} encrypted anew`);
    out.result({ changed }, lines.join('\n'));
    return 0;
  });
}
