import { beforeEach, describe, expect, it } from '@jest/globals';
import type { TestApp } from '../../support/app.js';
import { everywhere, inTheMiddle, type MiddleTalk, type Place } from '../../support/begun.js';
import { numberOf } from '../../support/menuLine.js';
import { sharedApps } from '../../support/sharedApp.js';

const shared = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await shared.open();
});

/** "In progress: Block a number (1 answer)." */
const backTo = ({ word }: MiddleTalk, { procedure }: Place, count = 1) =>
  word('common:goingOn.title', { procedure: word(`${procedure}:title`), count });

describe.each(everywhere)('a digression, $name', (at) => {
  it('that is given up asks too; "later" leaves the procedure in the menu', async () => {
    const talk = await inTheMiddle(app, at);
    await talk.start(at.reading.procedure);
    expect(await talk.say(talk.word('common:cancel'))).toContain(backTo(talk, at));
    const menu = await talk.choose('common:goingOn.later', talk.word('common:goingOn.later'));
    const resume = talk.word('common:menu.resume', { procedure: talk.word(`${at.procedure}:title`) });
    expect(menu).toContain(talk.word('common:setAside'));
    expect(menu).toContain(resume);
    expect(await talk.say(talk.word('common:cancel'))).toContain(talk.word('common:nothingToCancel'));
    expect(await (talk.cards?.press(resume) ?? talk.say(numberOf(menu, resume)))).toContain(talk.question);
  });

  it('is asked about as "no" says later, too', async () => {
    const talk = await inTheMiddle(app, at);
    await talk.start(at.reading.procedure, at.reading.lines);
    expect(await talk.say(talk.word('common:no'))).toContain(talk.word('common:setAside'));
    expect((await talk.state()).open).toHaveLength(1);
  });

  it('gives the procedure up when that is wanted, having said what it costs', async () => {
    const talk = await inTheMiddle(app, at);
    await talk.start(at.reading.procedure, at.reading.lines);
    const asked = await talk.choose('common:goingOn.giveUp', talk.word('common:cancel'));
    expect(asked).toContain(talk.word('common:leave.title', { count: 1 }));
    expect(await talk.choose('common:leave.stay', talk.word('common:no'))).toContain(backTo(talk, at));
    await talk.choose('common:goingOn.giveUp', talk.word('common:cancel'));
    const left = await talk.choose('common:leave.leave', talk.word('common:yes'));
    expect(left).toContain(talk.word('common:cancelled'));
    expect(await talk.state()).toMatchObject({ runs: {}, open: [] });
  });

  it('asks again after what is no answer to it, after help and in another language', async () => {
    const talk = await inTheMiddle(app, at);
    await talk.start(at.reading.procedure, at.reading.lines);
    const unclear = await talk.say('xyzzy');
    expect(unclear).toContain(talk.word('common:goingOn.unclear'));
    expect(unclear).toContain(backTo(talk, at));
    expect(await talk.say('')).toContain(backTo(talk, at));
    expect(await talk.say('1')).toContain(backTo(talk, at));
    await talk.say('help');
    expect(await talk.say('english')).toMatch(/In progress: .* \(1 answer\)\./);
    expect((await talk.state()).open).toHaveLength(1);
    expect(await talk.say('yes')).not.toContain('In progress:');
  });

  it('from a question without an answer so far just goes on with that', async () => {
    const talk = await inTheMiddle(app, at, []);
    const shown = await talk.start(at.reading.procedure, at.reading.lines);
    expect(shown).toContain(talk.word('common:backTo', { procedure: talk.word(`${at.procedure}:title`) }));
    expect(shown).toContain(at.firstQuestion);
  });

  it('may be three deep, and each asks for the one below', async () => {
    const talk = await inTheMiddle(app, at);
    await talk.start(at.procedure, [at.first]);
    expect(await talk.start(at.reading.procedure, at.reading.lines)).toContain(backTo(talk, at));
    await talk.say(talk.word('common:yes'));
    await talk.say(talk.word('common:cancel'));
    expect(await talk.say(talk.word('common:yes'))).toContain(backTo(talk, at));
    await talk.start(at.procedure, [at.first]);
    await talk.start(at.procedure, [at.first]);
    expect(await talk.start(at.reading.procedure)).toContain(talk.word('common:tooDeep'));
    expect((await talk.state()).open).toHaveLength(3);
  });

  it('is none when the menu, a list or help was looked at', async () => {
    const talk = await inTheMiddle(app, at);
    await talk.say('menu');
    await talk.say('help');
    await talk.say('english');
    expect((await talk.state()).instead?.asks).not.toBe('goingOn');
    expect((await talk.state()).open).toHaveLength(1);
  });
});

it('an answer to "go on?" that was given already is stale, on its card', async () => {
  const at = everywhere.find(({ channel }) => channel === 'card');
  if (at === undefined) throw new Error('no card');
  const talk = await inTheMiddle(app, at);
  await talk.start(at.reading.procedure, at.reading.lines);
  await talk.cards?.press(talk.word('common:goingOn.yes'));
  for (const button of ['common:goingOn.later', 'common:goingOn.giveUp'] as const)
    expect(await talk.cards?.press(talk.word(button))).toBe(talk.word('common:stale'));
  expect((await talk.state()).open).toHaveLength(1);
});
