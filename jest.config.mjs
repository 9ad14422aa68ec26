const common = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
};

/** What a run has once, whatever its projects. */
export const run = {
  globalSetup: '<rootDir>/test/support/globalSetup.mjs',
  globalTeardown: '<rootDir>/test/support/globalTeardown.mjs',
  // On two cores, too: a third works while the two others wait for a disk, a browser, a database.
  maxWorkers: 3,
  // What a test file leaves behind stays in a worker's memory: near its limit it only collects garbage. A new one is quick.
  workerIdleMemoryLimit: '1GB',
  // A test that hangs ends by itself. It is no measure of how quick anything is: the machine may have other work.
  testTimeout: 60_000,
};

/** Tests that put something else in the place of a module: each file loads all of the code for itself, which takes seconds. */
export const alone = {
  ...common,
  testMatch: ['**/*.alone.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // Its ES modules import JSON in a way that jest complains about; Node takes this one too.
    '^libphonenumber-js/max$': '<rootDir>/node_modules/libphonenumber-js/max/index.cjs',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2023', parser: { syntax: 'typescript' }, experimental: { keepImportAttributes: true } },
        module: { type: 'es6' },
      },
    ],
  },
};

/** All others: the code is loaded once for all files of a worker (docs/adr/0039-the-code-is-loaded-once.md). */
const shared = {
  ...common,
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['\\.alone\\.test\\.ts$'],
  testRunner: '<rootDir>/test/runner/sharedModules.mjs',
  transform: {},
};

export default { ...run, projects: [shared, alone] };
