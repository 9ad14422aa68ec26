import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readLanguage, type Tree } from '../../src/bot/words/wordFiles.js';
import { procedures } from '../../src/dialogs/procedures/index.js';
import { languages } from '../../src/domain/terms/language.js';
import { counted, decisionsOf, guidesIn, isWrong } from './decisions.js';
import { madeUp, withMadeUp } from './madeUp.js';
import { isFilled, isRight, type Measuring, measure, sentencesOf, startMeasuring } from './measure.js';

let on: Measuring;
beforeAll(async () => {
  on = await startMeasuring();
});
afterAll(() => on.app.stop());

/** Of each language: at least so much is right, and at most so many wrong starts of all sentences; of what changes something. */
const FLOORS = {
  report: { least: { right: 0.55, pressed: 0.82, refused: 0.75 }, most: { wrong: 0.08, acting: 0.04 } },
  choose: { least: { right: 0.58, pressed: 0.88, refused: 0.9 }, most: { wrong: 0.045, acting: 0.02 } },
  earlier: { least: { right: 0.83, pressed: 0.93, refused: 0.9 }, most: { wrong: 0.05, acting: 0.03 } },
};

describe.each(languages)('sentences in %s that were kept apart from phrases', (language) => {
  it.each(['report', 'choose', 'earlier'] as const)(
    'begin what is meant, at once or with one press, and seldom anything else: %s',
    async (set) => {
      const sentences = await sentencesOf(set, language);
      expect(sentences.length).toBeGreaterThanOrEqual(145);
      const { least, most } = FLOORS[set];
      const decisions = decisionsOf(on.app, language, sentences);
      const { all, inside, outside, ...found } = counted(decisions);
      const good = { right: found.right / inside, pressed: found.pressed / inside, refused: found.refused / outside };
      const bad = { wrong: found.wrong / all, acting: found.wrongActing / all };
      const low = Object.entries(least).filter(([part, floor]) =>
        Object.entries(good).some(([name, is]) => name === part && is < floor),
      );
      const high = Object.entries(most).filter(([part, roof]) =>
        Object.entries(bad).some(([name, is]) => name === part && is > roof),
      );
      const wrong = decisions.filter(isWrong);
      expect({ low, high, wrong: high.length > 0 ? wrong : [] }).toEqual({ low: [], high: [], wrong: [] });
    },
    60_000,
  );

  it('are none of those that something was chosen on', async () => {
    const others = await Promise.all(
      (['choose', 'earlier', 'sets', 'tuning'] as const).map((set) => sentencesOf(set, language)),
    );
    const known = new Set(others.flat().map(({ says }) => says.toLowerCase()));
    const report = await sentencesOf('report', language);
    expect(report.filter(({ says }) => known.has(says.toLowerCase()))).toEqual([]);
  });
});

/** It is learnt anew for every operator, which takes its time: the languages of most guides stand for all. */
describe.each(['fr', 'ru'] as const)('sentences in %s', (language) => {
  it('mean the same, but for one in a hundred, when an operator gets another procedure', async () => {
    const sentences = [...(await sentencesOf('earlier', language)), ...(await sentencesOf('sets', language))];
    const before = decisionsOf(on.app, language, sentences);
    const after = decisionsOf(withMadeUp(on.app), language, sentences, guidesIn([...procedures, madeUp]));
    const changed = before.filter(({ started }, at) => started !== after[at]?.started);
    expect(changed.length / before.length).toBeLessThanOrEqual(0.01);
  }, 300_000);
});

/** What is reached is more: `npm run sentences` prints it. */
const FLOOR = { right: 0.85, filled: 0.8, refused: 0.75 };

describe.each(languages)('sentences in %s that were kept apart', (language) => {
  it('are understood, and those about something else refused', async () => {
    const sentences = await sentencesOf('sets', language);
    expect(sentences.length).toBeGreaterThanOrEqual(50);
    const { heard, ...measured } = await measure(on, language, sentences);
    const missed = heard.filter((one) => !isRight(one) || !isFilled(one));
    const shares = {
      right: measured.right / measured.inside,
      filled: measured.filled / measured.named,
      refused: measured.refused / measured.outside,
    };
    const tooFew = Object.entries(FLOOR).filter(
      ([part, least]) => (Object.entries(shares).find(([name]) => name === part)?.[1] ?? 0) < least,
    );
    expect({ tooFew, missed: tooFew.length > 0 ? missed : [] }).toEqual({ tooFew: [], missed: [] });
  }, 120_000);

  it('are not those it is tuned on', async () => {
    const [apart, tuning] = [await sentencesOf('sets', language), await sentencesOf('tuning', language)];
    const known = new Set(tuning.map(({ says }) => says.toLowerCase()));
    expect(apart.filter(({ says }) => known.has(says.toLowerCase()))).toEqual([]);
  });
});

describe('phrases', () => {
  const isTree = (value: Tree[string] | undefined): value is Tree => typeof value === 'object' && !Array.isArray(value);
  const files = (language: string): Promise<Record<string, Tree>> => readLanguage(`locales/${language}`);

  it.each(languages)(
    'start every procedure in %s, with several each (docs/sentences.md says how to add them)',
    async (language) => {
      const words = await files(language);
      const few = procedures.filter(({ id }) => {
        const phrases = words[id]?.phrases;
        return !Array.isArray(phrases) || phrases.length < 5;
      });
      expect(few.map(({ id }) => id)).toEqual([]);
    },
  );

  it.each(languages)('for choices in %s name a field of a procedure', async (language) => {
    const named = Object.entries(await files(language)).flatMap(([id, { choices }]) =>
      Object.keys(isTree(choices) ? choices : {}).map((field) => ({ id, field })),
    );
    const unknown = named.filter(
      ({ id, field }) => !procedures.some((one) => one.id === id && one.fields.some(({ name }) => name === field)),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(unknown).toEqual([]);
  });
});
