import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { loadOperators } from '../../src/bot/words/operators.js';
import { procedures } from '../../src/dialogs/procedures/index.js';
import type { MenuStart } from '../../src/domain/operator/index.js';
import { Role } from '../../src/domain/records/account.js';
import { inLanguage } from '../../src/domain/terms/choices.js';
import { type Language, languages } from '../../src/domain/terms/language.js';
import { plain } from '../../src/domain/terms/plainText.js';
import { startApp, type TestApp } from '../support/app.js';
import { sharedApps } from '../support/sharedApp.js';
import { cardTalk, textTalk } from '../support/talk.js';

const top = fileURLToPath(new URL('../..', import.meta.url));
const operators = await loadOperators(join(top, 'operators'));
const shared = sharedApps();

/** What a line of a menu is called: its procedure's title, or its own. */
const titleOf = (one: string | MenuStart, words: ReturnType<TestApp['words']>, language: Language): string =>
  typeof one === 'string' ? words.say(`${one}:title`) : inLanguage(one.title, language);

describe('a menu of a few lines', () => {
  it.each(languages)('has the groups of the guide as headings, in %s', async (language) => {
    const app = await shared.open('konnect');
    const words = app.words(language, 'konnect');
    const talk = await textTalk(app, 'konnect', 'agent1');
    await talk.say(words.say('common:language.name'));
    const read = (await talk.say('menu')).split('\n');
    let number = 0;
    const line = (one: string | MenuStart) => `${++number}. ${titleOf(one, words, language)}`;
    const expected = (operators.get('konnect')?.profile.menus.agent ?? []).flatMap((one) =>
      typeof one === 'string' ? [line(one)] : [inLanguage(one.title, language), ...one.procedures.map(line)],
    );
    const from = read.indexOf(expected[0] ?? '');
    expect(read.slice(from, from + expected.length)).toEqual(expected);
    talk.close();
  });
});

/** Each menu that an operator has, in each language. */
const menus = [...operators].flatMap(([operator, { profile }]) =>
  Role.options.flatMap((role) =>
    profile.menus[role] === undefined ? [] : languages.map((language) => [operator, role, language] as const),
  ),
);

describe('the names in a menu', () => {
  // Folded, a group is a button beside those of its lines, and is called by its name.
  it.each(menus)('are each there once, groups with them: at %s, of %s, in %s', async (operator, role, language) => {
    const app = await shared.open('telenet');
    const words = app.words(language, operator);
    const menu = operators.get(operator)?.profile.menus[role] ?? [];
    const names = [
      ...menu.flatMap((one) => (typeof one === 'string' ? [] : [inLanguage(one.title, language)])),
      ...menu
        .flatMap((one) => (typeof one === 'string' ? [one] : one.procedures))
        .map((one) => titleOf(one, words, language)),
      words.say('common:menu.organisation'),
      words.say('common:menu.language'),
    ].map(plain);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

/** An installation in which a role has every procedure that the operator could offer to it. */
async function rootWithMany(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'guichet-root-'));
  for (const part of ['cards', 'dist', 'locales']) await symlink(join(top, part), join(root, part));
  await cp(join(top, 'operators'), join(root, 'operators'), { recursive: true });
  const file = join(root, 'operators', 'telenet', 'profile.json');
  const profile = z
    .looseObject({ roles: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(await readFile(file, 'utf8')));
  const telenet = operators.get('telenet');
  if (telenet === undefined) throw new Error('operators/telenet is missing');
  // What the operator's data do not say how it goes cannot be offered, nor what is for a point of sale.
  const actor = { account: '', operator: 'telenet', role: 'fleetManager', channel: '', conversation: '' } as const;
  const here = procedures.filter(({ ending }) => {
    const { allowed, offered } = ending.run?.command ?? ending.show?.query ?? {};
    const may = allowed === 'everybody' || allowed?.includes(actor.role);
    return may && (offered?.({ operator: telenet, actor }) ?? true);
  });
  const all = here.map(({ id }) => id);
  const roles = {
    fleetManager: [
      { title: 'Alpha', procedures: all.slice(0, 8) },
      { title: 'Beta', procedures: all.slice(8) },
    ],
  };
  await writeFile(file, JSON.stringify({ ...profile, roles }));
  return root;
}

describe('a menu of many lines', () => {
  let app: TestApp;
  let root: string;
  beforeAll(async () => {
    root = await rootWithMany();
    app = await startApp({ of: 'telenet', root });
  });
  afterAll(async () => {
    await app.stop();
    await rm(root, { recursive: true, force: true });
  });

  it('is folded in plain text: a group by its name, a line by its number or title', async () => {
    const talk = await textTalk(app, 'telenet', 'fleet1');
    expect(talk.greeting).toContain('Alpha : 1 à 8\nBeta : 9 à ');
    expect(talk.greeting).not.toContain('\n9. ');
    const beta = await talk.say('beta');
    expect(beta).toMatch(/^Beta\n9\. .+\n10\. /);
    expect(beta).not.toContain('\n1. ');
    const title = /\n10\. (.+)/.exec(beta)?.[1] ?? '';
    const byNumber = await talk.say('10');
    await talk.say('annuler');
    expect(await talk.say(title)).toBe(byNumber);
    talk.close();
  });

  it('is folded on cards: each group behind its button, and still every line is there', async () => {
    const talk = await cardTalk(app, 'telenet', 'fleet1');
    const json = JSON.stringify(talk.cards().at(-1)?.json);
    expect(json.match(/Action\.ToggleVisibility/g)).toHaveLength(2);
    expect(json.match(/"isVisible":false/g)).toHaveLength(2);
    expect(json).toContain('"title":"Alpha"');
    talk.close();
  });
});
