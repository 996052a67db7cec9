import { encryptionKeysOf } from '../config/config.js';
import { Cipher } from './cipher.js';

const keys = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64'));
const place = { teamId: 'team-1', column: 'salesforce.connections.refresh_token' };
const older = new Cipher(encryptionKeysOf(keys[0]));
const rotated = new Cipher(encryptionKeysOf(`${keys[1]},${keys[0]}`));
const unknown = expect.objectContaining({ code: 'ENCRYPTION_KEY_UNKNOWN' }) as unknown;

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe('Cipher', () => {
  it.each(['', 'a', 'geheim – ключ 🔑', 'x'.repeat(100_000)])('gives back what it took: %#', (text) => {
    expect(older.decrypt(older.encrypt(text, place), place)).toBe(text);
  });

  it('never gives the same ciphertext twice', () => {
    expect(older.encrypt('a', place)).not.toBe(older.encrypt('a', place));
  });

  it('decrypts with an older key, and says that it should be rotated', () => {
    const ciphertext = older.encrypt('a', place);
    expect(rotated.decrypt(ciphertext, place)).toBe('a');
    expect(rotated.needsRotation(ciphertext)).toBe(true);
    expect(rotated.needsRotation(rotated.encrypt('a', place))).toBe(false);
  });

  it('refuses a ciphertext of a key it does not have', () => {
    expect(thrownBy(() => older.decrypt(rotated.encrypt('a', place), place))).toEqual(unknown);
  });

  it.each([
    { ...place, teamId: 'team-2' },
    { ...place, column: 'salesforce.connections.client_secret' },
  ])('refuses a ciphertext moved to another place: %o', (elsewhere) => {
    expect(thrownBy(() => older.decrypt(older.encrypt('a', place), elsewhere))).toEqual(unknown);
  });

  it.each([
    ['changed', (text: string) => `${text.slice(0, -2)}${text.endsWith('AA') ? 'BB' : 'AA'}`],
    ['cut', (text: string) => text.slice(0, -8)],
    ['emptied', (text: string) => `${text.split('.')[0]}.`],
    ['not ours', () => 'plain'],
  ])('refuses a ciphertext that was %s', (_how, change) => {
    expect(thrownBy(() => older.decrypt(change(older.encrypt('secret', place)), place))).toEqual(unknown);
  });
});
