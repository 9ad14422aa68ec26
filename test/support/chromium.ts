import { execFile } from 'node:child_process';
import { access, constants, copyFile, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const advice =
  'The browser tests need Chromium. The one among the development packages runs on Linux x64 (is `npm ci` done?); ' +
  'anywhere else install Chromium or Chrome and set CHROMIUM_PATH to its executable.';

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A Chromium that can be started: its executable and the environment it needs. */
interface Installation {
  readonly executable: string;
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * Starts a headless Chromium with an empty profile: the executable that CHROMIUM_PATH names, else the one among the
 * development packages, unpacked once per test run. The caller closes it. Throws, with the cure, when none can run.
 */
export async function openBrowser(environment = process.env): Promise<Browser> {
  try {
    const installation = await findChromium(environment);
    await access(installation.executable, constants.X_OK);
    // The sandbox stays off: it does not work for root nor in most containers, and only our own pages are opened.
    return await chromium.launch({
      executablePath: installation.executable,
      env: installation.environment,
      args: flags,
      chromiumSandbox: false,
    });
  } catch (cause) {
    throw new Error(`${advice}\n${String(cause)}`, { cause });
  }
}

async function findChromium(environment: NodeJS.ProcessEnv): Promise<Installation> {
  const { CHROMIUM_PATH, TEST_RUN_FOLDER } = environment;
  if (CHROMIUM_PATH) return { executable: CHROMIUM_PATH, environment };
  if (!TEST_RUN_FOLDER) throw new Error('TEST_RUN_FOLDER names no folder to unpack Chromium into; jest sets it.');
  return unpackedChromium(TEST_RUN_FOLDER, environment);
}

/** Unpacks Chromium into `parent` unless it is there. Test files that do so at the same time do not disturb each other. */
export async function unpackedChromium(parent: string, environment = process.env): Promise<Installation> {
  const folder = join(parent, 'chromium');
  if (!(await exists(folder))) await unpack(folder, environment);
  return {
    executable: join(folder, 'chromium'),
    environment: {
      ...environment,
      HOME: folder,
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
    },
  };
}

/** Whole or not at all: unpacked beside the folder, then renamed. Who comes second drops his own copy. */
async function unpack(folder: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const own = await mkdtemp(join(dirname(folder), 'unpacking-'));
  try {
    await promisify(execFile)(
      process.execPath,
      [beside('unpackChromium.mjs')],
      // On this platform the package also unpacks libnss3 and libnspr4, which a bare machine lacks.
      { env: { ...environment, TMPDIR: own, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' } },
    );
    await copyFile(beside('fonts.conf'), join(own, 'fonts.conf'));
    await rename(own, folder);
  } catch (error) {
    await rm(own, { recursive: true, force: true });
    if (!(await exists(folder))) throw error;
  }
}

const beside = (file: string) => fileURLToPath(new URL(file, import.meta.url));

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
