import { spawnSync } from 'node:child_process';
import { Command, Option } from 'commander';
import { completionNodes, completionScript } from './completion.js';

const program = new Command('cli').version('1', '--version');
program.command('migrate').option('--json');
const key = program.command('key');
key
  .command('create')
  .option('--team <team>')
  .addOption(new Option('--role <role>').choices(['admin', 'viewer']));
key.command('list').option('--team <team>');

const script = completionScript('bash', completionNodes(program));

/** What bash offers where the cursor is behind `words`, the last of which is being written. */
function offered(...words: string[]): string[] {
  const line = ['related-records', ...words].map((word) => `'${word}'`).join(' ');
  const run = `${script}\nCOMP_WORDS=(${line}); COMP_CWORD=${words.length}; _related_records; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', run], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((word) => word !== '');
}

it.each([
  [[''], ['migrate', 'key', '--version', '--help']],
  [['m'], ['migrate']],
  [
    ['key', ''],
    ['create', 'list', '--help'],
  ],
  [
    ['key', 'create', '--'],
    ['--team', '--role', '--help'],
  ],
  [
    ['key', 'create', '--team', 'key', '--role', ''],
    ['admin', 'viewer'],
  ],
  [['key', 'create', '--role', 'admin', '--t'], ['--team']],
])('after %j bash offers %j', (words, expected) => {
  expect(offered(...words)).toEqual(expected);
});

it('zsh runs the same script', () => {
  expect(completionScript('zsh', completionNodes(program))).toBe(
    `autoload -U +X bashcompinit && bashcompinit\n${script}`,
  );
});
