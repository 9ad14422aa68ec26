import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { unlinkTeams } from '../../src/domain/accounts/teams/unlinkTeams.js';
import { FaultyNetwork, WORKS } from '../domain/orders/faultyNetwork.js';
import { FakeTime, second } from '../outbox/fakeTime.js';
import { type BotService, startBotService } from '../support/botService.js';
import { type LinesApp, LOGIN, OPERATOR, startLines } from '../support/linesApp.js';
import { pass } from '../support/passing.js';
import { type CardTalk, cardTalk } from '../support/talk.js';
import { teamsTalk } from '../support/teamsTalk.js';

let office: LinesApp;
let time: FakeTime;
let service: BotService;
let talk: Awaited<ReturnType<typeof teamsTalk>>;
beforeEach(async () => {
  service = await startBotService();
  time = new FakeTime();
  const network = new FaultyNetwork(time);
  office = await startLines(time, { timer: time, network, env: service.env, bot: service.bot });
  talk = await teamsTalk(office.app, service, OPERATOR, LOGIN);
});
afterEach(async () => {
  await office.stop();
  await service.close();
});

/** One line is blocked, and the order is not done yet. */
async function block(where: Pick<CardTalk, 'press'>): Promise<void> {
  await office.select('Mine', (await office.lines('active')).slice(0, 1));
  await where.press('pause');
  await where.press(office.app.words('ru', OPERATOR).say('common:next'), { Lines: 'Mine' });
  await where.press('confirm');
}
/** The order is done, and all the time that its news could take is over. Gives what Teams was asked for. */
async function lived() {
  const before = service.connector.calls.length;
  await pass(office, time, WORKS + 100 * second);
  const [order] = await office.app.store.read(({ orders }) => orders.where({}));
  expect(order?.state).toBe('completed');
  return service.connector.calls.slice(before);
}
async function wantsTeams(): Promise<void> {
  const id = await office.app.accountId(OPERATOR, LOGIN);
  await office.app.store.transaction(async ({ accounts }) => {
    const account = await accounts.get(id);
    if (account !== undefined) await accounts.put({ ...account, toldIn: 'teams' });
  });
}

const ends: Record<string, () => Promise<void>> = {
  'the account is unlinked': async () => {
    const account = await office.app.accountId(OPERATOR, LOGIN);
    const actor = { account, operator: OPERATOR, role: 'administrator', channel: 'web', conversation: 'w' } as const;
    const done = await office.app.door.execute({
      ...{ commandId: 'unlink', command: unlinkTeams, input: { link: account }, actor },
    });
    expect(done).toMatchObject({ ok: true, value: { outcome: { kind: 'done' } } });
  },
  'the app is removed': async () => {
    expect(await talk.post({ type: 'installationUpdate', action: 'remove' })).toBe('');
  },
};
const whens = Object.keys(ends);

it('news comes in Teams where nothing has ended', async () => {
  await block(talk);
  expect(await lived()).not.toEqual([]);
});

it.each(whens)('nothing more is said by itself in Teams once %s, of what was asked for there', async (when) => {
  await block(talk);
  await ends[when]?.();
  expect(await lived()).toEqual([]);
});

it.each(whens)('nothing more is said by itself in Teams once %s, of what was asked for on our page', async (when) => {
  await wantsTeams();
  const page = await cardTalk(office.app, OPERATOR, LOGIN);
  await block(page);
  await ends[when]?.();
  expect(await lived()).toEqual([]);
  const [order] = await office.app.store.read(({ orders }) => orders.where({}));
  const log = (await office.app.store.conversations.load(page.conversation))?.log ?? [];
  expect(JSON.stringify(log)).toContain(order?.reference);
});
