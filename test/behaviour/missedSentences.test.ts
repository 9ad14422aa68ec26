import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { missedSentences } from '../../src/bot/console/missed.js';
import { startApp, type TestApp } from '../support/app.js';
import { textTalk } from '../support/talk.js';
import { until } from '../support/until.js';

const repository = fileURLToPath(new URL('../..', import.meta.url));
/** A program whose Telenet has missed sentences kept. */
let root: string;
let app: TestApp;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'missed-'));
  for (const part of ['locales', 'cards', 'dist', 'package.json', 'public', 'migrations'])
    await symlink(join(repository, part), join(root, part));
  await cp(join(repository, 'operators'), join(root, 'operators'), { recursive: true });
  const file = join(root, 'operators/telenet/profile.json');
  const profile = z.record(z.string(), z.json()).parse(JSON.parse(await readFile(file, 'utf8')));
  await writeFile(file, JSON.stringify({ ...profile, keepsMissedSentences: true }));
  app = await startApp({ root, limits: { missedOfAccount: { points: 100, duration: 60 } } });
});
afterAll(async () => {
  await app.stop();
  await rm(root, { recursive: true });
});
beforeEach(() =>
  app.store.transaction(async ({ missedSentences, accounts }) => {
    for (const { id } of await missedSentences.where({})) await missedSentences.remove(id);
    for (const account of await accounts.where({})) await accounts.put({ ...account, language: 'fr' });
  }),
);

const rows = () => app.store.read((tables) => tables.missedSentences.where({}));
const texts = async () => (await rows()).map(({ text }) => text);
/** Says these, one after the other, at the menu. */
async function said(operator: string, login: string, ...lines: readonly string[]) {
  const talk = await textTalk(app, operator, login);
  for (const line of lines) await talk.say(line);
  talk.close();
}
const odd = 'zwimplotix mon truc';

describe('a sentence that was not understood', () => {
  it('is kept where the operator says so, with its language and without whose it is', async () => {
    await said('telenet', 'fleet1', odd);
    const [row] = await rows();
    expect(row).toEqual({
      id: expect.any(String),
      operator: 'telenet',
      language: 'fr',
      text: odd,
      at: expect.any(String),
    });
  });

  it('is not kept where the operator does not: that is how it is usually', async () => {
    expect(app.operators.get('konnect')?.profile.keepsMissedSentences).toBe(false);
    await said('konnect', 'agent1', odd);
    expect(await rows()).toEqual([]);
  });

  it.each([
    ['a number', 'zwimplotix le truc 0470 00 00 01', 'zwimplotix le truc #'],
    ['a code', 'zwimplotix le truc AB12-99x', 'zwimplotix le truc #'],
    ['an address', 'zwimplotix le truc jean@example.com', 'zwimplotix le truc #'],
    ['a name', 'zwimplotix le truc Xavier Quelqu', 'zwimplotix le truc *'],
    ['a name in small letters after « de »', 'zwimplotix le truc de xavier mbuyilu', 'zwimplotix le truc de *'],
    ['a quotation', 'zwimplotix le truc « xavier mbuyilu »', 'zwimplotix le truc *'],
  ])('is kept without %s', async (_what, text, kept) => {
    await said('telenet', 'fleet1', text);
    expect(await texts()).toEqual([kept]);
  });

  it('is kept without what a line of the company is called by, in small letters, too', async () => {
    const [line] = await app.store.read(({ lines }) => lines.where({ number: '+32470000001' }));
    const name = (line?.user ?? '').split(' ')[0]?.toLowerCase() ?? '';
    expect(name).not.toBe('');
    await said('telenet', 'fleet1', `zwimplotix ${name} truc`);
    expect(await texts()).toEqual(['zwimplotix * truc']);
  });

  it.each([
    'zwimplotix mon pin 2468',
    'zwimplotix le mot de passe truc',
    'zwimplotix 2468',
    '2468',
    'mein passwort zblorg',
    `${'zblorg '.repeat(40)}`,
  ])('is never kept beside a word for a secret, nor alone, nor as a letter: %s', async (text) => {
    await said('telenet', 'fleet1', text, odd);
    expect((await texts()).filter((kept) => /2468|mot de passe|passwort|\bpin\b|zblorg zblorg/.test(kept))).toEqual([]);
  });

  it('is grouped by operator, language and the nearest procedure, with counts, and is gone after 30 days', async () => {
    await said('telenet', 'fleet1', odd, odd, 'zwimplotix 17 machins', 'zwimplotix le truc 0470 00 00 01');
    const shown = await missedSentences({ DATA_DIR: app.dataDir });
    expect(shown).toContain('telenet  fr  nearest: nothing  3');
    expect(shown).toMatch(/telenet {2}fr {2}nearest: (?!nothing)\S+ {2}1\n {2}1 {2}zwimplotix le truc #/);
    expect(shown).toContain(`  2  ${odd}\n  1  zwimplotix # machins`);
    const [row] = await rows();
    const at = Date.parse(row?.at ?? '');
    await app.store.transaction(async ({ missedSentences: table }) => {
      for (const one of await table.where({}))
        await table.put({ ...one, at: new Date(at - 31 * 86_400_000).toISOString() });
    });
    await said('telenet', 'fleet1', odd);
    await app.halt();
    app = await startApp({ root, dataDir: app.dataDir });
    await until(async () => (await rows()).length === 1);
  });

  it('is let go of beyond the budget, and the conversation goes on', async () => {
    await app.halt();
    app = await startApp({ root, dataDir: app.dataDir, limits: { missedOfAccount: { points: 2, duration: 60 } } });
    await said('telenet', 'fleet1', odd, `${odd} bis`, `${odd} ter`);
    expect(await texts()).toHaveLength(2);
  });
});
