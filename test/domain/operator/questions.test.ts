import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { loadOperators } from '../../../src/bot/words/operators.js';
import { offerContradictions } from '../../../src/dialogs/definition/offers.js';
import { procedures } from '../../../src/dialogs/procedures/index.js';
import { contradictions, type Operator } from '../../../src/domain/operator/index.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const kcell = (await loadOperators(`${root}/operators`, ['kcell'])).get('kcell');

it('questions that nobody could read, or that offer what there is not, are named', () => {
  const [first] = kcell?.questionRules?.questions ?? [];
  if (kcell === undefined || first === undefined) throw new Error('kcell has no questions');
  const half = { ...first, answer: { ru: 'Да.', en: 'Yes.', de: 'Ja.' }, said: { ru: ['правда ли это'] } };
  const wrong: Operator = {
    ...kcell,
    questionRules: { questions: [half, { ...first, procedures: ['registration', 'noSuch'] }] },
  };
  expect(contradictions(kcell)).toEqual([]);
  expect(contradictions(wrong)).toEqual([
    'questions.json: questions.organisations: stands there twice',
    'questions.json: questions.organisations.said: has nothing in "en"',
    'questions.json: questions.organisations.said: has nothing in "de"',
    'questions.json: questions.organisations.answer: has nothing in "fr"',
    'questions.json: questions.organisations.said: has nothing in "fr"',
  ]);
  expect(offerContradictions(kcell, procedures)).toEqual([]);
  expect(offerContradictions(wrong, procedures)).toEqual([
    'questions.json: questions.organisations.procedures: there is no procedure "noSuch"',
  ]);
});
