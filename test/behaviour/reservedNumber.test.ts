import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { demoNetwork } from '../../src/bot/couriers/network/demoNetwork.js';
import { numbersOnOffer } from '../../src/domain/lines/stock/numberChoices.js';
import { FakeTime, minute } from '../outbox/fakeTime.js';
import { startApp, type TestApp } from '../support/app.js';
import { plainBlanks } from '../support/seen.js';
import { type CardTalk, cardTalk, type Talk, textTalk } from '../support/talk.js';

const OPERATOR = 'belarus';
const [PETER, NEW, OTHER] = ['+375291000002', '+375291200007', '+375291200008'];
const READ = '+375 29 120 00 07';

let app: TestApp;
let time: FakeTime;
/** What the operator's network was handed, by the number it is about. */
let handed: string[];

const start = async (dataDir?: string) => {
  const network = demoNetwork(time);
  const submit: typeof network.submit = async (order, signal) => {
    handed.push(order.number);
    return network.submit(order, signal);
  };
  const data = dataDir === undefined ? {} : { dataDir };
  app = await startApp({ of: OPERATOR, clock: time, timer: time, network: { ...network, submit }, ...data });
};
beforeEach(async () => {
  time = new FakeTime();
  handed = [];
  await start();
});
afterEach(() => app.stop());

type Key = Parameters<ReturnType<TestApp['words']>['say']>[0];
const say = (key: Key) => plainBlanks(app.words('ru', OPERATOR).say(key));
const label = (name: 'lines' | 'way' | 'newNumber') => say(`changeNumber:fields.${name}.label`);
const stock = (number: string) => app.store.read((tables) => tables.stock.get(`${OPERATOR}:number:${number}`));
const state = async (number: string) => (await stock(number))?.state;
const lineOf = (number: string) => app.store.read(async ({ lines }) => (await lines.where({ number }))[0]);
const pass = async (milliseconds: number) => {
  time.pass(milliseconds);
  await app.outbox.idle();
};

/** Somebody else, in a conversation of their own. */
async function takenByOther(number: string): Promise<boolean> {
  const account = await app.accountId(OPERATOR, 'admin2');
  const actor = { account, operator: OPERATOR, role: 'administrator', channel: 'web', conversation: 'other' } as const;
  const way = { way: 'list', numberType: undefined, mask: undefined };
  return (await app.door.take(numbersOnOffer, { ...actor, organisation: 'belarus:obrazets' }, way, number)).ok;
}

/** Until the new number is asked for. */
async function atTheNumber(login = 'admin1', line = '0291000002'): Promise<Talk> {
  const talk = await textTalk(app, OPERATOR, login);
  await talk.say(say('changeNumber:title'));
  await talk.say(line);
  await talk.say('1');
  return talk;
}

async function reviewInText(): Promise<{ talk: Talk; review: string }> {
  const talk = await atTheNumber();
  return { talk, review: await talk.say(NEW) };
}

async function reviewOnCards(): Promise<{ talk: CardTalk; review: string }> {
  const talk = await cardTalk(app, OPERATOR, 'admin1');
  await talk.press(say('changeNumber:title'));
  await talk.press(say('common:next'), { [label('lines')]: /^\+375 29 100 00 02/ });
  await talk.press(say('common:next'), { [label('way')]: 'Из списка' });
  return { talk, review: await talk.press(say('common:next'), { [label('newNumber')]: /^\+375 29 120 00 07/ }) };
}

describe('a number that was chosen', () => {
  it('is reserved for 15 minutes, which the review says, and nobody else gets it', async () => {
    const { talk, review } = await reviewOnCards();
    // The clocks begin at 10:00 in UTC: it is 13:00 in Minsk.
    expect(review).toContain('13:15');
    expect([await state(NEW), (await stock(NEW))?.heldBy]).toEqual(['held', talk.conversation]);
    expect(await takenByOther(NEW)).toBe(false);
  });

  it.each([
    ['the procedure is left', async (talk: Talk) => [await talk.say('отмена'), await talk.say('да')]],
    ['it begins anew', async (talk: Talk) => [await talk.say('заново'), await talk.say('да')]],
    ['another one is chosen', async (talk: Talk) => [await talk.say('3'), await talk.say(OTHER)]],
    ['a request is left in its place', async (talk: Talk) => [await talk.say('2'), await talk.say('4')]],
  ])('is free again as soon as %s', async (_, leave) => {
    const { talk } = await reviewInText();
    expect(await state(NEW)).toBe('held');
    await leave(talk);
    expect([await state(NEW), await takenByOther(NEW)]).toEqual(['free', true]);
  });

  it('is free again after its time, though the conversation lies open', async () => {
    await reviewInText();
    await pass(14 * minute);
    expect(await state(NEW)).toBe('held');
    await pass(2 * minute);
    expect(await takenByOther(NEW)).toBe(true);
  });
});

