/**
 * Takes out of node_modules what Node never loads: source maps, types, documents, and bundles for browsers. For an image or
 * a package, after `npm ci --omit=dev --omit=optional`. Licences stay.
 */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)), 'node_modules');
const NEVER_LOADED = /\.(?:map|d\.[cm]?ts|flow|md|markdown)$|\.tsbuildinfo$/;
const LICENCE = /licen[cs]e|notice|copying/i;
/** Whole folders, by their path in node_modules. */
const FOLDERS = ['jsforce/dist', 'jsforce/browser', 'jsforce/src', 'rxjs/src', 'rxjs/dist/bundles'];

let bytes = 0;
function sizeOf(path) {
  const stat = statSync(path);
  return stat.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0) : stat.size;
}
function remove(path) {
  bytes += sizeOf(path);
  rmSync(path, { recursive: true });
}
function prune(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) prune(path);
    else if (entry.isFile() && NEVER_LOADED.test(entry.name) && !LICENCE.test(entry.name)) remove(path);
  }
}

for (const folder of FOLDERS) {
  const path = join(root, folder);
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) remove(path);
}
prune(root);
process.stdout.write(`${Math.round(bytes / 1e6)} MB taken out\n`);
