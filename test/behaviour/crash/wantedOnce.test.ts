import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { demoNetwork } from '../../../src/bot/couriers/network/demoNetwork.js';
import { freeNumbers } from '../../../src/domain/lines/stock/choices.js';
import type { Role } from '../../../src/domain/records/account.js';
import { luhnDigit } from '../../../src/domain/values/luhn.js';
import { FakeTime, minute } from '../../outbox/fakeTime.js';
import { startApp, type TestApp } from '../../support/app.js';
import { sayIn } from '../../support/sayIn.js';
import { plainBlanks } from '../../support/seen.js';
import { StoppingFiles } from '../../support/stoppingFiles.js';

/** What there is only once is ordered, and the program ends in the middle of it, as if its power had gone. */
interface Case {
  readonly operator: string;
  readonly login: string;
  /** Somebody else. */
  readonly other: string;
  readonly role: Role;
  readonly organisation: string;
  readonly language: 'ru' | 'fr' | 'de';
  /** What is said until the review, and the yes. */
  readonly says: readonly string[];
  readonly yes: string;
  /** What is read on the review only. */
  readonly review: string;
  readonly title: 'changeNumber:title' | 'addLines:title' | 'orderUser:title';
  readonly done: 'changeNumber:done' | 'addLines:done' | 'orderUser:done';
  /** What its orders are, as the journal has them. */
  readonly kind: 'renumber' | 'add' | 'addUser';
  /** How many orders there are, and what is reserved from the review on. */
  readonly orders: number;
  readonly numbers: readonly string[];
  /** How long it is reserved, in minutes. */
  readonly reserved: number;
  /** The minutes until all of it is carried out. */
  readonly within: number;
}

const card = (n: number) => {
  const digits = `89320300008000000${n}`;
  return digits + luhnDigit(digits);
};
const HEADS = 'Numéro de carte SIM;Prénom;Nom de famille;Langue;Plan tarifaire;Options;Billing account';
const ROWS = [1, 2].map((n) => `${card(n)};Lara;Exemple;français;Mobile Start;;100000001`);

const cases: readonly Case[] = [
  {
    ...{ operator: 'belarus', login: 'admin1', other: 'admin2', role: 'administrator', language: 'ru' },
    ...{ organisation: 'belarus:obrazets', kind: 'renumber', orders: 1, reserved: 15, within: 6 },
    ...{ title: 'changeNumber:title', done: 'changeNumber:done' },
    says: ['0291000002', '1', '+375291200007'],
    yes: 'да',
    review: 'проверьте данные',
    numbers: ['+375291200007'],
  },
  {
    ...{ operator: 'telenet', login: 'fleet1', other: 'fleet2', role: 'fleetManager', language: 'fr' },
    ...{ organisation: 'telenet:exempleLogistique', kind: 'add', orders: 2, reserved: 30, within: 1 },
    ...{ title: 'addLines:title', done: 'addLines:done' },
    says: [[HEADS, ...ROWS].join('\n')],
    yes: 'oui',
    review: 'vérifiez vos réponses',
    numbers: ['+32470500001', '+32470500002'],
  },
  {
    ...{ operator: 'comuniq', login: 'reseller1', other: 'reseller2', role: 'reseller', language: 'de' },
    ...{ organisation: 'comuniq:musterbau', kind: 'addUser', orders: 1, reserved: 30, within: 1 },
    ...{ title: 'orderUser:title', done: 'orderUser:done' },
    says: [
      ...[
        'Musterbau',
        '1',
        '-',
        'heute',
        '12 Monate',
        'Business User',
        'Daten 5 GB',
        'SMS 100',
        '-',
        '2',
        'l.probe',
        'Lara',
      ],
      ...[
        '-',
        'Probe',
        'l.probe@musterbau.example',
        'Deutsch',
        '1',
        '0107',
        'Neue Nummer',
        '1',
        '30',
        'Lara',
        '1234',
        '030',
      ],
      'ja',
    ],
    yes: 'ja',
    review: 'Angaben prüfen',
    numbers: ['+4917604069050'],
  },
];

let app: TestApp;
let time: FakeTime;
let disk: StoppingFiles;
/** What the operator's network was handed, by the number it is about. */
let handed: string[];
let conversation: string;

