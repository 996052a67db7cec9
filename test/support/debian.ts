import { existsSync } from 'node:fs';
import { join } from 'node:path';

// Programs that no npm package brings. `.ci/run` installs them where it may; elsewhere what needs them is left out, and says so.

const FOLDERS = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/usr/bin', '/usr/local/bin'];

/** Where a program is; undefined where it is not installed. */
export function findProgram(name: string): string | undefined {
  return FOLDERS.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** `describe` where the programs are there; else none of it is run, and a line says what to install. */
export function describeWith(programs: readonly string[], debianPackage: string): jest.Describe {
  return describeWhere(
    programs.every((name) => findProgram(name) !== undefined),
    programs,
    debianPackage,
  );
}

/** The same by whether they were found. */
export function describeWhere(isThere: boolean, programs: readonly string[], debianPackage: string): jest.Describe {
  if (isThere) return describe;
  const file = expect.getState().testPath ?? '';
  const missing = `${programs.join(', ')} is not installed here (Debian: ${debianPackage})`;
  process.stderr.write(`\n*** SKIPPED: ${file}: ${missing} ***\n\n`);
  return describe.skip;
}