it('goes to one of two who choose it at once; the other is told, asked again, and gets another one', async () => {
  const talks = [await atTheNumber(), await atTheNumber('admin2', '0291000701')];
  const said = await Promise.all(talks.map((talk) => talk.say(NEW)));
  const taken = plainBlanks(app.words('ru', OPERATOR).say('problems:number.taken', { number: READ }));
  const wasFirst = said[0]?.includes('13:15') ? 0 : 1;
  const [first, second] = [talks[wasFirst], talks[1 - wasFirst]];
  expect(said[wasFirst]).toContain(READ);
  expect(said[1 - wasFirst]).toContain(taken);
  expect(said[1 - wasFirst]).toContain(label('newNumber'));
  expect((await stock(NEW))?.heldBy).toBe(first?.conversation);
  expect(await second?.say(OTHER)).toContain('+375 29 120 00 08');
  for (const talk of [first, second]) expect(await talk?.say('да')).toContain(say('changeNumber:done'));
  const orders = await app.store.read((tables) => tables.orders.where({}));
  expect(orders.map(({ change }) => change.number).toSorted()).toEqual([NEW, OTHER]);
  for (const talk of talks) talk.close();
});

describe('when the time has passed before the yes', () => {
  it('says so in text, asks for the number again and keeps all else', async () => {
    const { talk } = await reviewInText();
    await pass(16 * minute);
    const asked = await talk.say('да');
    expect(asked).toContain(plainBlanks(app.words('ru', OPERATOR).say('problems:number.notHeld', { number: READ })));
    expect(asked).toContain(label('newNumber'));
    expect(await app.store.read(({ orders }) => orders.where({}))).toEqual([]);
    const review = await talk.say('=');
    for (const part of ['+375 29 100 00 02', READ, '13:31']) expect(review).toContain(part);
    expect(await talk.say('да')).toContain(say('changeNumber:done'));
  });

  it('says so on the card, in which the number still stands', async () => {
    const { talk } = await reviewOnCards();
    await pass(16 * minute);
    const asked = await talk.press(say('changeNumber:confirm'));
    expect(asked).toContain(plainBlanks(app.words('ru', OPERATOR).say('problems:number.notHeld', { number: READ })));
    expect(await talk.press(say('common:next'))).toContain('13:31');
    expect(await talk.press(say('changeNumber:confirm'))).toContain(say('changeNumber:done'));
  });

  it('names the number where somebody else has it by then', async () => {
    const { talk } = await reviewInText();
    await pass(16 * minute);
    expect(await takenByOther(NEW)).toBe(true);
    const asked = await talk.say('да');
    expect(asked).toContain(plainBlanks(app.words('ru', OPERATOR).say('problems:number.taken', { number: READ })));
    expect(await talk.say(OTHER)).toContain('+375 29 120 00 08');
    expect(await talk.say('да')).toContain(say('changeNumber:done'));
  });
});

it('is carried out once when the program ends between the yes and its time', async () => {
  const { talk } = await reviewInText();
  expect(await talk.say('да')).toContain(say('changeNumber:done'));
  const line = await lineOf(PETER);
  talk.close();
  const { dataDir } = app;
  await app.halt();
  await start(dataDir);
  expect([handed, (await lineOf(PETER))?.id]).toEqual([[], line?.id]);
  await pass(5 * minute);
  await app.halt();
  await start(dataDir);
  await pass(5 * minute);
  expect([handed, (await lineOf(NEW))?.id, await lineOf(PETER)]).toEqual([[PETER], line?.id, undefined]);
  expect([await state(NEW), await state(PETER)]).toEqual(['used', 'quarantined']);
  const sent = (await readdir(`${dataDir}/sms`)).filter((name) => name.endsWith('.json'));
  expect([sent.length, (await app.store.read(({ orders }) => orders.where({}))).length]).toEqual([1, 1]);
});
