import { readFileSync } from 'node:fs';

/** The build's own compiler settings; only there are the specs left out. */
const { exclude: _specs, ...swc } = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));

/** The libs: `#platform` and the others, as they lie in TypeScript. */
const { imports } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const libs = Object.entries(imports).map(([name, { source }]) => [`^${name}$`, source.replace('.', '<rootDir>')]);

/** Native ESM on Node 24: run through `npm test`, which sets --experimental-vm-modules. */
export default {
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false }] },
  moduleNameMapper: {
    ...Object.fromEntries(libs),
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  reporters: ['default', '<rootDir>/scripts/closing-line-reporter.mjs'],
  // A machine with other work takes many times as long as an idle one; a test that hangs is found all the same.
  testTimeout: 120_000,
  maxWorkers: 2,
};
