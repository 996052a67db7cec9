/**
 * Carries out the Dockerfile where no container engine runs: each stage in a fresh Debian root, by mmdebstrap, as root.
 *
 *   node scripts/fresh-root.mjs build FOLDER
 *   node scripts/fresh-root.mjs run FOLDER [NAME=value …] [ARGUMENT …]     the image's CMD, or these arguments in its place
 *   node scripts/fresh-root.mjs health FOLDER [NAME=value …]               the image's HEALTHCHECK
 *   node scripts/fresh-root.mjs drill FOLDER                               a rolling restart and an upgrade under load, with it
 *
 * What runs has the image's user, a root that is read-only, and no way to more rights. The base images are not fetched: they are
 * made of the same Debian and of this project's own Node, so what is not proved is what else those images hold.
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [command, folder = '', ...rest] = process.argv.slice(2);
const target = resolve(folder);
const MIRROR = 'http://deb.debian.org/debian';
const NONROOT = 65532;
/** What the distroless image has of Debian. */
const PACKAGES = [
  'base-files',
  'ca-certificates',
  'gcc-12-base',
  'libc6',
  'libgcc-s1',
  'libstdc++6',
  'netbase',
  'tzdata',
];
const node = join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node');

function must(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, { stdio: 'inherit', ...options });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? `exit ${status}`}`);
}
const copy = (from, to, filter) =>
  cpSync(from, to, { recursive: true, dereference: false, verbatimSymlinks: true, ...(filter && { filter }) });

/** A command in a root, with network and /proc. Registries may be reached by an authority that this machine alone knows. */
function runIn(dir, shell, { cwd = '/', env = {} } = {}) {
  for (const file of ['/etc/resolv.conf', '/etc/hosts']) copy(file, join(dir, file));
  const authorities = process.env.NODE_EXTRA_CA_CERTS;
  if (authorities !== undefined) copy(authorities, join(dir, 'etc/ssl/certs/of-the-machine.crt'));
  const known = authorities === undefined ? {} : { NODE_EXTRA_CA_CERTS: '/etc/ssl/certs/of-the-machine.crt' };
  must(
    'unshare',
    ['--mount', '--pid', '--fork', `--root=${dir}`, `--wd=${cwd}`, '--mount-proc', '/bin/sh', '-c', shell],
    {
      env: { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', HOME: '/root', ...known, ...env },
    },
  );
}

/** Debian, fetched once. */
function debian(dir) {
  if (existsSync(dir)) return;
  must('mmdebstrap', ['--variant=minbase', '--include=ca-certificates', 'bookworm', `${dir}.new`, MIRROR]);
  must('mv', [`${dir}.new`, dir]);
}

/** Each base image, as a root that begins in `dir`; its user and what it starts. */
const BASES = {
  'node:24-bookworm-slim': (dir) => {
    debian(join(target, 'debian'));
    must('cp', ['--archive', join(target, 'debian'), dir]);
    copy(node, join(dir, 'usr/local/bin/node'));
    const npm = dirname(
      dirname(realpathSync(spawnSync('sh', ['-c', 'command -v npm'], { encoding: 'utf8' }).stdout.trim())),
    );
    copy(npm, join(dir, 'usr/local/lib/node_modules/npm'));
    must('ln', ['--symbolic', '../lib/node_modules/npm/bin/npm-cli.js', join(dir, 'usr/local/bin/npm')]);
    return {};
  },
  'gcr.io/distroless/nodejs24-debian12:nonroot': (dir) => {
    const build = join(target, 'debian');
    runIn(
      build,
      `apt-get update --quiet --quiet && mkdir -p /debs /root-of-libraries && cd /debs &&
      apt-get download --quiet --quiet ${PACKAGES.join(' ')} &&
      for deb in *.deb; do dpkg-deb --extract "$deb" /root-of-libraries; done`,
    );
    must('mv', [join(build, 'root-of-libraries'), dir]);
    rmSync(join(build, 'debs'), { recursive: true });
    for (const name of ['proc', 'sys', 'dev', 'tmp', 'home/nonroot']) mkdirSync(join(dir, name), { recursive: true });
    copy(join(build, 'etc/ssl/certs/ca-certificates.crt'), join(dir, 'etc/ssl/certs/ca-certificates.crt'));
    writeFileSync(join(dir, 'etc/passwd'), `nonroot:x:${NONROOT}:${NONROOT}:nonroot:/home/nonroot:/sbin/nologin\n`);
    writeFileSync(join(dir, 'etc/group'), `nonroot:x:${NONROOT}:\n`);
    copy(node, join(dir, 'nodejs/bin/node'));
    return { entrypoint: ['/nodejs/bin/node'] };
  },
};

/** The Dockerfile's instructions: each with its words, and its text. */
const instructions = readFileSync(join(root, 'Dockerfile'), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  .map((line) => /^(\w+) (.*)$/.exec(line).slice(1));
const ignored = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n').filter(Boolean);
const isIgnored = (path) => ignored.some((name) => path === join(root, name));

/** A folder is copied by what is in it, as Docker does. */
function copyInto(words, stage, stages) {
  const from = words[0].startsWith('--from=') ? stages.get(words.shift().slice('--from='.length)).dir : root;
  const to = words.pop();
  const place = to.startsWith('/') ? join(stage.dir, to) : join(stage.dir, stage.cwd, to);
  for (const word of words) {
    const source = join(from, word);
    const isFolder = statSync(source).isDirectory();
    copy(
      source,
      isFolder || !to.endsWith('/') ? place : join(place, basename(word)),
      (path) => from !== root || !isIgnored(path),
    );
  }
}

function build() {
  const stages = new Map();
  let stage;
  for (const [name, text] of instructions) {
    const words = text.split(' ');
    if (name === 'FROM') {
      const title = words[1] === 'AS' ? words[2] : 'image';
      const dir = join(target, title);
      rmSync(dir, { recursive: true, force: true });
      mkdirSync(target, { recursive: true });
      stage = { dir, cwd: '/', env: {}, ...BASES[words[0]](dir) };
      stages.set(title, stage);
    } else if (name === 'WORKDIR') mkdirSync(join(stage.dir, (stage.cwd = text)), { recursive: true });
    else if (name === 'COPY') copyInto(words, stage, stages);
    else if (name === 'RUN') runIn(stage.dir, text, stage);
    else if (name === 'ENV')
      for (const word of words) stage.env[word.split('=')[0]] = word.slice(word.indexOf('=') + 1);
    else if (name === 'CMD') stage.cmd = JSON.parse(text);
    else if (name === 'HEALTHCHECK') stage.health = JSON.parse(text.slice(text.indexOf('CMD ') + 4));
    else if (name !== 'EXPOSE') throw new Error(`This script does not know ${name}`);
  }
  writeFileSync(join(target, 'image.json'), JSON.stringify(stage));
  for (const dir of [join(stage.dir, stage.cwd), stage.dir])
    must('du', ['--summarize', '--apparent-size', '--si', dir]);
}

const IN_THE_IMAGE = `mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" &&
  exec setpriv --no-new-privs unshare --root="$0" --wd="$WORKDIR" --setgid=${NONROOT} --setuid=${NONROOT} -- "$@"`;

function run(isHealth) {
  const { dir, cwd, env, entrypoint, cmd, health } = JSON.parse(readFileSync(join(target, 'image.json'), 'utf8'));
  const given = rest.findIndex((word) => !/^[A-Z_]+=/.test(word));
  const pairs = (given < 0 ? rest : rest.slice(0, given)).map((word) => [
    word.split('=')[0],
    word.slice(word.indexOf('=') + 1),
  ]);
  const args = isHealth ? health : [...entrypoint, ...(given < 0 ? cmd : rest.slice(given))];
  const child = spawn('unshare', ['--mount', 'sh', '-c', IN_THE_IMAGE, dir, ...args], {
    stdio: 'inherit',
    env: { PATH: process.env.PATH, WORKDIR: cwd, ...env, ...Object.fromEntries(pairs) },
  });
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal === null ? code : 1));
}

/** The image, and in FOLDER/next a later version of it, which has a migration more. Load, proxy and PostgreSQL are outside. */
function drill() {
  const stage = JSON.parse(readFileSync(join(target, 'image.json'), 'utf8'));
  const next = join(target, 'next');
  const dir = join(next, 'image');
  rmSync(next, { recursive: true, force: true });
  mkdirSync(next);
  must('cp', ['--archive', '--link', stage.dir, dir]);
  writeFileSync(join(next, 'image.json'), JSON.stringify({ ...stage, dir }));
  const migration = '-- works-with: 0.2.0\nalter table linking.recordings add column of_the_next_version text;\n';
  writeFileSync(join(dir, stage.cwd, 'migrations', '9999-next-version.sql'), migration);
  const spec = 'test/e2e/drills/rolling-restart.spec.ts';
  must('npm', ['test', '--', spec], { cwd: root, env: { ...process.env, FRESH_ROOT: target } });
}

if (command === 'build' && folder !== '') build();
else if (['run', 'health'].includes(command) && folder !== '') run(command === 'health');
else if (command === 'drill' && folder !== '') drill();
else process.stderr.write('node scripts/fresh-root.mjs build|run|health|drill FOLDER\n');
