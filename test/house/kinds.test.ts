import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = `${root}/src/dialogs/fields`;

it('a kind of field has its line in the index and its test', async () => {
  const index = await readFile(`${folder}/index.ts`, 'utf8');
  const missing: string[] = [];
  const kinds: string[] = [];
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.ts'))) {
    if (!/^(?:export )?class \w+Kind /m.test(await readFile(`${folder}/${file}`, 'utf8'))) continue;
    kinds.push(file);
    if (!index.includes(`from './${file.replace(/\.ts$/, '.js')}'`))
      missing.push(`${file} has no line in src/dialogs/fields/index.ts: export what definitions make it with there`);
    const test = `test/dialogs/fields/${file.replace(/\.ts$/, '.test.ts')}`;
    if (!existsSync(`${root}/${test}`)) missing.push(`${file} has no test: write ${test}`);
  }
  expect(missing).toEqual([]);
  expect(kinds).toHaveLength(17);
});
