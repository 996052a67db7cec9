import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export interface ConsoleFile {
  body: Buffer;
  type: string;
  /** Named by its content: never to be asked for again. */
  isImmutable: boolean;
}

/** Where the build put the console: beside package.json, as seen from the sources and from `dist` alike. */
function buildFolder(from: string): string {
  let dir = from;
  while (!existsSync(join(dir, 'package.json')) && dirname(dir) !== dir) dir = dirname(dir);
  return join(dir, 'dist-console');
}

/** Every file of the built console, by its path; a few hundred kilobytes, read once. Empty when it is not built. */
export function readConsoleFiles(folder = buildFolder(import.meta.dirname)): Map<string, ConsoleFile> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.flatMap(({ parentPath, name }) => {
      const type = TYPES[extname(name)];
      if (type === undefined) return [];
      const path = join(parentPath, name).slice(folder.length).replaceAll('\\', '/');
      return [[path, { body: readFileSync(join(parentPath, name)), type, isImmutable: path.startsWith('/assets/') }]];
    }),
  );
}
