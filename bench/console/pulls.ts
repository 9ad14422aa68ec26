import { fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import { startApp } from '../../test/support/app.js';
import type { Place } from '../measuring.js';
import { adminTimed } from './timed.js';

const OPERATOR = 'kcell';
/** What a page of a back end has. */
const PAGE = 1000;
const Address = z.object({ port: z.int() });

/**
 * What somebody waits for who brings so many lines of a company from a back end by TMF637 (`npm run admin -- pull`): fetched page by page, then
 * both ways through what came, in seconds; and how many megabytes of memory the running program has at the most for it, with its store.
 */
export async function pulledLines({ folder, storeUrl }: Place, count: number): Promise<Record<string, number>> {
  const backEnd = fork(new URL('backEnd.js', import.meta.url).pathname, [String(count)]);
  const [address] = await once(backEnd, 'message');
  const tmf = [
    {
      ...{ operator: OPERATOR, baseUrl: `http://127.0.0.1:${Address.parse(address).port}`, pageSize: PAGE },
      interfaces: { TMF637: {} },
    },
  ];
  const env = { OPERATORS: OPERATOR, ...(storeUrl !== undefined && { STORE_URL: storeUrl }) };
  const more = { ...env, TMF: JSON.stringify(tmf) };
  const app = await startApp({ dataDir: folder, env: more, store: { watchNesting: false } });
  const { said, seconds, megabytes } = await adminTimed({ DATA_DIR: folder, ...env }, 'pull', OPERATOR, 'lines');
  if (!said.includes(`${count} new, 0 changed, 0 as they are, 0 refused`)) throw new Error(said);
  await app.halt();
  backEnd.disconnect();
  return { 'pull, s': seconds, 'more memory, MB': megabytes };
}
