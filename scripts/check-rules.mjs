/**
 * Holds the rules of docs/RULES.md against the tree: fails on an id that is cited and not stated there, on a rule that no
 * test names, and on one that is marked as planned although a test names it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../', import.meta.url));
const RULES = 'docs/RULES.md';
const FOLDERS = ['apps', 'libs', 'packages', 'test', 'docs', 'migrations'];
const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'];
/** Paths of icons read like ids: `M5`. */
const SKIPPED = new Set(['node_modules', 'dist', 'RULES.md', 'schema.sql', 'icons.tsx']);

/** `P1`, `L2.3`: a letter of the law and its number; linking's sections and cases have two. */
const ID = /(?<![\w.#/-])(?:[TPANMEFYSW][1-9]\d?|L[2-6](?:\.[1-9]\d?)?)(?![\w-]|\.\d)/g;
const idsIn = (text) => text.match(ID) ?? [];

function stated() {
  const text = readFileSync(join(root, RULES), 'utf8');
  const rules = new Map();
  for (const [, id, planned] of text.matchAll(/^- \*\*([A-Z][\d.]+)\*\* (\*planned\*)?/gm)) {
    if (rules.has(id)) throw new Error(`${RULES} states ${id} twice`);
    rules.set(id, { isPlanned: planned !== undefined });
  }
  return rules;
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (SKIPPED.has(entry.name)) return [];
    if (entry.isDirectory()) return filesIn(path);
    return /\.(tsx?|sql|md)$/.test(entry.name) ? [path] : [];
  });
}

const isTestCall = (callee) =>
  ts.isIdentifier(callee)
    ? ['describe', 'it', 'test'].includes(callee.text)
    : ts.isPropertyAccessExpression(callee) || ts.isCallExpression(callee)
      ? isTestCall(callee.expression)
      : false;

/** What a file cites, and what the names of its tests cite. A spec's other strings are data: `A1` is an account there. */
function citationsOf(path, text) {
  if (!/\.tsx?$/.test(path)) return { cited: idsIn(text), named: [] };
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const isSpec = /(\.spec|^test[/\\].*)\.tsx?$/.test(relative(root, path));
  const cited = [];
  const named = [];
  const seen = new Set();
  const visit = (node) => {
    for (const { pos, end } of [
      ...(ts.getLeadingCommentRanges(text, node.pos) ?? []),
      ...(ts.getTrailingCommentRanges(text, node.end) ?? []),
    ]) {
      if (!seen.has(pos)) cited.push(...idsIn(text.slice(pos, end)));
      seen.add(pos);
    }
    if (ts.isCallExpression(node) && isTestCall(node.expression) && node.arguments[0] !== undefined)
      named.push(...idsIn(node.arguments[0].getText(source)));
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node);
    if (!isSpec && isText) cited.push(...idsIn(node.text));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { cited, named };
}

const rules = stated();
const faults = [];
const named = new Set();
const paths = [
  ...FOLDERS.flatMap((folder) => {
    try {
      return filesIn(join(root, folder));
    } catch (error) {
      if (error.code === 'ENOENT') return [];
      throw error;
    }
  }),
  ...DOCUMENTS.map((name) => join(root, name)),
];
for (const path of paths) {
  let text;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') continue;
    throw error;
  }
  const found = citationsOf(path, text);
  for (const id of found.named) named.add(id);
  for (const id of new Set([...found.cited, ...found.named]))
    if (!rules.has(id)) faults.push(`${relative(root, path)} cites ${id}, which ${RULES} does not state`);
}
for (const [id, { isPlanned }] of rules) {
  if (!isPlanned && !named.has(id))
    faults.push(`No test names ${id}: a rule of ${RULES} is named by the test that holds it`);
  if (isPlanned && named.has(id)) faults.push(`${id} is planned in ${RULES}, and a test names it: take the mark away`);
}
if (process.argv.includes('--list'))
  for (const id of rules.keys()) process.stdout.write(`${id} ${named.has(id) ? 'named' : '-'}\n`);
for (const fault of faults) process.stderr.write(`${fault}\n`);
if (faults.length > 0) process.exitCode = 1;
