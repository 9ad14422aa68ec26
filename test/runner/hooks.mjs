/**
 * Runs beside the loader: what `import` finds for test files. The code of `src` and of packages is loaded once a process; the test's own
 * files (those of `test/`) once for each test file, so that hooks and state at their top are its own.
 */
const tests = new URL('..', import.meta.url).href;
const runner = new URL('.', import.meta.url).href;
const globals = new URL('globals.mjs', import.meta.url).href;
const RUN = /\?run=\d+$/;

/** Node's resolve hook. */
export async function resolve(specifier, context, next) {
  const [run] = context.parentURL?.match(RUN) ?? [];
  if (run === undefined) return next(specifier, context);
  // Outside a virtual machine the package itself only says that it must not be there.
  if (specifier === '@jest/globals') return { url: globals + run, format: 'module', shortCircuit: true };
  const found = await next(specifier, context);
  const isOwn = found.url.startsWith(tests) && !found.url.startsWith(runner) && !found.url.includes('?');
  return isOwn ? { ...found, url: found.url + run } : found;
}