async function start(operator: string, dataDir?: string): Promise<void> {
  const network = demoNetwork(time);
  const submit: typeof network.submit = async (order, signal) => {
    handed.push(order.id);
    return network.submit(order, signal);
  };
  disk = new StoppingFiles();
  const parts = { clock: time, timer: time, network: { ...network, submit }, store: { files: disk } };
  app = await startApp({ of: operator, ...parts, ...(dataDir !== undefined && { dataDir }) });
}
/** The power goes before a text with these words is kept, while this is said; then the program starts on what there is. */
async function killedBefore(words: string, { operator }: Case, said: string): Promise<void> {
  disk.before = words;
  expect(await sayIn(app, conversation, said).catch(() => '')).toBe('');
  await again(operator);
}
async function again(operator: string): Promise<void> {
  const { dataDir } = app;
  await app.halt();
  await start(operator, dataDir);
}
beforeEach(() => {
  time = new FakeTime();
  handed = [];
});
afterEach(() => app.stop());

const pass = async (minutes: number) => {
  for (let n = 0; n < minutes; n += 1) {
    time.pass(minute);
    await app.outbox.idle();
  }
};
const word = ({ language, operator }: Case, key: Case['title' | 'done']) =>
  plainBlanks(app.words(language, operator).say(key));
const states = ({ operator, numbers }: Case) =>
  app.store.read(({ stock }) =>
    Promise.all(numbers.map(async (number) => (await stock.get(`${operator}:number:${number}`))?.state)),
  );
const orders = ({ kind }: Case) =>
  app.store.read(async (tables) => (await tables.orders.where({})).filter(({ change }) => change.kind === kind));
/** Which of the numbers somebody else gets. */
async function othersGet({ operator, other, role, organisation, numbers }: Case): Promise<string[]> {
  const account = await app.accountId(operator, other);
  const got: string[] = [];
  for (const number of numbers) {
    const actor = { account, operator, role, organisation, channel: 'web', conversation: `for ${number}` } as const;
    if ((await app.door.take(freeNumbers, actor, {}, number)).ok) got.push(number);
  }
  return got;
}
const all = <T>(one: Case, state: T): T[] => one.numbers.map(() => state);

/** Until only the last of what is to be said is left. */
async function begin(one: Case): Promise<string> {
  await start(one.operator);
  const account = await app.accountId(one.operator, one.login);
  conversation = await app.turns.open({ account, operator: one.operator }, 'text');
  await sayIn(app, conversation, word(one, one.title));
  for (const said of one.says.slice(0, -1)) await sayIn(app, conversation, said);
  return one.says.at(-1) ?? '';
}
async function toReview(one: Case): Promise<void> {
  const last = await begin(one);
  await sayIn(app, conversation, last);
}

/** Ordered once: one receipt, an order for each line, and the network is handed each of them once. */
async function isOrderedOnce(one: Case): Promise<void> {
  const placed = await orders(one);
  expect([placed.length, new Set(placed.map(({ reference }) => reference)).size]).toEqual([one.orders, 1]);
  await pass(one.within);
  await again(one.operator);
  await pass(one.within);
  expect(handed.toSorted()).toEqual(placed.map(({ id }) => id).toSorted());
  expect([await states(one), (await orders(one)).map(({ state }) => state)]).toEqual([
    all(one, 'used'),
    placed.map(() => 'completed'),
  ]);
}

describe.each(cases)('when the power goes, $title', (one) => {
  it('keeps nothing of a choice that was not kept, but for its minutes', async () => {
    const last = await begin(one);
    await killedBefore(one.review, one, last);
    expect([await orders(one), await states(one)]).toEqual([[], all(one, 'held')]);
    expect(await othersGet(one)).toEqual([]);
    await pass(one.reserved);
    expect(await othersGet(one)).toEqual(one.numbers);
  });

  it('has ordered nothing before it is written; the review is confirmed anew', async () => {
    await toReview(one);
    await killedBefore(`"kind":"${one.kind}"`, one, one.yes);
    expect([await orders(one), await states(one)]).toEqual([[], all(one, 'held')]);
    expect(await sayIn(app, conversation, one.yes)).toContain(word(one, one.done));
    await isOrderedOnce(one);
  });

  it('has ordered nothing before it is written, and what nobody comes back for is free again', async () => {
    await toReview(one);
    await killedBefore(`"kind":"${one.kind}"`, one, one.yes);
    await pass(one.reserved);
    expect([await orders(one), await othersGet(one)]).toEqual([[], one.numbers]);
  });

  it('has ordered once when it goes before anybody is told; a second yes gets the same receipt', async () => {
    await toReview(one);
    await killedBefore(word(one, one.done), one, one.yes);
    const [order] = await orders(one);
    expect(await othersGet(one)).toEqual([]);
    const said = await sayIn(app, conversation, one.yes);
    expect(said).toContain(word(one, one.done));
    expect(said).toContain(order?.reference ?? 'no order');
    await isOrderedOnce(one);
  });
});
