/**
 * Writes docs/errors.md from the comments of the error catalogue. `--check` writes nothing and fails when it is not current.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';

const root = new URL('../', import.meta.url);
const target = new URL('docs/errors.md', root);
const CATALOGUE = 'libs/platform/src/errors/error-codes.ts';
const STATUSES = 'apps/connector/src/http/error-status.ts';

const kinds = {
  transient: 'nobody; the same call may work later',
  permanent: 'the caller; the same call never works',
  operator: 'whoever runs or administers the service, or the org',
};

/** The members of `export const name = { … }`, and the source they stand in. */
function membersOf(path, name) {
  const source = ts.createSourceFile(path, readFileSync(new URL(path, root), 'utf8'), ts.ScriptTarget.Latest, true);
  let members = [];
  const visit = (node) => {
    if (ts.isVariableDeclaration(node) && node.name.text === name) {
      let value = node.initializer;
      while (!ts.isObjectLiteralExpression(value)) value = value.expression;
      members = [...value.properties];
    } else ts.forEachChild(node, visit);
  };
  visit(source);
  return { source, members };
}

/** `// Heading` lines above a member open a section; its doc comment is its text. */
function commentsAbove(source, member) {
  const ranges = ts.getLeadingCommentRanges(source.text, member.pos) ?? [];
  const texts = ranges.map(({ pos, end }) => source.text.slice(pos, end));
  const doc = texts.filter((text) => text.startsWith('/**')).at(-1);
  return {
    section: texts
      .filter((text) => text.startsWith('//'))
      .map((text) => text.slice(2).trim())
      .at(-1),
    meaning: doc
      ?.slice(3, -2)
      .split('\n')
      .map((line) => line.replace(/^\s*\*?\s?/, '').trim())
      .join(' ')
      .trim(),
  };
}

function catalogue() {
  const { source, members } = membersOf(CATALOGUE, 'ERRORS');
  let section = '';
  return members.map((member) => {
    const above = commentsAbove(source, member);
    section = above.section ?? section;
    const code = member.name.getText(source);
    if (!above.meaning) throw new Error(`${code} has no comment in ${CATALOGUE}`);
    const kind = /kind: '(\w+)'/.exec(member.initializer.getText(source))?.[1];
    return { section, code, kind, meaning: above.meaning };
  });
}

function document() {
  const statuses = membersOf(STATUSES, 'ERROR_STATUS');
  const statusOf = new Map(
    statuses.members.map((member) => [
      member.name.getText(statuses.source),
      member.initializer.getText(statuses.source),
    ]),
  );
  const lines = [
    '# Errors',
    '',
    'Every failure has one of these codes, in the API (`code` of the problem), in logs, in sync runs and in the command line.',
    'A code never changes its meaning. Written by `npm run errors` from the comments of the catalogue.',
    '',
    '| kind | who can do something about it |',
    '|---|---|',
    ...Object.entries(kinds).map(([kind, who]) => `| ${kind} | ${who} |`),
  ];
  let section;
  for (const error of catalogue()) {
    if (error.section !== section) {
      section = error.section;
      lines.push('', `## ${section}`, '', '| code | kind | HTTP | meaning |', '|---|---|---|---|');
    }
    lines.push(
      `| \`${error.code}\` | ${error.kind} | ${statusOf.get(error.code) ?? ''} | ${error.meaning.replaceAll('|', '\\|')} |`,
    );
  }
  return `${lines.join('\n')}\n`;
}

const current = document();
if (!process.argv.includes('--check')) writeFileSync(target, current);
else if (readFileSync(target, 'utf8').replaceAll('\r\n', '\n') !== current) {
  process.stderr.write('docs/errors.md is not current: npm run errors\n');
  process.exitCode = 1;
}
