import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { startApp, type TestApp, type TestAppOptions } from '../support/app.js';
import { type Talk, textTalk } from '../support/talk.js';

jest.setTimeout(60_000);

let app: TestApp;
const start = async (options: TestAppOptions) => {
  app = await startApp(options);
};
afterEach(() => app.stop());

const day = 24 * 3600;
const few = (points: number) => ({ points, duration: day });

const sayAll = async (talk: Talk, ...said: string[]) => {
  let answer = '';
  for (const one of said) answer = await talk.say(one);
  return answer;
};
const ordersPlaced = () => app.store.read(async ({ orders }) => (await orders.where({})).length);
const messagesOf = (kind: string) =>
  app.store.read(
    async ({ outbox }) => (await outbox.where({})).filter(({ message }) => message.kind.startsWith(kind)).length,
  );

describe('orders', () => {
  const block = (talk: Talk, number: string) => sayAll(talk, 'Блокировка / разблокировка', number, '1', '1', '-', 'да');

  it('of an account end with its budget, and the next is told when again', async () => {
    await start({ of: 'kcell', limits: { ordersOfAccount: few(2) } });
    const talk = await textTalk(app, 'kcell', 'admin1');
    for (const end of ['1', '2']) expect(await block(talk, `702000000${end}`)).toContain('Номер операции');
    expect(await block(talk, '7020000003')).toMatch(/Не больше 2 операций в день\. Повторите попытку после \d/);
    expect(await ordersPlaced()).toBe(2);
    talk.close();
  });

  it('that are too many by themselves are refused as a whole', async () => {
    await start({ of: 'kcell', limits: { ordersOfCompany: few(1) } });
    const talk = await textTalk(app, 'kcell', 'admin1');
    expect(await block(talk, '7020000001, 7020000002')).toContain('Выберите меньше');
    expect(await ordersPlaced()).toBe(0);
    // Another account of the company has what is left of the company's.
    const other = await textTalk(app, 'kcell', 'admin2');
    expect(await block(other, '7020000001')).toContain('Номер операции');
    expect(await block(talk, '7020000002')).toContain('Не больше 1 операций в день');
    for (const one of [talk, other]) one.close();
  });
});

describe('text messages', () => {
  const code = (talk: Talk, number: string) => sayAll(talk, 'Отправить секретный код', number, 'да');

  it('of an account, a company and a line end with their budgets (S7)', async () => {
    await start({ of: 'kcell', limits: { smsOfAccount: few(2) } });
    const talk = await textTalk(app, 'kcell', 'admin1');
    const said: string[] = [];
    for (const end of ['1', '2', '3']) said.push(await code(talk, `702000000${end}`));
    expect(said[2]).toMatch(/Не больше 2 SMS в день\. Повторите попытку после \d/);
    expect(await messagesOf('sms.')).toBe(2);
    talk.close();
  });
});

describe('messages of an account', () => {
  it('end with its budget for a while, said in the chat, in all its conversations; others go on', async () => {
    await start({ of: 'konnect', limits: { turns: { points: 3, duration: 60 } } });
    const [one, other, another] = [
      await app.signIn('konnect', 'agent1'),
      await app.signIn('konnect', 'agent1'),
      await app.signIn('konnect', 'agent2'),
    ];
    const say = ({ token, conversationId }: typeof one) =>
      fetch(`${app.url}/v3/directline/conversations/${conversationId}/activities`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ type: 'message', text: 'menu', from: { id: 'x' } }),
      });
    for (const signedIn of [one, other, one]) expect((await say(signedIn)).status).toBe(200);
    const refused = await say(other);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await refused.text()).toContain('Trop de messages en peu de temps. Réessayez dans 1 minute.');
    expect((await say(another)).status).toBe(200);
  });
});
