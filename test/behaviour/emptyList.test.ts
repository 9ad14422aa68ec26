import { beforeEach, describe, expect, it } from '@jest/globals';
import { languages } from '../../src/domain/terms/language.js';
import type { TestApp } from '../support/app.js';
import { plainBlanks } from '../support/seen.js';
import { sharedApps } from '../support/sharedApp.js';
import { cardTalk, textTalk } from '../support/talk.js';

const shared = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await shared.open();
});

/** Lists that have nothing in them yet, and how they are come to in plain text; the second way asks for some rows only. */
const lists = [
  {
    operator: 'konnect',
    login: 'agent3',
    procedure: 'transactions',
    all: ['-', '-'],
    some: ['01.01.2026 02.01.2026', '-'],
  },
  {
    operator: 'konnect',
    login: 'agent3',
    procedure: 'commissions',
    all: ['-', '-'],
    some: ['01.01.2026 02.01.2026', '-'],
  },
  { operator: 'telenet', login: 'fleet1', procedure: 'myHistory', all: ['-'], some: ['01.01.2026 02.01.2026'] },
  { operator: 'telenet', login: 'fleet1', procedure: 'myRequests', all: [], some: undefined },
  { operator: 'kcell', login: 'admin1', procedure: 'secretCodes', all: [], some: undefined },
  { operator: 'comuniq', login: 'reseller1', procedure: 'myOrders', all: [], some: undefined },
] as const;

describe.each(lists)('$procedure of $operator, with nothing in it', ({ operator, login, procedure, all, some }) => {
  it.each(languages)('says so in its own words, with a way on, in %s', async (language) => {
    const words = app.words(language, operator);
    const nothing = plainBlanks(words.say(`${procedure}:nothing`));
    const talk = await textTalk(app, operator, login);
    await talk.say(words.say('common:language.name'));
    let read = await talk.say(words.say(`${procedure}:title`));
    for (const line of all) read = await talk.say(line);
    expect(read).toContain(nothing);
    expect(nothing).toMatch(/« menu »|„Menü“|«меню»|“menu”/);
    if (some === undefined) return talk.close();
    read = await talk.say(words.say(`${procedure}:title`));
    for (const line of some) read = await talk.say(line);
    expect(read).toContain(plainBlanks(words.say('common:list.nothingFits')));
    expect(read).not.toContain(nothing);
    return talk.close();
  });
});

it('says so on cards', async () => {
  const talk = await cardTalk(app, 'telenet', 'fleet1');
  const words = app.words('fr', 'telenet');
  expect(await talk.press(words.say('myRequests:title'))).toContain(plainBlanks(words.say('myRequests:nothing')));
  talk.close();
});
