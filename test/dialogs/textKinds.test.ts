import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ProblemCode } from '../../src/domain/terms/problems.js';
import { textTalk } from '../support/talk.js';
import { type EveryKindApp, everyKindApps, expected, inReview, paper, SECRET } from './everyKindApp.js';

const open = everyKindApps();
let rig: EveryKindApp;
beforeEach(async () => {
  rig = await open();
});

describe('in plain text', () => {
  const needed = [
    'Bonjour',
    'Une ligne\nune autre',
    'vert',
    '1,3',
    '3',
    '1, 3',
    '3/2/2027',
    '03.02.2027 – 28.02.2027',
    '1 234,50',
    'non',
  ];

  async function opened() {
    const talk = await textTalk(rig.app, 'konnect', 'agent1');
    await talk.say('1');
    return talk;
  }
  type TextTalk = Awaited<ReturnType<typeof opened>>;
  async function sayAll(talk: TextTalk, lines: readonly string[]) {
    let read = '';
    for (const line of lines) read = await talk.say(line);
    return read;
  }

  it('takes every kind, leaves the optional ones empty with "-", and shows all in words', async () => {
    const talk = await opened();
    expect(await sayAll(talk, needed)).toContain('papers');
    await rig.send(talk.conversation, paper);
    await talk.say(SECRET);
    const review = await sayAll(talk, Array(9).fill('-'));
    for (const words of inReview) expect(review).toContain(words);
    expect(review).not.toContain(SECRET);
    await talk.say('oui');
    expect(rig.got).toEqual([{ ...expected, newPassword: expect.any(String) }]);
  });

  it('says what is wrong with each, and asks again', async () => {
    const talk = await opened();
    const wrong: [string, ProblemCode, number?][] = [
      ['x'.repeat(21), 'value.tooLong', 20],
      ['a\u0007b', 'value.text'],
      ['mauve', 'value.choice'],
      ['1,2,3,4', 'value.choices', 3],
      ['+243000', 'line.unknown'],
      ['1, +243000', 'line.unknown'],
      ['30/2/2027', 'value.date'],
      ['28.02.2027 – 03.02.2027', 'value.periodOrder'],
      ['0,005', 'value.amount'],
      ['peut-être', 'value.yesNo'],
    ];
    for (const [index, [said, code, maximum]] of wrong.entries()) {
      expect(await talk.say(said)).toContain(rig.problem(code, maximum === undefined ? {} : { maximum }));
      await talk.say(needed[index] ?? '');
    }
    expect(await talk.say('un texte')).toContain(rig.problem('value.file'));
    await rig.send(talk.conversation, paper);
    expect(await talk.say('short')).toContain(rig.problem('value.text'));
    expect(await talk.say(SECRET)).toContain('freeTitle');
  });

  it('keeps an answer with "=" in a correction, and empties an optional one with "-"', async () => {
    const talk = await opened();
    await sayAll(talk, needed);
    await rig.send(talk.conversation, paper);
    await talk.say(SECRET);
    await sayAll(talk, ['Libre', ...Array(8).fill('-')]);
    for (let number = 1; number <= 12; number++) {
      const asked = await talk.say(String(number));
      expect(asked).toContain('« = »');
      const review = await talk.say('=');
      for (const words of inReview) expect(review).toContain(words);
    }
    expect(await talk.say('13')).toContain('Libre');
    await talk.say('-');
    await talk.say('oui');
    expect(rig.got).toEqual([{ ...expected, newPassword: expect.any(String) }]);
  });

  it.each([['3/2/2027'], ['03/02/2027'], ['3.2.2027'], ['03-02-2027'], ['2027-02-03'], ['2027/2/3']])(
    'reads the day %s',
    async (said) => {
      const talk = await opened();
      await sayAll(talk, [...needed.slice(0, 6), said]);
      expect((await rig.answersOf(talk.conversation)).day).toBe('2027-02-03');
    },
  );

  it.each([
    ['1 234,50', 123_450],
    ['1234.50', 123_450],
    ['1.234,50', 123_450],
    ['1,234.50', 123_450],
    ["1'234.50", 123_450],
    ['1234,5', 123_450],
    ['1 234 567', 123_456_700],
    ['25 USD', 2500],
    ['usd 0,05', 5],
    ['0', 0],
  ])('reads the amount %s', async (said, minor) => {
    const talk = await opened();
    await sayAll(talk, [...needed.slice(0, 8), said]);
    expect((await rig.answersOf(talk.conversation)).price).toEqual({ minor, currency: 'USD' });
  });

  it.each(['1,2345', '1.23.4', '0,005', '-5', '1 23', 'dix', '9'.repeat(30)])(
    'takes %s for no amount',
    async (said) => {
      const talk = await opened();
      expect(await sayAll(talk, [...needed.slice(0, 8), said])).toContain(rig.problem('value.amount'));
    },
  );

  it('says which currency is asked for where another one is given', async () => {
    const talk = await opened();
    expect(await sayAll(talk, [...needed.slice(0, 8), '5 CDF'])).toContain('en USD');
  });

  it.each([
    ['oui', true],
    ['OK', true],
    ['Non', false],
    ['n', false],
  ])('reads the yes or no "%s"', async (said, agreed) => {
    const talk = await opened();
    await sayAll(talk, [...needed.slice(0, 9), said]);
    expect((await rig.answersOf(talk.conversation)).agreed).toBe(agreed);
  });
});
