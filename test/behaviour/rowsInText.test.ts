import { beforeEach, describe, expect, it } from '@jest/globals';
import { keptState } from '../../src/dialogs/conversation/olderState.js';
import type { Language } from '../../src/domain/terms/language.js';
import type { WordKey } from '../../src/speech/words.js';
import { suspendingInText } from '../guides/lines/blocking.telenet.js';
import type { TestApp } from '../support/app.js';
import { plainBlanks } from '../support/seen.js';
import { sharedApps } from '../support/sharedApp.js';
import { type Talk, textTalk } from '../support/talk.js';

const shared = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await shared.open('telenet');
});

const sayIn = (language: Language, key: WordKey, values = {}) =>
  plainBlanks(app.words(language, 'telenet').say(key, values));
const say = (key: WordKey, values = {}) => sayIn('fr', key, values);
const profiles = () => say('userProfiles:title');
const outside = (from: number, until: number) => say('common:list.outside', { from, until });

async function atTheProfiles() {
  const talk = await textTalk(app, 'telenet', 'fleet1');
  return { talk, list: await talk.say(profiles()) };
}

const listIn = async ({ conversation }: Talk) => {
  const { state } = (await app.store.conversations.load(conversation)) ?? {};
  return keptState(state, { showsCards: false }).list;
};

const profileOf = async (description: string) => {
  const all = await app.store.read((tables) => tables.profiles.where({}));
  const found = all.find((one) => one.description === description);
  if (found === undefined) throw new Error('the demo has this profile');
  return found;
};

describe('a list whose rows something can be done with, in plain text', () => {
  it('has numbers, says how a row is opened, and leaves the menu with its own numbers away', async () => {
    const { talk, list } = await atTheProfiles();
    for (const [at, name] of ['Comptabilité', 'Dépôt Gand', 'Flotte Bruxelles'].entries())
      expect(list).toMatch(new RegExp(`^${at + 1}\\. .*${name}`, 'm'));
    expect(list).toContain(say('common:list.rowsText', { row: 1 }));
    expect(list).not.toContain(say('common:menu.title'));
    expect((await listIn(talk))?.rows?.about).toHaveLength(5);
    talk.close();
  });

  it.each([
    ['fr', 'ligne 2'],
    ['fr', 'la 2e ligne'],
    ['fr', 'ouvre la deuxième ligne'],
    ['ru', 'строка 2'],
    ['ru', 'открой строку 2'],
    ['ru', 'вторая строка'],
    ['de', 'Zeile 2'],
    ['de', 'zeig mir die zweite Zeile'],
    ['en', 'row 2'],
    ['en', 'open row number 2, please'],
    ['en', '2nd row'],
    ['fr', '2'],
    ['fr', '2.'],
    ['fr', 'n° 2'],
    ['fr', 'le deuxième'],
  ] as const)('opens a row, in %s: "%s"', async (language, said) => {
    const { talk } = await atTheProfiles();
    const inWords = (key: WordKey, values = {}) => sayIn(language, key, values);
    await talk.say(inWords('common:language.name'));
    await talk.say(inWords('userProfiles:title'));
    const row = await talk.say(said);
    expect(row).toContain(inWords('common:list.row', { row: 2 }));
    expect(row).toContain('Dépôt Gand');
    expect(row).not.toContain('Comptabilité');
    expect(row).toContain(`1. ${inWords('changeProfileRole:confirm', { context: 'manager' })}`);
    expect(row).toContain(`2. ${inWords('removeProfile:confirm')}`);
    expect(row).toContain(inWords('common:list.rowText', { row: 1 }));
    talk.close();
  });

  it('begins what can be done about the open row by its number, filled in (T16)', async () => {
    const { talk } = await atTheProfiles();
    await talk.say('ligne 2');
    const review = await talk.say('1');
    expect(review).toContain('Dépôt Gand');
    expect(review).toContain(say('changeProfileRole:confirm', { context: 'manager' }));
    expect(await talk.say('oui')).toContain(say('changeProfileRole:done', { context: 'manager' }));
    expect((await profileOf('Dépôt Gand')).role).toBe('manager');
    talk.close();
  });

  it.each([() => say('resendInvitation:confirm'), () => say('resendInvitation:title')])(
    'begins it by its name as well, as the button and as the menu have it (T17)',
    async (name) => {
      const { talk } = await atTheProfiles();
      await talk.say('ligne 5');
      const review = await talk.say(name());
      expect(review).toContain('Malina');
      expect(await talk.say('oui')).toContain(say('resendInvitation:done'));
      talk.close();
    },
  );

  it('opens one row after the other, and a number is of what was numbered last', async () => {
    const { talk } = await atTheProfiles();
    await talk.say('1');
    expect(await talk.say('ligne 2')).toContain('Dépôt Gand');
    // Of the second row there are two actions.
    expect(await talk.say('3')).toContain(outside(1, 2));
    await talk.say('menu');
    const menu = await talk.say('Gérer les cartes SIM');
    // Now it is the menu's.
    const [, number = ''] = new RegExp(`(\\d+)\\. ${say('lineOverview:title')}`).exec(menu) ?? [];
    expect(await talk.say(number)).toContain('+32 470 00 00 01');
    await talk.say('annuler');
    expect(await talk.say('ligne 2')).toContain('Dépôt Gand');
    talk.close();
  });

  it('says that there is no such row, and that only one is opened at a time', async () => {
    const { talk } = await atTheProfiles();
    for (const said of ['ligne 6', '6', '112', 'ligne 470']) expect(await talk.say(said)).toContain(outside(1, 5));
    for (const said of ['lignes 1 et 3', '1, 3', 'lignes 2-4', '1; 2'])
      expect(await talk.say(said)).toContain(say('common:list.oneRow', { row: Number(/\d/.exec(said)?.[0]) }));
    talk.close();
  });

  it.each(['0470 00 00 01', '+32 470 00 00 01', '0470-00-00-01', '470 00 00 01'])(
    'takes %s for a phone number, and not for a row',
    async (number) => {
      const { talk } = await atTheProfiles();
      const shown = await talk.say(number);
      expect(shown).toContain('+32 470 00 00 01');
      expect(shown).not.toContain(say('common:list.row', { row: 1 }));
      talk.close();
    },
  );

  it('shows a row as it is now, wherever it stands, and says where it is gone', async () => {
    const { talk } = await atTheProfiles();
    const [first, second] = [await profileOf('Comptabilité'), await profileOf('Dépôt Gand')];
    await app.store.transaction(async ({ profiles: table }) => {
      await table.remove(first.id);
      await table.put({ ...second, role: 'manager' });
    });
    expect(await talk.say('ligne 1')).toContain(say('common:list.rowGone', { row: 1 }));
    const row = await talk.say('ligne 2');
    expect(row).toContain('Dépôt Gand');
    expect(row).toContain(say('changeProfileRole:confirm', { context: 'member' }));
    talk.close();
  });

  it('refuses an action whose row has changed since it was opened', async () => {
    const { talk } = await atTheProfiles();
    expect(await talk.say('ligne 5')).toContain(say('resendInvitation:confirm'));
    const malina = await profileOf('Malina');
    const posted = async () => (await app.store.read(({ outbox }) => outbox.where({}))).length;
    const before = await posted();
    await app.store.transaction(({ profiles: table }) => table.put({ ...malina, state: 'validated' }));
    const refused = await talk.say(say('resendInvitation:confirm'));
    expect(refused).not.toContain(say('common:review.title', { procedure: say('resendInvitation:title') }));
    expect(await posted()).toBe(before);
    talk.close();
  });

  it('leaves a number to the question that is open', async () => {
    const { talk } = await atTheProfiles();
    await talk.say('ligne 2');
    await talk.say(say('createProfile:title'));
    expect(await talk.say('1')).not.toContain(say('common:list.row', { row: 1 }));
    talk.close();
  });

  it('has nothing to do with a row of which there is nothing to do', async () => {
    const { talk } = await atTheProfiles();
    // One's own profile: neither its role nor itself can be taken away.
    expect(await talk.say('ligne 3')).toContain(say('common:list.rowNothing', { row: 3 }));
    talk.close();
  });
});

