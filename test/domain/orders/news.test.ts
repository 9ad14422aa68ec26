import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { myOrders } from '../../../src/dialogs/procedures/orders/myOrders.js';
import { undoOrders } from '../../../src/dialogs/procedures/orders/undoOrders.js';
import type { Network } from '../../../src/domain/orders/network.js';
import { phoneForReading } from '../../../src/domain/values/phone.js';
import { FakeTime, second } from '../../outbox/fakeTime.js';
import { type BotService, startBotService } from '../../support/botService.js';
import { type LinesApp, LOGIN, OPERATOR, startLines } from '../../support/linesApp.js';
import { plainBlanks } from '../../support/seen.js';
import { cardTalk, textTalk } from '../../support/talk.js';
import { teamsTalk } from '../../support/teamsTalk.js';
import { FaultyNetwork, WORKS } from './faultyNetwork.js';

const procedures = [myOrders, undoOrders];

let office: LinesApp;
let time: FakeTime;
afterEach(() => office.stop());

const ru = (
  key: Parameters<ReturnType<LinesApp['app']['words']>['say']>[0],
  values: Record<string, string | number> = {},
) => plainBlanks(office.app.words('ru', OPERATOR).say(key, values));

async function choose(count: number) {
  const lines = (await office.lines('active')).slice(0, count);
  await office.select('Mine', lines);
  return lines;
}

const slowly = async (network?: Network, parts: Parameters<typeof startLines>[1] = {}) => {
  time = new FakeTime();
  office = await startLines(time, { ...parts, timer: time, network: network ?? new FaultyNetwork(time), procedures });
};

/** Time passes, and all that becomes due is done. */
async function live(milliseconds: number): Promise<void> {
  for (let left = milliseconds; left > 0; left -= second) {
    time.pass(second);
    for (let round = 0; round < 3; round++) {
      await office.app.store.transaction(async () => {});
      await office.app.outbox.idle();
    }
  }
}

const reference = async () => (await office.app.store.read(({ orders }) => orders.where({}))).at(-1)?.reference ?? '';

describe('a network that answers at once', () => {
  beforeEach(async () => {
    office = await startLines(undefined, { procedures });
  });

  it('is on the receipt, with a button that undoes it', async () => {
    await choose(3);
    const talk = await cardTalk(office.app, OPERATOR, LOGIN);
    await talk.press('pause');
    await talk.press(ru('common:next'), { Lines: 'Mine' });
    const receipt = await talk.press('confirm');
    expect(receipt).toContain('Заявки: 3 выполнены');

    const review = await talk.press(ru('undoOrders:about'));
    expect(review).toContain('Пауза → Активный');
    const undone = await talk.press(ru('undoOrders:confirm'));
    expect(undone).toContain(ru('undoOrders:done'));
    expect(undone).toContain('3 выполнены');
    expect(await office.lines('active')).not.toHaveLength(0);
  });

  it('is in the list of orders, on cards and in plain text', async () => {
    const [line] = await choose(1);
    const talk = await textTalk(office.app, OPERATOR, LOGIN);
    await talk.say('pause');
    await talk.say('Mine');
    await talk.say('да');
    const shown = await talk.say(ru('myOrders:title'));
    expect(shown).toContain(`${ru('myOrders:facts.state')}: ${ru('common:words.completed')}`);
    expect(shown).toContain(plainBlanks(phoneForReading(line?.number ?? '')));
    talk.close();

    const cards = await cardTalk(office.app, OPERATOR, LOGIN);
    const listed = await cards.press(ru('myOrders:title'));
    const listedReference = await reference();
    expect(listed).toContain(listedReference);
    const buttons = cards.cards().flatMap(({ actions }) => actions);
    const undo = buttons.find(({ data }) => data?.procedure === 'undoOrders' && data.value === listedReference);
    const review = await cards.send({ ...undo?.data });
    expect(review).toContain(ru('common:review.title', { procedure: ru('undoOrders:title') }));
    expect(review).toContain('Станет Активный');
  });
});

