import { beforeEach, describe, expect, it } from '@jest/globals';
import type { TestApp } from '../../support/app.js';
import { everywhere, inTheMiddle } from '../../support/begun.js';
import { inText, questions } from '../../support/registering.js';
import { sharedApps } from '../../support/sharedApp.js';

const shared = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await shared.open();
});

describe.each(everywhere)('"where was I", $name', (at) => {
  it('says that nothing was answered, what waits below, and that nothing is open', async () => {
    const talk = await inTheMiddle(app, at);
    await talk.start(at.reading.procedure);
    const below = await talk.say('where was I?');
    expect(below).toContain(talk.word('common:where.nothing'));
    const procedure = talk.word(`${at.procedure}:title`);
    expect(below).toContain(talk.word('common:where.waiting', { procedure, count: 1 }));
    await talk.say('cancel');
    expect(await talk.say('where was I')).toContain(at.reads);
    await talk.say(talk.word('common:goingOn.later'));
    expect(await talk.say('where was I')).toContain(talk.word('common:where.nowhere'));
  });
});

it('says at the PIN that only the confirmation is missing', async () => {
  const missing = 'il ne manque que votre confirmation';
  const text = await inText(app, questions.pin);
  const asked = await text.say('où en suis-je ?');
  expect(asked).toContain(missing);
  expect(asked).toContain('Saisissez votre code PIN');
  expect(await text.say('2468')).toContain('Client enregistré');
});
