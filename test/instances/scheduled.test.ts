import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Order } from '../../src/domain/records/order.js';
import { FaultyNetwork } from '../domain/orders/faultyNetwork.js';
import { FakeTime, hour, minute, second } from '../outbox/fakeTime.js';
import { sayIn } from '../support/directTalk.js';
import { type Cluster, found, startCluster } from './cluster.js';

/** What all instances do of themselves, at a time of their own that is the same for all of them. */
let time: FakeTime;
let network: FaultyNetwork;
let cluster: Cluster;
let conversation: string;
beforeEach(async () => {
  time = new FakeTime();
  network = new FaultyNetwork(time);
  cluster = await startCluster({ operators: ['kcell'], clock: time, timer: time, network });
  conversation = await opened('admin1');
});
afterEach(() => cluster.stop());

const opened = async (login: string) =>
  cluster.app.turns.open({ account: await cluster.app.accountId('kcell', login), operator: 'kcell' }, 'text');
/** Says lines in a conversation, each to the next instance. Gives the last answer. */
const say = async (talk: string, ...lines: string[]) => {
  let answer = '';
  for (const [place, line] of lines.entries()) answer = await sayIn(cluster.at(place), talk, line);
  return answer;
};
const block = (which: string, from: string) =>
  say(conversation, 'Блокировка / разблокировка', 'Активный', which, '1', '1', from, 'да');
const orders = () => cluster.app.store.read((tables) => tables.orders.where({}));
const waiting = () => cluster.app.store.read((tables) => tables.outbox.where({ state: 'waiting' }));
/** What the conversation was told without being asked. */
const news = async (talk: string) => {
  const there = await cluster.app.store.conversations.load(talk);
  const answers = new Set(
    there?.seen.filter(({ inbound }) => inbound.startsWith('news-')).flatMap((one) => one.answers),
  );
  return (there?.log ?? [])
    .filter(({ activity }) => answers.has(activity.id))
    .map(({ activity }) => String(activity.text));
};

/** Time passes in steps, in each of which all instances look at the same moment, and do what is due. */
async function live(steps: number, step: number): Promise<void> {
  for (let count = 0; count < steps; count++) {
    time.pass(step);
    await idle();
  }
}
async function idle(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await cluster.app.store.transaction(async () => {});
    await Promise.all(cluster.instances.map(({ outbox }) => outbox.idle()));
  }
}
/** Blocks all other lines of the company, so that there is less to do. */
async function leaveActive(count: number): Promise<void> {
  const account = await cluster.app.accountId('kcell', 'admin1');
  await cluster.app.store.transaction(async ({ accounts, lines }) => {
    const organisation = found((await accounts.get(account))?.organisations?.[0]);
    const active = (await lines.where({ organisation })).filter(({ state }) => state === 'active');
    for (const line of active.slice(count)) await lines.put({ ...line, state: 'suspended', reason: 'debt' });
  });
}
const done = (all: readonly Order[]) => all.map(({ state }) => state);

it('orders for another day are handed in once each, then, and told of once', async () => {
  expect(await block('1,2,3,4,5', '04.03.2026')).toContain('5 запланированы');
  await live(24, hour);
  expect(network.submitted).toEqual([]);
  await live(24, hour);
  await live(4, minute);
  const ordered = await orders();
  expect(done(ordered)).toEqual(Array(5).fill('completed'));
  expect([...network.submitted].sort()).toEqual(ordered.map(({ id }) => id).sort());
  const told = await news(conversation);
  expect(told).toEqual([...new Set(told)]);
  expect(told.at(-1)).toContain('5');
  expect(await waiting()).toEqual([]);
});

it('what an instance had claimed that died is taken up by another, once, when the claim has run out', async () => {
  await block('1', '04.03.2026');
  // As an instance leaves it that has claimed the row and is gone before it hands anything over.
  await cluster.app.store.transaction(async ({ outbox }) => {
    const row = found(
      (await outbox.where({ state: 'waiting' })).find(({ message }) => message.kind === 'network.order'),
    );
    const at = time.now();
    const claim = { plannedAt: at.toISOString(), dueAt: new Date(at.getTime() + 5 * minute).toISOString() };
    await outbox.put({ ...row, ...claim, attempts: 1 });
  });
  await live(4, minute);
  expect(network.submitted).toEqual([]);
  await live(4, minute);
  expect(network.submitted).toEqual((await orders()).map(({ id }) => id));
});

it('the file of a result is made by whichever instance is asked, under the address of all', async () => {
  const answer = await block('1,2,3,4,5,6,7,8,9,10', '-');
  const { origin, pathname, search } = new URL(found(/https?:\S+/.exec(answer)?.[0]));
  expect(origin).toBe(cluster.app.url);
  const files = await Promise.all(cluster.instances.map(async ({ url }) => fetch(`${url}${pathname}${search}`)));
  expect(files.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(new Set(await Promise.all(files.map((file) => file.text()))).size).toBe(1);
});

describe('a request for a second administrator', () => {
  const ask = async () => {
    await leaveActive(12);
    const asked = ['Блокировка / разблокировка', 'Активный', 'все', 'да', '1', '1', '-', 'да'];
    const answer = await say(conversation, ...asked);
    expect(answer).toContain('Ожидает второго администратора');
    return found(/Номер операции (\S+)/.exec(answer)?.[1]);
  };

  it('that nobody decides expires once: one piece of news', async () => {
    const reference = await ask();
    await live(23, hour);
    expect(await news(conversation)).toEqual([]);
    await live(2, hour);
    const told = await news(conversation);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(reference);
    expect(await orders()).toEqual([]);
  });

  it('that is approved on all instances at once is carried out once', async () => {
    const reference = await ask();
    const talks = await Promise.all([0, 1, 2].map(() => opened('admin2')));
    // Step by step: who begins later would be asked about the draft of the other.
    for (const step of ['Запросы на одобрение', reference, '1']) for (const talk of talks) await say(talk, step);
    const answers = await Promise.all(talks.map((talk, place) => sayIn(cluster.at(place), talk, 'да')));
    expect(answers.filter((answer) => answer.includes('Запрос одобрен'))).toHaveLength(1);
    expect(answers.filter((answer) => answer.includes('решение уже принято'))).toHaveLength(2);
    await live(12, 10 * second);
    const ordered = await orders();
    expect(done(ordered)).toEqual(Array(12).fill('completed'));
    expect(new Set(ordered.map(({ line }) => line)).size).toBe(ordered.length);
    expect([...network.submitted].sort()).toEqual(ordered.map(({ id }) => id).sort());
  });
});
