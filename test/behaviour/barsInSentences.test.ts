import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DialogsState } from '../../src/dialogs/conversation/state.js';
import { type Language, languages } from '../../src/domain/terms/language.js';
import { startApp, type TestApp } from '../support/app.js';
import { textTalk } from '../support/talk.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ clock: { now: () => new Date('2026-11-18T09:00:00Z') } });
});
afterAll(() => app.stop());

const NUMBER = '0470 00 00 01';

interface Words {
  readonly bar: readonly string[];
  /** What several bars are called by. */
  readonly sms: readonly string[];
  readonly calls: readonly string[];
  /** Which of them is meant. */
  readonly in: readonly string[];
  readonly out: readonly string[];
  readonly abroad: readonly string[];
  readonly and: string;
  readonly not: readonly string[];
}

const said: Readonly<Record<Language, Words>> = {
  fr: {
    bar: ['bloquer', 'interdire', 'bloque'],
    sms: ['les SMS', 'SMS'],
    calls: ['les appels', 'appels'],
    in: ['entrants', 'entrant', 'reçus'],
    out: ['sortants', 'sortant'],
    abroad: ['à l’étranger'],
    and: 'et',
    not: ['mais pas les', 'sauf les'],
  },
  ru: {
    bar: ['запретить', 'запрети', 'заблокировать'],
    sms: ['смс', 'SMS'],
    calls: ['звонки'],
    in: ['входящие', 'входящий'],
    out: ['исходящие', 'исходящий'],
    abroad: ['за границей', 'в роуминге'],
    and: 'и',
    not: ['но не', 'кроме'],
  },
  de: {
    bar: ['sperren', 'verbieten', 'blockieren'],
    sms: ['SMS'],
    calls: ['Anrufe'],
    in: ['eingehend', 'eingehende', 'eingehenden'],
    out: ['ausgehend', 'ausgehende'],
    abroad: ['im Ausland', 'im Roaming'],
    and: 'und',
    not: ['aber nicht', 'außer'],
  },
  en: {
    bar: ['bar', 'block', 'forbid'],
    sms: ['SMS', 'texts'],
    calls: ['calls'],
    in: ['incoming'],
    out: ['outgoing'],
    abroad: ['abroad'],
    and: 'and',
    not: ['but not', 'except'],
  },
};

/** What a sentence bars at Telenet; 'asked' where it leaves that to the question. */
async function barred(language: Language, text: string): Promise<unknown> {
  await app.store.transaction(async ({ accounts, drafts }) => {
    for (const account of await accounts.where({})) await accounts.put({ ...account, language });
    for (const { id } of await drafts.where({})) await drafts.remove(id);
  });
  const { conversation, say, close } = await textTalk(app, 'telenet', 'fleet1');
  await say(text);
  close();
  const { runs, open } = DialogsState.parse((await app.store.conversations.load(conversation))?.state);
  return runs[open[0] ?? '']?.answers.bars ?? 'asked';
}

/** The same words in any order, the number at the end. */
const order = (parts: readonly string[]) =>
  fc.shuffledSubarray([...parts], { minLength: parts.length }).map((all) => [...all, NUMBER].join(' '));

describe.each(languages)('bars in a sentence in %s', (language) => {
  const { bar, sms, calls, in: incoming, out, abroad, and, not } = said[language];
  const one = (list: readonly string[]) => fc.constantFrom(...list);

  it('are those that the words beside one another have in common, and no other', async () => {
    const sentence = fc
      .tuple(one(bar), fc.constantFrom(...(['sms', 'calls'] as const)), fc.boolean())
      .chain(([verb, what, isIn]) =>
        fc
          .tuple(one(said[language][what]), one(isIn ? incoming : out))
          .chain(([noun, which]) => order([verb, noun, which]))
          .map((text) => ({ text, bars: { [`${what}${isIn ? 'In' : 'Out'}`]: true } })),
      );
    await fc.assert(
      fc.asyncProperty(sentence, async ({ text, bars }) => {
        const found = await barred(language, text);
        // Where it is not clear, it is asked.
        expect([text, found === 'asked' ? bars : found]).toEqual([text, bars]);
      }),
      { numRuns: 50 },
    );
  }, 120_000);

  it('are all that a word names where nothing says which', async () => {
    const [verb, noun] = [bar[0], sms[0]];
    expect(await barred(language, `${verb} ${noun} ${NUMBER}`)).toEqual({ smsIn: true, smsOut: true });
    expect(await barred(language, `${verb} ${noun} ${incoming[0]} ${NUMBER}`)).toEqual({ smsIn: true });
    expect(await barred(language, `${verb} ${noun} ${out[0]} ${NUMBER}`)).toEqual({ smsOut: true });
  });

  it('are asked where a sentence says what no bar is for, leaves something out, or may mean one of two', async () => {
    const unclear = fc.oneof(
      fc.tuple(one(bar), one(sms), one(abroad)).map((all) => all.join(' ')),
      fc.tuple(one(bar), one(sms), one(not), one(incoming)).map((all) => all.join(' ')),
      fc.tuple(one(bar), one(sms), one(calls), one(incoming)).map(([verb, a, b, c]) => `${verb} ${a} ${and} ${b} ${c}`),
    );
    await fc.assert(
      fc.asyncProperty(unclear, async (text) => {
        expect([text, await barred(language, `${text} ${NUMBER}`)]).toEqual([text, 'asked']);
      }),
      { numRuns: 24 },
    );
  }, 120_000);
});
