import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv, promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp } from '../support/app.js';
import { textTalk } from '../support/talk.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;
let acme: string;
/** As docs/adding-an-operator.md says: a copy, with an id of its own. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guichet-operators-'));
  acme = join(folder, 'acme');
  await cp(join(root, 'operators', 'kcell'), acme, { recursive: true });
  await replace('profile.json', '"id": "kcell"', '"id": "acme"');
});
afterEach(() => rm(folder, { recursive: true }));

async function replace(file: string, text: string, by: string): Promise<void> {
  const before = await readFile(join(acme, file), 'utf8');
  if (!before.includes(text)) throw new Error(`${file} has no ${text}`);
  await writeFile(join(acme, file), before.replace(text, by));
}

async function check(): Promise<string> {
  const program = join(root, 'dist', 'bot', 'console', 'operatorCheckProgram.js');
  const run = promisify(execFile)(process.execPath, [program, acme]);
  return run.then(
    ({ stdout }) => stdout.trim(),
    ({ stderr }: { stderr: string }) => stderr.trim(),
  );
}

/** The commands of docs/adding-an-operator.md, a line each. */
async function documented(beginning: string): Promise<readonly string[]> {
  const text = await readFile(join(root, 'docs', 'adding-an-operator.md'), 'utf8');
  const blocks = [...text.matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)].flatMap(([, block = '']) => block.split('\n'));
  return blocks.map((line) => line.trim()).filter((line) => line.startsWith(beginning));
}

it('docs/adding-an-operator.md, followed to the letter, comes to an operator that is served', async () => {
  const here = await mkdtemp(join(tmpdir(), 'guichet-documented-'));
  for (const name of ['dist', 'package.json', 'node_modules']) await symlink(join(root, name), join(here, name));
  const run = async (command: string) => (await promisify(execFile)('bash', ['-c', command], { cwd: here })).stdout;
  // The first asks, and nobody is there to answer: what it would ask is given in the second.
  const [, given = ''] = await documented('npm run operator:new');
  await run(given);
  const [look = ''] = await documented('npm run operator:check');
  expect(await run(look)).toContain('acme: nothing is wrong with it');
  const [start = ''] = await documented('OPERATORS_DIR=');
  const { OPERATORS_DIR = '', OPERATORS = '' } = parseEnv(start.replace(/ npm start$/, '').replaceAll(' ', '\n'));
  const app = await startApp({ env: { OPERATORS_DIR: join(here, OPERATORS_DIR), OPERATORS } });
  const talk = await textTalk(app, 'acme', 'admin1');
  expect(talk.greeting).not.toBe('');
  talk.close();
  await app.stop();
  await rm(here, { recursive: true });
});

describe('an operator from outside', () => {
  it('is served beside those that come with the program', async () => {
    await replace('profile.json', '"title":', '"colour": "#123456",\n  "title":').catch(() => {});
    const app = await startApp({ env: { OPERATORS_DIR: folder, OPERATORS: 'acme,konnect' } });
    expect([...app.operators.keys()].toSorted()).toEqual(['acme', 'konnect']);
    const talk = await textTalk(app, 'acme', 'admin1');
    expect(talk.greeting).not.toBe('');
    talk.close();
    await app.stop();
  });

  it('with the id of another one keeps the program from starting', async () => {
    await cp(join(root, 'operators', 'konnect'), join(folder, 'konnect'), { recursive: true });
    await expect(startApp({ env: { OPERATORS_DIR: folder } })).rejects.toThrow('there are two operators "konnect"');
  });

  it('is checked: nothing is wrong, or every mistake is named with its file', async () => {
    expect(await check()).toBe('acme: nothing is wrong with it');
    await replace('profile.json', '"country": "KZ"', '"country": "XX"');
    await replace('catalogue.json', '"id": "m2m"', '"id": ""');
    await writeFile(join(acme, 'lines.json'), '{');
    await writeFile(join(acme, 'words', 'ru', 'web.json'), '{"nobodySays": "это"}');
    const said = await check();
    for (const part of ['profile.json:', 'country', 'catalogue.json:', 'plans[0].id', 'lines.json:', 'is not JSON'])
      expect(said).toContain(part);
    expect(said).toContain('web.json: nobodySays');
  });
});
