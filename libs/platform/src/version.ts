import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

function packageFile(folder: string): string {
  const path = join(folder, 'package.json');
  return existsSync(path) ? path : packageFile(dirname(folder));
}

/** Of the project, by its package.json; the build lies one folder deeper than the sources. */
export const VERSION: string = (
  JSON.parse(readFileSync(packageFile(import.meta.dirname), 'utf8')) as { version: string }
).version;
