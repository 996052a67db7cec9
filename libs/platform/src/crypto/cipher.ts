import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { EncryptionKey } from '../config/config.js';
import { AppError } from '../errors/app-error.js';

/** Where a secret is stored. It is authenticated too: a ciphertext moved to another team or column does not decrypt. */
export interface CipherContext {
  teamId: string;
  /** As in `salesforce.connections.refresh_token`. */
  column: string;
}

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

function associatedData({ teamId, column }: CipherContext): Buffer {
  return Buffer.from(`${teamId}\0${column}`);
}

/**
 * Encrypts secrets at rest with AES-256-GCM. A ciphertext is `<key id>.<nonce, text, tag in base64url>`: the first key
 * encrypts, every configured one decrypts, so a key is rotated by putting a new one in front.
 */
export class Cipher {
  constructor(private readonly keys: readonly EncryptionKey[]) {}

  encrypt(plaintext: string, context: CipherContext): string {
    const newest = this.keys[0];
    if (newest === undefined)
      throw new AppError('CONFIGURATION_INVALID', 'ENCRYPTION_KEY must be set to store a secret.');
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, newest.key, nonce).setAAD(associatedData(context));
    const bytes = Buffer.concat([nonce, cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${newest.id}.${bytes.toString('base64url')}`;
  }

  /** Throws ENCRYPTION_KEY_UNKNOWN when no configured key made it for this place, or it was changed. */
  decrypt(ciphertext: string, context: CipherContext): string {
    const [id, text = ''] = ciphertext.split('.');
    const key = this.keys.find((candidate) => candidate.id === id);
    const place = `A secret in ${context.column}`;
    if (key === undefined) {
      throw new AppError('ENCRYPTION_KEY_UNKNOWN', `${place} was encrypted with a key that is not in ENCRYPTION_KEY.`);
    }
    const bytes = Buffer.from(text, 'base64url');
    const end = bytes.length - TAG_BYTES;
    try {
      const decipher = createDecipheriv(ALGORITHM, key.key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      })
        .setAAD(associatedData(context))
        .setAuthTag(bytes.subarray(end));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, end)), decipher.final()]).toString('utf8');
    } catch (cause) {
      throw new AppError('ENCRYPTION_KEY_UNKNOWN', `${place} was changed, or belongs elsewhere.`, { cause });
    }
  }

  /** Whether it was encrypted with an older key than the newest. */
  needsRotation(ciphertext: string): boolean {
    return ciphertext.split('.')[0] !== this.keys[0]?.id;
  }
}