describe('the same of other lists', () => {
  it('opens a command and its lines, and undoes it (O3)', async () => {
    const talk = await textTalk(app, 'telenet', 'fleet1');
    for (const [said] of suspendingInText) await talk.say(said);
    await app.outbox.idle();
    expect(await talk.say(say('myOrders:title'))).toMatch(/^1\. /m);
    const row = await talk.say('ligne 1');
    expect(row).toContain(`1. ${say('common:list.open')}`);
    expect(await talk.say('1')).toContain(say('myOrders:done'));
    await talk.say(say('myOrders:title'));
    expect(await talk.say('1')).toContain(`2. ${say('undoOrders:about')}`);
    expect(await talk.say('2')).toContain(say('undoOrders:confirm'));
    talk.close();
  });

  it('opens a receipt of the history again', async () => {
    const { talk } = await atTheProfiles();
    for (const said of ['ligne 5', say('resendInvitation:confirm'), 'oui']) await talk.say(said);
    await talk.say('qu’ai-je fait');
    await talk.say('ligne 1');
    expect(await talk.say(say('common:receipt.open'))).toContain(say('resendInvitation:done'));
    talk.close();
  });

  it('goes on with its numbers on the next page', async () => {
    const { talk } = await atTheProfiles();
    const one = await profileOf('Malina');
    await app.store.transaction(async ({ profiles: table }) => {
      for (let at = 0; at < 12; at++) await table.put({ ...one, id: `more${at}`, description: `N ${10 + at}` });
    });
    expect(await talk.say(profiles())).not.toMatch(/^11\. /m);
    expect(await talk.say('suite')).toMatch(/^11\. .*N 15/m);
    expect(await talk.say('11')).toContain('N 15');
    expect(await talk.say('ligne 2')).toContain('Dépôt Gand');
    talk.close();
  });
});
