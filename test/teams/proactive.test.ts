import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { myOrders } from '../../src/dialogs/procedures/orders/myOrders.js';
import type { Account } from '../../src/domain/records/account.js';
import { FaultyNetwork, WORKS } from '../domain/orders/faultyNetwork.js';
import { FakeTime, second } from '../outbox/fakeTime.js';
import { type BotService, startBotService } from '../support/botService.js';
import { type LinesApp, LOGIN, OPERATOR, startLines } from '../support/linesApp.js';
import { pass } from '../support/passing.js';
import { plainBlanks } from '../support/seen.js';
import { cardTalk } from '../support/talk.js';
import { joinTeams, postMessage, teamsActivity, teamsTalk } from '../support/teamsTalk.js';

let office: LinesApp;
let time: FakeTime;
let service: BotService;
/** `acknowledgeWithin`: what Bot Service waits for, in milliseconds. */
async function start(acknowledgeWithin = 8_000) {
  service = await startBotService();
  time = new FakeTime();
  const network = new FaultyNetwork(time);
  const bot = { ...service.bot, acknowledgeWithin };
  office = await startLines(time, { timer: time, network, procedures: [myOrders], env: service.env, bot });
}
afterEach(async () => {
  await office.stop();
  await service.close();
});

const ru = (key: Parameters<ReturnType<LinesApp['app']['words']>['say']>[0], values = {}) =>
  plainBlanks(office.app.words('ru', OPERATOR).say(key, values));

/** Time passes, and all that becomes due is done. */
const live = (milliseconds: number): Promise<void> => pass(office, time, milliseconds);

const account = async (): Promise<Account | undefined> => {
  const id = await office.app.accountId(OPERATOR, LOGIN);
  return office.app.store.read(({ accounts }) => accounts.get(id));
};
const wishes = async (toldIn: Account['toldIn']) => {
  const known = await account();
  if (known !== undefined) await office.app.store.transaction(({ accounts }) => accounts.put({ ...known, toldIn }));
};
const orders = () => office.app.store.read(({ orders: all }) => all.where({}));
const reference = async () => (await orders()).at(-1)?.reference ?? '';
const rows = (kind: string) =>
  office.app.store.read(async ({ outbox }) =>
    [
      ...(await outbox.where({ state: 'waiting' })),
      ...(await outbox.where({ state: 'sent' })),
      ...(await outbox.where({ state: 'parked' })),
    ].filter(({ message }) => message.kind === kind),
  );
/** What Teams shows of the order's end, said by itself. */
const news = async (from = 0) => {
  const own = await reference();
  const texts = service.shown.slice(from).map(({ activity }) => String(activity.text ?? ''));
  return texts.filter((text) => text.includes(own) && text.endsWith('выполнена'));
};

/** One line is blocked: in Teams unless another conversation is given. */
async function block(talk: Pick<Awaited<ReturnType<typeof cardTalk>>, 'press'>) {
  await office.select('Mine', (await office.lines('active')).slice(0, 1));
  await talk.press('pause');
  await talk.press(ru('common:next'), { Lines: 'Mine' });
  await talk.press('confirm');
}
const inTeams = () => teamsTalk(office.app, service, OPERATOR, LOGIN);

describe('news of an order in Teams', () => {
  beforeEach(() => start());
  it.each([
    ['asks to wait', [{ status: 429, retryAfter: 1 }]],
    ['is full, and does not say how long', [429, 429]],
    ['was changed meanwhile', [412, 412]],
    ['is away behind its gateway', [502, 502, 502, 502, 502]],
  ])(
    'comes once when the connector %s',
    async (_name, failures) => {
      await block(await inTeams());
      const before = service.shown.length;
      service.failWith(...failures);
      await live(WORKS + 200 * second);
      expect(await news(before)).toHaveLength(1);
      expect(service.connector.failures).toEqual([]);
      await live(100 * second);
      expect(await news(before)).toHaveLength(1);
    },
    60_000,
  );

  it.each([403, 404])('finds that the chat is gone (%i): it is forgotten, and said so', async (status) => {
    const talk = await inTeams();
    await block(talk);
    expect((await account())?.teamsChat).toMatchObject({ chat: talk.conversation, serviceUrl: service.url });
    service.connector.closed.set(talk.conversation, status);
    await live(WORKS + 20 * second);
    expect((await account())?.teamsChat).toBeUndefined();
    const [last] = (await rows('chat.news')).toReversed();
    expect(last).toMatchObject({ state: 'parked', lastProblem: 'chat.gone' });
    expect(office.app.lines.join('')).toContain('bot.chatGone');
    // Nothing more is tried there, until the person writes again.
    const calls = service.connector.calls.length;
    await live(200 * second);
    expect(service.connector.calls).toHaveLength(calls);
    service.connector.closed.clear();
    expect(await talk.say('меню')).not.toBe('');
    expect((await account())?.teamsChat).toMatchObject({ chat: talk.conversation });
  });

  it('comes in the chat that was forgotten here', async () => {
    await block(await inTeams());
    await office.app.store.conversations.expire(new Date(time.now().getTime() + second).toISOString());
    const before = service.shown.length;
    await live(WORKS + 20 * second);
    expect(await news(before)).toHaveLength(1);
  });
});

describe('news of an order from our own page', () => {
  beforeEach(() => start());
  it('comes in Teams, too, where the person wants that', async () => {
    await inTeams();
    await wishes('teams');
    const page = await cardTalk(office.app, OPERATOR, LOGIN);
    await block(page);
    const before = service.shown.length;
    await live(WORKS + 20 * second);
    expect(await news(before)).toHaveLength(1);
    const log = (await office.app.store.conversations.load(page.conversation))?.log ?? [];
    expect(JSON.stringify(log)).toContain(await reference());
  });

  it('comes only there where the person does not want that', async () => {
    await inTeams();
    await block(await cardTalk(office.app, OPERATOR, LOGIN));
    const before = service.shown.length;
    await live(WORKS + 20 * second);
    expect(await news(before)).toEqual([]);
    expect((await orders())[0]?.state).toBe('completed');
  });
});

describe('a message to which the connector takes no answer', () => {
  beforeEach(() => start(1_500));
  it('is acknowledged in time, and its answer comes later, once', async () => {
    const object = await joinTeams(office.app, OPERATOR, LOGIN);
    const post = (given: object) =>
      postMessage(office.app, teamsActivity(service, object, { ...given }), service.token());
    expect((await post({ text: 'menu' })).status).toBe(200);
    const shown = service.shown.length;
    const release = service.hold();
    expect((await post({ text: 'menu' })).status).toBe(200);
    expect(service.shown).toHaveLength(shown);
    while ((await rows('chat.answers')).length === 0);
    release();
    await live(60 * second);
    await service.until(shown + 1);
    await live(60 * second);
    expect(service.shown).toHaveLength(shown + 1);
    expect(await rows('chat.answers')).toEqual([expect.objectContaining({ state: 'sent' })]);
  });

  it('is answered after a restart', async () => {
    const object = await joinTeams(office.app, OPERATOR, LOGIN);
    const post = (given: object) =>
      postMessage(office.app, teamsActivity(service, object, { ...given }), service.token());
    expect((await post({ text: 'menu' })).status).toBe(200);
    const shown = service.shown.length;
    // As if the process had ended while it waited: nothing of what it would have sent got out.
    service.failWith('never');
    expect((await post({ text: 'menu' })).status).toBe(200);
    while ((await rows('chat.answers')).length === 0);
    await live(200 * second);
    expect(service.shown).toHaveLength(shown + 1);
  }, 60_000);
});
