import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const HOME = '/usr/lib/postgresql';
const PROGRAMS = ['initdb', 'postgres', 'pg_dump', 'pg_restore', 'psql'];

/**
 * Where a PostgreSQL of this machine has all of its programs, the newest; undefined where none has. The embedded one brings
 * no pg_dump.
 */
export function installedPostgres(): string | undefined {
  const majors = existsSync(HOME) ? readdirSync(HOME).map(Number).filter((major) => major >= 15) : []; // prettier-ignore
  return majors
    .toSorted((a, b) => b - a)
    .map((major) => join(HOME, String(major), 'bin'))
    .find((bin) => PROGRAMS.every((program) => existsSync(join(bin, program))));
}
