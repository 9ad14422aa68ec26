import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp } from '../support/app.js';
import { textTalk } from '../support/talk.js';

const at = (name: string) => fileURLToPath(new URL(`../../dist/bot/console/${name}Program.js`, import.meta.url));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guichet-new-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function run(program: string, ...args: readonly string[]) {
  const done = await promisify(execFile)(process.execPath, [at(program), ...args]).catch(
    (error: { stdout: string; stderr: string }) => error,
  );
  return { out: done.stdout.trim(), problem: done.stderr.trim() };
}

/** All that is asked for, given on the command line. */
const given: Readonly<Record<string, string>> = {
  ...{ like: 'kcell', title: 'Acme Mobile', languages: 'ru,en', 'time-zone': 'Asia/Almaty' },
  ...{ phone: '+7 727 000 0000', email: 'help@acme.example', colour: '#204060' },
};
const made = (id: string, other: Readonly<Record<string, string>> = {}) =>
  run(
    'operatorNew',
    id,
    '--in',
    folder,
    ...Object.entries({ ...given, ...other }).flatMap(([name, value]) => [`--${name}`, value]),
  );

describe('npm run operator:new', () => {
  it('writes a folder that the check finds nothing wrong with, and that starts', async () => {
    const { out, problem } = await made('acme');
    expect([problem, out.includes('operator:check')]).toEqual(['', true]);
    expect((await run('operatorCheck', join(folder, 'acme'))).out).toBe('acme: nothing is wrong with it');
    const readme = await readFile(join(folder, 'acme', 'README.md'), 'utf8');
    for (const file of await readdir(join(folder, 'acme')))
      if (file !== 'README.md') expect(readme).toContain(`\`${file}\``);
    const app = await startApp({ env: { OPERATORS_DIR: folder, OPERATORS: 'acme' } });
    const { profile } = app.operators.get('acme') ?? {};
    expect([profile?.title, profile?.languages, profile?.colour]).toEqual(['Acme Mobile', ['ru', 'en'], '#204060']);
    expect(profile?.contact).toMatchObject({ phone: '+7 727 000 0000', email: 'help@acme.example' });
    const talk = await textTalk(app, 'acme', 'admin1');
    expect(talk.greeting).not.toBe('');
    talk.close();
    await app.stop();
  });

  it('says what is wrong, and writes nothing then', async () => {
    expect((await made('Acme')).problem).toContain('id: small letters');
    expect((await made('acme', { email: 'nobody' })).problem).toContain('email: an e-mail address');
    expect((await made('acme', { languages: 'ru,xx' })).problem).toContain('languages');
    expect((await made('acme', { like: '../kcell' })).problem).toContain('there is no operator');
    expect((await run('operatorNew', 'acme', '--in', folder)).problem).toContain('title');
    expect(await readdir(folder)).toEqual([]);
    await made('acme');
    expect((await made('acme')).problem).toContain('already');
  });
});
