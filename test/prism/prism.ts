import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { freePort } from '../support/freePort.js';

/** Its later versions ask for Node 24. It brings 157 packages of its own, 90 MB: fetched for this, and no dependency of anybody else. */
const PACKAGE = '@stoplight/prism-cli@5.14.2';

/** Prism in front of a back end: what does not keep to the official file is answered with an error, on the way there and back. */
export interface Prism {
  readonly url: string;
  /** What it has said of requests and answers that are wrong. */
  readonly violations: string[];
  close(): Promise<void>;
}

/** The program of Prism, once it is here. */
export async function fetchPrism(): Promise<string> {
  const where = 'process.stdout.write(require("node:fs").realpathSync(process.argv[1]))';
  const find = `node -e '${where}' "$(command -v prism)"`;
  const { stdout } = await promisify(execFile)('npx', ['--yes', '--package', PACKAGE, '--call', find]);
  return stdout.trim();
}

/** Puts it in front of `upstream`, with one of the official files. */
export async function startPrism(program: string, specification: string, upstream: string): Promise<Prism> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [program, 'proxy', specification, upstream, '--errors', '--port', String(port)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, SCARF_ANALYTICS: 'false', NO_COLOR: '1' },
    },
  );
  const violations: string[] = [];
  const ended = once(child, 'exit');
  const listening = new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.includes('is listening')) resolve();
      if (/violation|Did not match|error/i.test(line)) violations.push(line.trim());
    });
    void ended.then(() => reject(new Error(`Prism ended before it listened, on ${specification}`)));
  });
  await listening;
  return {
    ...{ url: `http://127.0.0.1:${port}`, violations },
    close: async () => {
      child.kill();
      await ended;
    },
  };
}
