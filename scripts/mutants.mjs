/**
 * `npm run mutants [-- WORD]`: breaks rules on purpose, one line at a time, and expects the named spec to fail for each. It
 * edits the tree in place and puts every file back, also on Ctrl-C. WORD picks the mutants whose name has it.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);

/** `from` stands exactly once in `file`; `test` narrows the spec to the tests that hold the rule. */
const MUTANTS = [
  {
    name: 'a worker waits for a recording that another is at (L4, skip locked)',
    file: 'libs/linking/src/store/recordings.ts',
    from: `lockSql('skip locked')`,
    to: `lockSql('')`,
    spec: 'test/integration/linking/side-by-side',
  },
  {
    name: 'a worker waits for a call that another is at (P4, skip locked)',
    file: 'libs/linking/src/store/dialer-calls.ts',
    from: `   for update skip locked\``,
    to: `   for update\``,
    spec: 'test/integration/linking/side-by-side',
  },
  {
    name: 'a private opportunity is a candidate (L3.4)',
    file: 'libs/linking/src/store/accounts.ts',
    from: `not a.is_deleted and not o.is_deleted and not o.is_private
     ),`,
    to: `not a.is_deleted and not o.is_deleted
     ),`,
    spec: 'test/integration/linking/recordings',
    test: 'A4, S1',
  },
  {
    name: 'an opportunity with an error of its own is a candidate (S1)',
    file: 'libs/linking/src/store/accounts.ts',
    from: 'case when o.withheld is not null then 2 when',
    to: 'case when',
    spec: 'test/integration/linking/recordings',
    test: 'A4, S1',
  },
  {
    name: 'another team’s account is found (tenancy)',
    file: 'libs/linking/src/store/accounts.ts',
    from: 'where a.team_id = $1 and a.crm_id = any((select ids from family)::text[])`',
    to: 'where a.crm_id = any((select ids from family)::text[])`',
    spec: 'test/integration/linking/teams-apart',
  },
  {
    name: 'the team’s removal from the free-mail list is not heard (A5, W6)',
    file: 'libs/identifiers/src/domain/team-hosts.ts',
    from: `?? host];
  if (names.some((name) => team.remove.has(name))) return undefined;
`,
    to: `?? host];
`,
    spec: 'libs/linking/src/domain/addresses/classify-domain',
  },
  {
    name: 'a partition beside the first commits without its lease (Y2, the parallel lease check)',
    file: 'libs/sync/src/merge/partitions.ts',
    from: `      await assertLease(trx, run.lease);\n`,
    to: ``,
    spec: 'test/integration/sync/guards',
    test: 'no partition',
  },
  {
    name: 'progress does not start the attempts anew (the attempt counter)',
    file: 'libs/sync/src/read/retry.ts',
    from: `      if (attempt.rows > furthest) [furthest, tries] = [attempt.rows, 1];\n`,
    to: ``,
    spec: 'test/integration/sync/guards',
    test: 'attempts anew',
  },
  {
    name: 'missing rows are no failure (Y2)',
    file: 'libs/sync/src/domain/prove.ts',
    from: `return expected === read;`,
    to: `return expected >= read;`,
    spec: 'libs/sync/src/domain/prove',
  },
  {
    name: 'a reconcile deletes without asking (Y4)',
    file: 'libs/sync/src/domain/prove.ts',
    from: `return deletions.undone > 0 || deletions.found * 100 > deletions.live * percent;`,
    to: `return deletions.undone > 0;`,
    spec: 'libs/sync/src/domain/prove',
  },
  {
    name: 'the watermark is not the overlap behind (Y1)',
    file: 'libs/sync/src/run/finish.ts',
    from: `settings.watermarkOverlapSeconds)`,
    to: `0)`,
    spec: 'test/integration/sync/incremental',
  },
  {
    name: 'a purge older than the row deletes it (Y1)',
    file: 'libs/mirror/src/store/deletions.ts',
    from: `        and (m.system_modstamp <= d.deleted_at) is not false\n`,
    to: ``,
    spec: 'test/integration/mirror/merge',
  },
  {
    name: 'a replay writes every row again (the guard on unchanged rows)',
    file: 'libs/mirror/src/store/merge.ts',
    from: '(${before}, m.withheld) is distinct from (${now}, ${withheld})',
    to: 'true',
    spec: 'test/integration/mirror/merge',
  },
];

const jest = fileURLToPath(new URL('node_modules/jest/bin/jest.js', root));
const env = { ...process.env, NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' };

/** Whether the spec passes. Nothing run is no pass and no failure: the filter is wrong then. */
function passes({ spec, test }) {
  const filter = test === undefined ? [] : ['-t', test];
  const args = [jest, '-w', '1', '--silent', spec, ...filter];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: fileURLToPath(root), env, encoding: 'utf8' });
  if (!/[1-9]\d* (passed|failed), \d+/.test(stdout)) throw new Error(`${spec} ran no test ${filter.join(' ')}`);
  return status === 0;
}

let restore = () => undefined;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    restore();
    process.exit(1);
  });
}

/** Whether the spec fails while the line is broken. */
function isKilled({ file, from, to, ...where }) {
  const url = new URL(file, root);
  const text = readFileSync(url, 'utf8');
  if (text.split(from).length !== 2) throw new Error(`${file} does not have this exactly once: ${from}`);
  restore = () => writeFileSync(url, text);
  try {
    writeFileSync(
      url,
      text.replace(from, () => to),
    );
    return !passes(where);
  } finally {
    restore();
  }
}

const word = process.argv[2] ?? '';
const chosen = MUTANTS.filter(({ name }) => name.includes(word));
const sound = new Map();
let survivors = 0;
for (const mutant of chosen) {
  const { name, spec, test } = mutant;
  const key = `${spec} ${test ?? ''}`;
  if (!sound.has(key)) sound.set(key, passes({ spec, test }));
  if (!sound.get(key)) throw new Error(`${key} fails without a mutant`);
  const killed = isKilled(mutant);
  if (!killed) survivors += 1;
  process.stdout.write(
    `${killed ? 'killed  ' : 'SURVIVED'} ${name}\n         ${spec}${test === undefined ? '' : `, ${test}`}\n`,
  );
}
process.stdout.write(`${chosen.length - survivors} of ${chosen.length} killed\n`);
process.exitCode = survivors === 0 ? 0 : 1;
