import { createRequire, register } from 'node:module';
import { pathToFileURL } from 'node:url';
import { register as registerTypeScript } from 'tsx/esm/api';
import { current } from './current.mjs';

// First the adapter, then circus: the one that is loaded first gives jest's events their handlers.
const require = createRequire(import.meta.url);
const adapter = require('jest-circus/runner').default;

const HANDLERS = Symbol.for('EVENT_HANDLERS');
const TIMEOUT = Symbol.for('TEST_TIMEOUT_SYMBOL');

registerTypeScript();
register('./hooks.mjs', import.meta.url);

let runs = 0;
let initializer;
let firstHandlers = 0;

/**
 * jest's own test runner (jest-circus), but in the process itself rather than in a virtual machine for each file: what a file
 * imports from `src` and from packages is loaded once, by Node. See docs/adr/0039.
 */
export default async function sharedModules(globalConfig, config, environment, runtime, testPath, send) {
  // jest's own formatter knows nothing of Node's source maps.
  Error.prepareStackTrace = undefined;
  Reflect.deleteProperty(globalThis, TIMEOUT);
  const variables = { ...process.env };
  runs += 1;
  const url = `${pathToFileURL(testPath).href}?run=${runs}`;
  const inProcess = Object.create(runtime, {
    requireInternalModule: { value: initialized },
    setGlobalsForRuntime: {
      value: (globals) => Object.assign(current, { globals: { ...globals, jest: mocks(environment) } }),
    },
    unstable_shouldLoadAsEsm: { value: () => true },
    unstable_importModule: { value: () => import(url) },
  });
  try {
    return await adapter(globalConfig, config, environment, inProcess, testPath, send);
  } finally {
    environment.moduleMocker.restoreAllMocks();
    for (const name of Object.keys(process.env)) if (!Object.hasOwn(variables, name)) delete process.env[name];
    Object.assign(process.env, variables);
  }
}

/** Circus once a process, as after its start. Loaded anew, each copy would make every promise dearer for good. */
function initialized(path) {
  if (initializer === undefined) {
    initializer = require(path);
    firstHandlers = globalThis[HANDLERS].length;
  }
  globalThis[HANDLERS].length = firstHandlers;
  const state = Object.getOwnPropertySymbols(globalThis).find(({ description }) => description === 'JEST_STATE_SYMBOL');
  const { getState, resetState } = require('jest-circus');
  resetState();
  globalThis[state] = getState();
  return initializer;
}

/** As much of `jest` as our tests use. A module cannot be replaced: it is shared. */
const mocks = ({ moduleMocker }) => ({
  fn: moduleMocker.fn.bind(moduleMocker),
  spyOn: moduleMocker.spyOn.bind(moduleMocker),
  restoreAllMocks: moduleMocker.restoreAllMocks.bind(moduleMocker),
  setTimeout: (ms) => {
    globalThis[TIMEOUT] = ms;
  },
});
