import { spawnSync } from 'node:child_process';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib';
import { chromium } from 'playwright-core';

export interface FoundBrowser {
  path: string;
  /** A folder of shared libraries that the system may lack. */
  libraries?: string;
  /** A configuration of fonts, for a system without any. */
  fontsConfiguration?: string;
  /** Gives back the space of a browser that was unpacked. */
  remove: () => void;
}

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const installed = (path: string): FoundBrowser => ({ path, remove: () => undefined });

function unpackTar(archive: string, folder: string): void {
  mkdirSync(folder);
  const tar = `${folder}.tar`;
  writeFileSync(tar, brotliDecompressSync(readFileSync(archive)));
  const { status, error, stderr } = spawnSync('tar', ['-xf', tar, '-C', folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${archive} could not be unpacked: ${stderr}`, { cause: error });
}

function writeFontsConfiguration(folder: string): string {
  const path = join(folder, 'fonts.conf');
  writeFileSync(path, `<fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${folder}</cachedir></fontconfig>`);
  return path;
}

/**
 * The browser of the npm package, for Linux on x64, with the libraries it needs where the system has none. The package's
 * own unpacking puts it at one path for all users and takes a half-unpacked file for a whole one.
 */
async function fromPackage(): Promise<FoundBrowser | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const bin = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
  const packed = join(bin, 'chromium.br');
  if (!existsSync(packed)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'related-records-chromium-'));
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const path = join(folder, 'chromium');
    await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(path, { mode: 0o755 }));
    unpackTar(join(bin, 'al2023.tar.br'), join(folder, 'libraries'));
    unpackTar(join(bin, 'fonts.tar.br'), join(folder, 'fonts'));
    return {
      path,
      libraries: join(folder, 'libraries', 'lib'),
      fontsConfiguration: writeFontsConfiguration(folder),
      remove,
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** `CHROMIUM`, the npm package's, an installed one, Playwright's own; an error that says how to get one when there is none. */
export async function findChromium(): Promise<FoundBrowser> {
  const { CHROMIUM: named = '' } = process.env;
  if (named !== '') return installed(named);
  const ours = await fromPackage();
  if (ours !== undefined) return ours;
  const found = [...USUAL_PLACES, chromium.executablePath()].find((path) => existsSync(path));
  if (found !== undefined) return installed(found);
  throw new Error('There is no Chromium here: name one in CHROMIUM, or run npx playwright-core install chromium');
}
