import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type MigrationHeader, readHeader } from './compatibility.js';

/** One migration file: `NNNN-<lib>.sql`, applied in the order of its number. */
export interface MigrationFile {
  name: string;
  sql: string;
  /** SHA-256 of the text, whatever its line ends. */
  checksum: string;
  header: MigrationHeader;
}

/** `migrations/` of the project, found from the sources and from the build alike. */
export function migrationsDirectory(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  for (let dir = here; dir !== dirname(dir); dir = dirname(dir)) {
    const candidate = join(dir, 'migrations');
    if (existsSync(join(candidate, '0001-platform.sql'))) return candidate;
  }
  throw new Error('The directory with the migrations is missing from this installation');
}

export function readMigrations(directory: string): MigrationFile[] {
  return readdirSync(directory)
    .filter((name) => /^\d{4}-.+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(directory, name), 'utf8').replaceAll('\r\n', '\n');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex'), header: readHeader(sql) };
    });
}