describe('news of orders', () => {
  it('comes by itself, once, and leaves the open question open', async () => {
    await slowly();
    const [line] = await choose(1);
    const talk = await textTalk(office.app, OPERATOR, LOGIN);
    await talk.say('pause');
    await talk.say('Mine');
    expect(await talk.say('да')).toContain(
      `${ru('common:orders.label', { count: 1 })}: ${ru('common:words.inProgress')}`,
    );
    await talk.say('pause');
    const heard: string[] = [];
    office.app.turns.listen(talk.conversation, (said) => {
      heard.push(...said.map(({ activity }) => plainBlanks(String(activity.text))));
    });
    await live(WORKS + 10 * second);
    const number = plainBlanks(phoneForReading(line?.number ?? ''));
    const order = ru('common:orders.order', { reference: await reference() });
    expect(heard).toEqual([`${order}, ${number}: ${ru('common:words.completed')}`]);
    await live(60 * second);
    expect(heard).toHaveLength(1);
    // The question is the same as before.
    expect(await talk.say('Mine')).toContain(ru('common:review.title', { procedure: 'pause' }));
  });

  it('comes of the company it was ordered for, though the conversation goes on for another', async () => {
    await slowly();
    const account = await office.app.accountId(OPERATOR, LOGIN);
    await office.app.store.transaction(async ({ accounts, organisations }) => {
      const row = await accounts.get(account);
      if (row === undefined) throw new Error('there is no such account');
      await organisations.insert({ id: 'another', operator: OPERATOR, name: 'Another' });
      await accounts.put({ ...row, organisations: [...(row.organisations ?? []), 'another'] });
    });
    await choose(1);
    const talk = await textTalk(office.app, OPERATOR, LOGIN);
    await talk.say('pause');
    await talk.say('Mine');
    await talk.say('да');
    await talk.say(ru('common:menu.organisation'));
    await talk.say('another');
    const heard: string[] = [];
    office.app.turns.listen(talk.conversation, (said) => {
      heard.push(...said.map(({ activity }) => plainBlanks(String(activity.text))));
    });
    await live(WORKS + 10 * second);
    const order = ru('common:orders.order', { reference: await reference() });
    expect(heard).toEqual([expect.stringContaining(`${order}, `)]);
  });

  it('names the numbers that something went wrong with, and why', async () => {
    const failing: { number?: string } = {};
    time = new FakeTime();
    const network = new FaultyNetwork(time, true, ({ number }) => number === failing.number);
    office = await startLines(time, { timer: time, network, procedures });
    const [first, second_] = await choose(2);
    failing.number = second_?.number ?? '';
    const talk = await textTalk(office.app, OPERATOR, LOGIN);
    await talk.say('pause');
    await talk.say('Mine');
    await talk.say('да');
    const heard: string[] = [];
    office.app.turns.listen(talk.conversation, (said) => {
      heard.push(...said.map(({ activity }) => plainBlanks(String(activity.text))));
    });
    await live(WORKS + 20 * second);
    const [news] = heard;
    expect(news).toContain('1 выполнена, 1 не выполнена');
    const named = plainBlanks(phoneForReading(failing.number));
    expect(news?.split('\n').slice(1)).toEqual([`${named}: ${ru('problems:order.notCarriedOut')}`]);
    expect(news).not.toContain(plainBlanks(phoneForReading(first?.number ?? '')));
  });

  it('is dropped when the conversation is gone; the order stays', async () => {
    await slowly();
    await choose(1);
    const talk = await textTalk(office.app, OPERATOR, LOGIN);
    await talk.say('pause');
    await talk.say('Mine');
    await talk.say('да');
    await office.app.store.conversations.expire(new Date(time.now().getTime() + second).toISOString());
    await live(WORKS + 10 * second);
    const [parked] = await office.app.store.read(({ outbox }) => outbox.where({ state: 'parked' }));
    expect(parked).toMatchObject({ message: { kind: 'chat.news' }, lastProblem: 'recipient.gone' });
    expect((await office.app.store.read(({ orders }) => orders.where({})))[0]?.state).toBe('completed');
  });
});

describe('news of orders in Teams', () => {
  let service: BotService;
  beforeEach(async () => {
    service = await startBotService();
  });
  afterEach(() => service.close());

  it('is sent to where the person is, and again when the connector was away', async () => {
    time = new FakeTime();
    const network = new FaultyNetwork(time);
    office = await startLines(time, { timer: time, network, procedures, env: service.env, bot: service.bot });
    await choose(1);
    const talk = await teamsTalk(office.app, service, OPERATOR, LOGIN);
    await talk.press('pause');
    await talk.press(ru('common:next'), { Lines: 'Mine' });
    await talk.press('confirm');
    const before = service.shown.length;
    service.failWith(429, 503);
    await live(WORKS + 4 * second);
    expect(service.shown).toHaveLength(before);
    await live(100 * second);
    const shown = service.shown.slice(before).map(({ activity }) => plainBlanks(String(activity.text)));
    expect(shown).toHaveLength(1);
    expect(shown[0]).toContain(ru('common:orders.order', { reference: await reference() }));
  });
});
