import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { z } from 'zod';
import { guideClock } from '../guides/days.js';
import { line, SEARCH, SIMS } from '../guides/telenet.js';
import { startApp, type TestApp } from '../support/app.js';
import { type CardTalk, cardTalk } from '../support/talk.js';

let belarus: TestApp;
let kcell: TestApp;
let telenet: TestApp;
beforeAll(async () => {
  belarus = await startApp({ of: 'belarus', clock: guideClock });
  kcell = await startApp({ of: 'kcell' });
  telenet = await startApp({ of: 'telenet' });
});
afterAll(() => Promise.all([belarus.stop(), kcell.stop(), telenet.stop()]));

const last = (talk: CardTalk) => {
  const card = talk.cards().at(-1);
  if (card === undefined) throw new Error('there is no card');
  return card;
};

it('says why nothing would happen before it says that it cannot be done', async () => {
  const talk = await cardTalk(belarus, 'belarus', 'admin1');
  await talk.press('Переименование абонентов');
  await talk.press('Далее', { 'Кого переименовать': 'Одного абонента' });
  await talk.press('Далее', { Номер: /00 01 ·/, 'Новое имя': 'Анна Примерова' });
  const { say } = belarus.words('ru');
  const read = last(talk).text;
  const [reason, closed] = ['это уже действует', say('common:verdicts.closed')].map((text) => read.indexOf(text));
  expect(reason).toBeGreaterThan(0);
  expect(closed).toBeGreaterThan(reason ?? 0);
  talk.close();
});

it('does not show a list with what it does not offer: the limit of one payment within a lower one of the month', async () => {
  const talk = await cardTalk(telenet, 'telenet', 'fleet1');
  await talk.say('Limite PayByMobile');
  await talk.press('Chercher', { [SEARCH]: '0470000001' });
  await talk.press('Suivant', { [SIMS]: line('01') });
  const months = last(talk).inputs[0]?.choices ?? [];
  expect(months.length).toBeGreaterThan(2);
  await talk.press('Suivant', { 'Limite par mois': months.at(-2)?.title ?? '' });
  const [payment] = last(talk).inputs;
  const offered = payment?.choices?.map(({ value }) => value) ?? [];
  expect(offered).not.toEqual([]);
  expect(['', ...offered]).toContain(payment?.value ?? '');
  talk.close();
});

const First = z.object({
  body: z.array(z.looseObject({ items: z.array(z.looseObject({ text: z.string().optional() })).optional() })),
});

it('says for which company an answer was given within the answer, on its ground', async () => {
  const talk = await cardTalk(kcell, 'kcell', 'admin1');
  await talk.say('Замена SIM-карты');
  await talk.press('Далее', { 'Способ замены': 'SIM-карта из запаса компании' });
  const answered = talk.cards().find(({ text }) => text.includes('SIM-карта из запаса компании') && text.length < 200);
  const [top] = First.parse(answered?.json).body;
  expect(top?.items?.[0]?.text).toContain('Компания');
  talk.close();
});
