import { encryptionKeysInUse as keysOfErasures } from '#erasure';
import { AppError, type Config, type Db } from '#platform';
import { encryptionKeysInUse as keysOfConnections } from '#salesforce';
import { encryptionKeysInUse as keysOfWebhooks } from '#webhooks';

/** Who keeps secrets at rest, and which keys theirs are under. */
const HOLDERS: Readonly<Record<string, (db: Db) => Promise<string[]>>> = {
  'Salesforce connections': keysOfConnections,
  Webhooks: keysOfWebhooks,
  'Running erasures': keysOfErasures,
};

/**
 * Throws ENCRYPTION_KEY_UNKNOWN when something stored is under a key that is not configured: a service that started anyway
 * would find its connections broken one by one, and people would connect again over secrets that the right key still reads.
 */
export async function assertSecretsReadable(db: Db, { encryptionKeys }: Config): Promise<void> {
  const known = new Set(encryptionKeys.map(({ id }) => id));
  const unreadable: string[] = [];
  for (const [holder, keysInUse] of Object.entries(HOLDERS)) {
    const missing = (await keysInUse(db)).filter((id) => !known.has(id));
    if (missing.length > 0) unreadable.push(`${holder} (key ${missing.join(', ')})`);
  }
  if (unreadable.length === 0) return;
  throw new AppError(
    'ENCRYPTION_KEY_UNKNOWN',
    `ENCRYPTION_KEY cannot read what is stored: ${unreadable.join('; ')}. Set the key it was stored with, behind a newer one if there is one.`,
  );
}
