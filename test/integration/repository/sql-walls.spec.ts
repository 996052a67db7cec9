import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { OFFERED_BY_THE_MIRROR } from './offered.js';

// Every statement of the libs is read as it is written: a template literal that names a table of one of our schemas.

const root = join(import.meta.dirname, '..', '..', '..');
const SCHEMAS = [
  'platform',
  'access',
  'salesforce',
  'field_mapping',
  'mirror',
  'sync',
  'linking',
  'webhooks',
  'erasure',
  'pgboss',
];
/** `mirror.contacts`, also where the table is put in at run time; no name in quotes. */
const TABLE = new RegExp(`(?<![\\w.'])(${SCHEMAS.join('|')})\\.([a-z_]+|\\$\\{)`, 'g');

interface Sql {
  file: string;
  text: string;
  /** `schema.table`, or `schema.*` for one that is put in at run time. */
  tables: string[];
}

function statementsOf(file: string): Sql[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Sql[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node)) {
      const text = node.getText();
      const tables = [...text.matchAll(TABLE)].map(([, schema, table]) => `${schema}.${table === '${' ? '*' : table}`);
      if (tables.length > 0 && /\b(?:select|insert|update|delete)\b/.test(text)) found.push({ file, text, tables });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const files = globSync('libs/*/src/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.spec.ts'));
const statements = files.flatMap(statementsOf);
const libOf = (file: string): string => file.split('/')[1]!.replace('-', '_');

/** What a lib reads beyond its own schema. `catalog.spec.ts` holds that what another lib offers is a view or a function. */
const CROSSINGS: Record<string, { tables: readonly string[]; reason: string }> = {
  linking: {
    tables: OFFERED_BY_THE_MIRROR,
    reason: 'candidates are found in two round trips over what the mirror offers',
  },
  platform: { tables: ['pgboss.job'], reason: 'the schema of the job queue, which has no lib of its own' },
};

test('a statement names tables of its own lib alone, or of those that are declared', () => {
  expect(statements.length).toBeGreaterThan(100);
  const crossings: Record<string, Set<string>> = {};
  for (const { file, tables } of statements) {
    const lib = libOf(file);
    for (const table of tables) if (!table.startsWith(`${lib}.`)) (crossings[lib] ??= new Set()).add(table);
  }
  const found = Object.fromEntries(Object.entries(crossings).map(([lib, tables]) => [lib, [...tables].sort()]));
  expect(found).toEqual(Object.fromEntries(Object.entries(CROSSINGS).map(([lib, { tables }]) => [lib, tables])));
});

/** Statements over more than one team, by how they begin, each with its reason. */
const OF_ALL_TEAMS: [beginning: RegExp, reason: string][] = [
  [/^select distinct jsonb_array_elements_text/, 'the job queue knows no team'],
  [/^select name as queue, extract/, 'the job queue knows no team'],
  [/^update sync\.runs set state = .* where state in .* paused_until <=/, 'paused runs wake when their time has come'],
  [/^update pgboss\.job set state = 'created'/, 'the job queue knows no team'],
  [/^delete from pgboss\.job where name = .* and singleton_key/, 'the key of a job is the id of its run'],
  [/^insert into access\.sign_in_limits/, 'attempts are counted before the team is known'],
  [/^select attempts, .* from access\.sign_in_limits/, 'attempts are counted before the team is known'],
  [
    /^with before as \( select next_try_at from access\.sign_in_limits/,
    'attempts are counted before the team is known',
  ],
  [
    /^select .* from access\.users where email = any\(\$1::text\[\]\) order by user_id/,
    'signing in is how the team becomes known',
  ],
  [/^select .* from access\.teams order by name/, 'the list of the teams'],
  [/^delete from pgboss\.job where data/, 'the job queue knows no team; the jobs do'],
  [/^select m\.name, m\.checksum, .* from platform\.migrations m/, 'migrations are of the whole database'],
];
/** Statements whose team is in a part that is put in at run time. */
const TEAM_IN_A_PART: RegExp[] = [
  /^select t\.crm_id, jsonb_build_object/,
  /^insert into linking\.link_decisions \(\$\{DECISION_COLUMNS\}\)/,
  /^select linking\.show_manual_change\(\$1, /,
  /^select '\$\{slot\}' as slot, r\.\$\{slot\}_reason as reason/,
];

test('a statement names the team, or stands on the list with its reason', () => {
  const others = statements
    .filter(({ text }) => !/\bteam_id\b/.test(text))
    .map(({ file, text }) => ({ file, sql: text.slice(1).trim().replace(/\s+/g, ' ') }))
    .filter(
      ({ sql }) => ![...OF_ALL_TEAMS.map(([beginning]) => beginning), ...TEAM_IN_A_PART].some((at) => at.test(sql)),
    )
    .map(({ file, sql }) => `${file}: ${sql.slice(0, 100)}`);
  expect(others).toEqual([]);
});

test('no entry of the list is left over', () => {
  const texts = statements.map(({ text }) => text.slice(1).trim().replace(/\s+/g, ' '));
  const unused = [...OF_ALL_TEAMS.map(([beginning]) => beginning), ...TEAM_IN_A_PART].filter(
    (beginning) => !texts.some((text) => beginning.test(text)),
  );
  expect(unused.map(String)).toEqual([]);
});
