/**
 * Holds what documents say of the tree: every relative link leads to a file, every path in backticks is there, and a name in
 * backticks behind a link to a source file stands in that file.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasAnchor } from './headings.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const documents = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md'].filter((name) => existsSync(join(root, name))),
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

const LINK = /\[[^\]]*\]\(([^)\s]+)\)((?:,? `[^`]+`)*)/g;
const PATH = /`((?:apps|libs|packages|test|docs|migrations|scripts)\/[\w./-]*)`/g;

function* faultsOf(name) {
  const text = readFileSync(join(root, name), 'utf8');
  for (const [, path] of text.matchAll(PATH)) if (!existsSync(join(root, path))) yield `${name}: ${path} is not there`;
  for (const [, target, names] of text.matchAll(LINK)) {
    if (/^[a-z]+:/.test(target)) continue;
    const [path, anchor] = target.split('#');
    const file = path === '' ? join(root, name) : resolve(root, dirname(name), path);
    if (!existsSync(file)) {
      yield `${name}: ${target} is not there`;
      continue;
    }
    if (statSync(file).isDirectory()) continue;
    const linked = readFileSync(file, 'utf8');
    if (anchor && !hasAnchor(linked, anchor)) yield `${name}: ${target} has no such heading`;
    if (!/\.(ts|tsx|mjs|sql)$/.test(file)) continue;
    for (const [, word] of names.matchAll(/`([^`]+)`/g))
      if (!linked.includes(word)) yield `${name}: ${path} does not have ${word}`;
  }
}

const faults = documents.flatMap((name) => [...faultsOf(name)]);
for (const fault of faults) process.stderr.write(`${fault}\n`);
if (faults.length > 0) process.exitCode = 1;
