import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { languages } from '../../src/domain/terms/language.js';
import { startApp, type TestApp } from '../support/app.js';
import { type Decision, decisionsOf, isWrong } from './decisions.js';
import { sentencesOf } from './measure.js';
import { neighbours, partedIn } from './pairs.js';

let app: TestApp;
let decisions: readonly Decision[];
beforeAll(async () => {
  app = await startApp();
  const sets = ['choose', 'earlier', 'sets', 'tuning'] as const;
  const each = sets.flatMap((set) => languages.map(async (one) => decisionsOf(app, one, await sentencesOf(set, one))));
  decisions = (await Promise.all(each)).flat();
}, 120_000);
afterAll(() => app.stop());

/** Of the sentences that mean one of a pair: so many begin it at the least, and so many the other one at the most. */
const FLOOR = { right: 0.6, crossed: 0.05 };

it.each(neighbours)('sentences part %s and %s', (...pair) => {
  const own = decisions.filter(({ sentence }) => pair.some((one) => one === sentence.means));
  const [parted] = partedIn(own, [pair]);
  const missed = own.filter((one) => isWrong(one) || one.started === undefined);
  const told = missed.map(
    ({ sentence, started, asked }) => `${sentence.says} (${sentence.means}) → ${started ?? `asks ${asked.join(', ')}`}`,
  );
  const { all = 0, right = 0, crossed = 0 } = parted ?? {};
  expect(all).toBeGreaterThanOrEqual(FEWEST);
  const isParted = right >= FLOOR.right * all && crossed <= FLOOR.crossed * all;
  expect(isParted ? [] : told).toEqual([]);
});

/** Fewer sentences would say nothing of a pair. */
const FEWEST = 8;
