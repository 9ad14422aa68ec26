import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomIds, systemClock } from '../../src/bot/secrets/hashing.js';
import { makeCodeOrder } from '../../src/domain/door/oneTimeCode.js';
import { startApp, type TestApp } from '../support/app.js';
import { textTalk } from '../support/talk.js';

const [PHONE, SHORT] = ['+77010000002', '77700'];
let app: TestApp;
beforeEach(async () => {
  app = await startApp({ of: 'kcell' });
});
afterEach(() => app.stop());

/** What has come to the phone from the short number. */
async function received(): Promise<string[]> {
  await app.outbox.idle();
  const all = app.phones?.messages(PHONE) ?? [];
  return all.filter(({ way, other }) => way === 'in' && other === SHORT).map(({ text }) => text);
}
/** Gives an administrator of the demo this phone. */
async function withPhone(login: string): Promise<string> {
  const id = await app.accountId('kcell', login);
  await app.store.transaction(async ({ accounts }) => {
    const account = await accounts.get(id);
    if (account !== undefined) await accounts.put({ ...account, phone: PHONE });
  });
  return id;
}

async function ordered(...said: readonly string[]): Promise<string> {
  const talk = await textTalk(app, 'kcell', 'admin1');
  let answer = await talk.say('Блокировка / разблокировка');
  for (const one of said) answer = await talk.say(one);
  return /(?:Номер операции|Номер заявки) (\S+)/.exec(answer)?.[1] ?? `no reference: ${answer}`;
}
const block = () => ordered('2', '1', '1', '-', 'да');
const blockMany = async () => {
  const active = await app.store.read(async ({ lines, accounts }) => {
    const { organisations = [] } = (await accounts.get(await app.accountId('kcell', 'admin1'))) ?? {};
    return (await lines.where({ organisation: organisations[0] ?? '' })).filter(({ state }) => state === 'active');
  });
  return ordered('Активный', 'все', 'да', '1', '1', '-', `${active.length}`);
};

describe('an administrator’s phone', () => {
  it('is told how an order ended, by its reference and no number of a line', async () => {
    await withPhone('admin1');
    const reference = await block();
    expect(await received()).toEqual([`Kcell: заявка ${reference} выполнена. СТОП — не присылать.`]);
  });

  it('is asked for what a second administrator has to approve, who is not whoever asked', async () => {
    const reference = await blockMany();
    const [asked, ...others] = await received();
    expect(others).toEqual([]);
    expect(asked).toMatch(new RegExp(`^Kcell: запрос ${reference} ждёт вашего решения в чате до `));
    expect(asked).not.toMatch(/\+7|Айгуль/);
  });

  it('is told nothing after STOP, and again after START', async () => {
    await app.phones?.write(PHONE, SHORT, 'СТОП');
    await app.outbox.idle();
    const before = (await received()).length;
    await blockMany();
    expect((await received()).slice(before)).toEqual([]);
    const rows = (await app.store.read(({ outbox }) => outbox.where({}))).filter(
      ({ message }) => message.kind === 'sms.news',
    );
    expect(rows).toMatchObject([{ lastProblem: 'recipient.gone' }]);
    await app.phones?.write(PHONE, SHORT, 'СТАРТ');
    const told = (await received()).length;
    await withPhone('admin1');
    await block();
    expect((await received()).slice(told)).toEqual([expect.stringMatching(/выполнена/)]);
  });

  it('gets a one-time code in place of the address, and is shown by its last digits', async () => {
    const account = await withPhone('admin1');
    const { store, operators } = app;
    const operatorOf = (id: string) => {
      const operator = operators.get(id);
      if (operator === undefined) throw new Error(`there is no ${id}`);
      return operator;
    };
    const order = makeCodeOrder({ store, clock: systemClock, ids: randomIds, operatorOf });
    const actor = { account, operator: 'kcell', role: 'administrator', channel: 'text', conversation: 'none' } as const;
    const sent = await order({ actor, commandId: 'command', procedure: 'changeEmail', language: 'ru' });
    expect(sent).toEqual({ ok: true, value: { to: '…02' } });
    await app.outbox.idle();
    const texts = (app.phones?.messages(PHONE) ?? []).map(({ text }) => text);
    expect(texts).toEqual([expect.stringMatching(/^Kcell: код \d{6}, «Сменить e-mail»/)]);
    const told = await app.store.read(({ outbox }) => outbox.where({}));
    expect(told.map(({ message }) => message.kind)).toEqual(['sms.oneTimeCode']);
    // An address that is to be shown to be theirs gets it itself.
    const proven = {
      actor,
      commandId: 'other',
      procedure: 'changeEmail',
      language: 'ru',
      to: 'new@primer.example',
    } as const;
    expect(await order(proven)).toEqual({ ok: true, value: { to: 'n…@primer.example' } });
  });
});
