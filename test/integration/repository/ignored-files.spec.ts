import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');

describe('a clone of the repository', () => {
  it('holds every source: no rule of .gitignore hides a folder that is called like one of the build or the data', () => {
    const folders = ['apps', 'docs', 'libs', 'migrations', 'scripts', 'test'];
    const { stdout } = spawnSync('git', ['ls-files', '--others', '--ignored', '--exclude-standard', ...folders], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
  });
});
