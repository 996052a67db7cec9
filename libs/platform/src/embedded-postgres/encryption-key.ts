import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, type EncryptionKey, encryptionKeysOf } from '../config/config.js';
import { failure } from './failure.js';
import { giveTo } from './server-user.js';

const KEY_BYTES = 32;

/**
 * The keys for secrets in the embedded database: those of `ENCRYPTION_KEY`, then the one made once and kept in
 * `DATA_DIR/encryption-key`, mode 0600, which belongs to whom DATA_DIR belongs.
 */
export function keptEncryptionKeys({
  dataDir,
  encryptionKeys,
}: Pick<Config, 'dataDir' | 'encryptionKeys'>): EncryptionKey[] {
  const path = join(dataDir, 'encryption-key');
  if (!existsSync(path) && encryptionKeys.length > 0) return [...encryptionKeys];
  if (!existsSync(path)) create(dataDir, path);
  const kept = encryptionKeysOf(readFileSync(path, 'utf8'));
  if (kept.length === 0 || kept.some(({ key }) => key.length !== KEY_BYTES)) {
    throw failure(
      `${path} does not hold a key of ${KEY_BYTES} bytes in base64. Without the right key, stored secrets are lost.`,
    );
  }
  const given = new Set(encryptionKeys.map(({ id }) => id));
  return [...encryptionKeys, ...kept.filter(({ id }) => !given.has(id))];
}

/** Whole or not at all, and of two processes the first one's. */
function create(dataDir: string, path: string): void {
  const draft = `${path}.${process.pid}`;
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(draft, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flush: true });
  if (process.getuid?.() === 0) giveTo(statSync(dataDir), draft);
  try {
    linkSync(draft, path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw failure(`${path} cannot be written.`, { cause });
  } finally {
    rmSync(draft, { force: true });
  }
}
