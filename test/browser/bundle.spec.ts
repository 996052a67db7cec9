import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectDir } from '../support/processes.js';
import { buildConsole } from './support/build-console.js';

interface Chunk {
  file: string;
  imports?: string[];
}

const BYTES_MOST = 307_200;
const folder = join(projectDir, 'dist-console');

/** A chunk, and whatever it needs before it runs. */
function filesOf(manifest: Record<string, Chunk>, names: readonly string[]): Set<string> {
  const files = new Set<string>();
  const add = (name: string): void => {
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`The build has no ${name}`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(add);
  };
  names.forEach(add);
  return files;
}

it('loads at most 300 KB of compressed script before the overview is there', () => {
  buildConsole();
  const manifest = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8')) as Record<string, Chunk>;
  const files = filesOf(manifest, ['index.html', 'src/features/overview/overview-page.tsx']);
  const sizes = [...files].map((file) => gzipSync(readFileSync(join(folder, file))).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  expect(files.size).toBeGreaterThan(1);
  expect(total).toBeGreaterThan(50_000);
  expect(total).toBeLessThanOrEqual(BYTES_MOST);
}, 240_000);
