import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { luhnDigit } from '../../src/domain/values/luhn.js';
import { startApp } from '../../test/support/app.js';
import type { Place } from '../measuring.js';
import { adminTimed } from './timed.js';

const OPERATOR = 'kcell';

/**
 * What somebody waits for who brings so many lines of a company from a file (`npm run admin -- import`), both ways through it, in
 * seconds; and how many megabytes of memory the running program has at the most for it, with its store.
 */
export async function importedLines({ folder, storeUrl }: Place, count: number): Promise<Record<string, number>> {
  const env = { OPERATORS: OPERATOR, ...(storeUrl !== undefined && { STORE_URL: storeUrl }) };
  const app = await startApp({ dataDir: folder, env, store: { watchNesting: false } });
  const path = join(folder, 'lines.csv');
  await pipeline(Readable.from(linesOf(count)), createWriteStream(path));
  const { said, seconds, megabytes } = await adminTimed({ DATA_DIR: folder, ...env }, 'import', OPERATOR, path);
  if (!said.includes(`${count} new, 0 changed, 0 as they are, 0 refused`)) throw new Error(said);
  await app.halt();
  return { 'import, s': seconds, 'more memory, MB': megabytes };
}

function* linesOf(count: number): Generator<string> {
  yield 'number,organisation,billingAccount,plan,iccid,state,user,packages,balance\n';
  for (let n = 0; n < count; n += 1) {
    const digits = `8999703${String(n).padStart(12, '0')}`;
    const number = `+7702${String(2_000_000 + n).padStart(7, '0')}`;
    const plan = 'primer,20000001,businessManager';
    yield `${number},${plan},${digits}${luhnDigit(digits)},active,Примерный Сотрудник ${n},internet10,120.50 KZT\n`;
  }
}
