import { beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { TestApp } from '../support/app.js';
import { everywhere, inTheMiddle, type MiddleTalk, type Place } from '../support/begun.js';
import { numberOf } from '../support/menuLine.js';
import { plainBlanks } from '../support/seen.js';
import { sharedApps } from '../support/sharedApp.js';
import { type CardTalk, cardTalk, textTalk } from '../support/talk.js';
import { unfolded } from '../support/unfolded.js';

const shared = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await shared.open();
});

const languages = ['fr', 'ru', 'de', 'en'] as const;
const titleIn = (language: Place['language'], operator: string, procedure: string) =>
  app.words(language, operator).say(`${procedure}:title`);

/** The lines of a menu in plain text. */
const linesOf = (menu: string) => menu.split('\n').filter((line) => /^\d+\. /.test(line));
const resumeOf = ({ word }: MiddleTalk, { procedure }: Place) =>
  word('common:menu.resume', { procedure: word(`${procedure}:title`) });

/** The titles of the last card's buttons, row by row. */
function rowsOn(talk: CardTalk): string[][] {
  const { body } = Card.parse(talk.cards().at(-1)?.json);
  return body.flatMap(({ actions }) => (actions === undefined ? [] : [actions.map(({ title }) => plainBlanks(title))]));
}
const Card = z.object({
  body: z.array(z.object({ actions: z.array(z.object({ title: z.string() })).optional() })),
});

describe.each(everywhere.filter(({ channel }) => channel === 'text'))('the menu in plain text, $what', (at) => {
  it('has the same numbers whatever was begun, and what waits comes after the last of them', async () => {
    const fresh = await textTalk(app, at.operator, at.login);
    const before = linesOf(fresh.greeting);
    fresh.close();
    const talk = await inTheMiddle(app, at);
    // One procedure, two, and one of them twice.
    for (const begin of [at.reading.procedure, at.procedure]) {
      const lines = linesOf(await talk.say('menu'));
      expect(lines.slice(0, before.length)).toEqual(before);
      expect(lines.length).toBeGreaterThan(before.length);
      expect(lines.slice(before.length).join('\n')).toContain(resumeOf(talk, at));
      await talk.start(begin, begin === at.procedure ? [at.first] : []);
    }
    // A draft of it is offered in another conversation, after the last as well.
    const other = await textTalk(app, at.operator, at.login);
    const offered = linesOf(other.greeting);
    expect(offered.slice(0, before.length)).toEqual(before);
    expect(offered.length).toBeGreaterThan(before.length);
    other.close();
    talk.close();
  });

  it.each(languages)('begins the same by a number as before, in %s', async (language) => {
    const talk = await inTheMiddle(app, at);
    await talk.say(app.words(language, at.operator).say('common:language.name'));
    const menu = await talk.say('menu');
    const title = titleIn(language, at.operator, 'myHistory');
    const begun = await talk.say(numberOf(await unfolded(app, { greeting: menu, say: talk.say }), title));
    expect((await talk.state()).runs[(await talk.state()).open[0] ?? '']?.procedure).toBe('myHistory');
    expect(begun).not.toBe('');
    talk.close();
  });
});

describe.each(everywhere.filter(({ channel }) => channel === 'card'))('the menu on cards, $what', (at) => {
  it('understands the numbers that it has in plain text, with something begun and without', async () => {
    const plain = await textTalk(app, at.operator, at.login);
    const number = numberOf(await unfolded(app, plain), titleIn(at.language, at.operator, 'myHistory'));
    plain.close();
    const talk = await inTheMiddle(app, at);
    await talk.say('menu');
    await talk.say(number);
    const { open, runs } = await talk.state();
    expect(runs[open[0] ?? '']?.procedure).toBe('myHistory');
    talk.close();
  });

  it('shows what waits on top, in a row of its own, and the others where they were', async () => {
    const fresh = await cardTalk(app, at.operator, at.login);
    const before = rowsOn(fresh);
    fresh.close();
    const talk = await inTheMiddle(app, at);
    await talk.say('menu');
    expect(talk.cards && rowsOn(talk.cards)).toEqual([[resumeOf(talk, at)], ...before]);
    talk.close();
  });
});
