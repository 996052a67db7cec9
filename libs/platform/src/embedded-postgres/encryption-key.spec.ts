import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encryptionKeysOf } from '../config/config.js';
import { keptEncryptionKeys } from './encryption-key.js';

const given = encryptionKeysOf(Buffer.alloc(32, 1).toString('base64'));
const ids = (keys: { id: string }[]): string[] => keys.map(({ id }) => id);

describe('keptEncryptionKeys', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'rr-key-'));
  });
  afterEach(() => {
    rmSync(dataDir, { recursive: true });
  });

  it('makes a key once, readable by its owner alone, and keeps it', () => {
    const [made] = keptEncryptionKeys({ dataDir, encryptionKeys: [] });
    expect(made?.key).toHaveLength(32);
    expect(statSync(join(dataDir, 'encryption-key')).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataDir)).toEqual(['encryption-key']);
    expect(ids(keptEncryptionKeys({ dataDir, encryptionKeys: [] }))).toEqual([made?.id]);
  });

  it('makes none when ENCRYPTION_KEY is set', () => {
    expect(ids(keptEncryptionKeys({ dataDir, encryptionKeys: given }))).toEqual(ids(given));
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('puts ENCRYPTION_KEY before the kept one, so that setting it rotates', () => {
    const [made] = keptEncryptionKeys({ dataDir, encryptionKeys: [] });
    expect(ids(keptEncryptionKeys({ dataDir, encryptionKeys: given }))).toEqual([...ids(given), made?.id]);
  });

  it('refuses a damaged key instead of making a new one', () => {
    writeFileSync(join(dataDir, 'encryption-key'), 'short\n');
    expect(() => keptEncryptionKeys({ dataDir, encryptionKeys: [] })).toThrow(/does not hold a key/);
  });
});
