import { afterEach, describe, expect, it } from '@jest/globals';
import type { SmsToAnswer } from '../../src/bot/sms/answering.js';
import type { DemoPhones } from '../../src/bot/smsGateway/demoPhones.js';
import { partsOf } from '../../src/bot/smsGateway/segments.js';
import { startApp, type TestApp, type TestAppOptions } from '../support/app.js';
import { filesIn, found } from '../support/canary.js';

const PHONE = '+77010000001';
const SHORT = '77700';

let app: TestApp;
afterEach(() => app.stop());

const start = async (options: TestAppOptions = {}): Promise<DemoPhones> => {
  app = await startApp({ of: 'kcell', ...options });
  if (app.phones === undefined) throw new Error('a demo has phones');
  return app.phones;
};
const textsOn = (phones: DemoPhones, phone: string) => phones.messages(phone).map(({ way, text }) => [way, text]);
const idle = () => app.outbox.idle();
const rows = () => app.store.read(({ inboundSms }) => inboundSms.where({}));

describe('a text message from a phone', () => {
  it('is answered from the short number it was sent to, in the operator’s own language and in one segment', async () => {
    // An operator that has nothing for subscribers to read.
    const [phone, short] = ['+32470000001', '99001'];
    const phones = await start({ of: 'telenet' });
    await phones.write(phone, short, 'bonjour');
    await idle();
    const [sent, answer] = phones.messages(phone);
    expect(sent).toMatchObject({ way: 'out', other: short, text: 'bonjour', parts: 1 });
    expect(answer).toMatchObject({
      way: 'in',
      other: short,
      text: 'Telenet : les SMS envoyés à ce numéro ne sont pas lus. Appelez le +32470000000.',
    });
    expect(partsOf(String(answer?.text))).toBe(1);
  });

  it('comes to whoever answers, with its conversation, and what they say goes back in order', async () => {
    const heard: SmsToAnswer[] = [];
    const phones = await start({
      answerSms: async (message) => {
        heard.push(message);
        return ['one', 'two'].map((text) => ({ id: `${message.id}-${text}`, text: `${text} ${message.text}` }));
      },
    });
    for (const text of ['a', 'b', 'c']) await phones.write(PHONE, SHORT, text);
    await idle();
    expect(
      heard.map(({ text, conversation, from, to, operator }) => ({ text, conversation, from, to, operator })),
    ).toEqual(
      ['a', 'b', 'c'].map((text) => ({
        ...{ text, conversation: `sms:${SHORT}:${PHONE}`, from: PHONE, to: SHORT, operator: 'kcell' },
      })),
    );
    const answers = textsOn(phones, PHONE).filter(([way]) => way === 'in');
    expect(answers.map(([, text]) => text)).toEqual(['one a', 'two a', 'one b', 'two b', 'one c', 'two c']);
  });

  it('waits for one before it that cannot be answered now, and is answered after it', async () => {
    const heard: string[] = [];
    let broken = true;
    const phones = await start({
      answerSms: async ({ id, text }) => {
        heard.push(text);
        if (broken) throw new Error(`cannot answer ${text}`);
        return [{ id: `${id}-1`, text: `answer to ${text}` }];
      },
    });
    await phones.write(PHONE, SHORT, 'first');
    await phones.write(PHONE, SHORT, 'second');
    await idle();
    expect(new Set(heard)).toEqual(new Set(['first']));
    broken = false;
    await app.store.transaction(async ({ outbox }) => {
      const waiting = await outbox.where({ state: 'waiting' });
      const now = new Date().toISOString();
      for (const row of waiting) await outbox.put({ ...row, dueAt: now, plannedAt: now });
    });
    await idle();
    const answers = textsOn(phones, PHONE).filter(([way]) => way === 'in');
    expect(answers.map(([, text]) => text)).toEqual(['answer to first', 'answer to second']);
  });

  it('gets no answer when it comes from a name or a short number', async () => {
    const phones = await start();
    for (const from of ['Kaspi', '1414', '']) await phones.write(from, SHORT, 'an advertisement');
    await idle();
    expect((await rows()).map(({ state, parts }) => [state, parts])).toEqual(Array(3).fill(['unanswered', []]));
    expect(['Kaspi', '1414', ''].flatMap((from) => phones.messages(from).filter(({ way }) => way === 'in'))).toEqual(
      [],
    );
  });

  it('leaves nothing of what was written in the store, the files or the log, before and after it is answered', async () => {
    const secret = '83749261';
    let answering: () => void = () => {};
    const mayAnswer = new Promise<void>((resolve) => {
      answering = resolve;
    });
    const phones = await start({
      answerSms: async ({ id, text }) => {
        await mayAnswer;
        return [{ id: `${id}-1`, text: text.includes(secret) ? 'right' : 'wrong' }];
      },
    });
    await phones.write(PHONE, SHORT, `code ${secret}`);
    const before = await filesIn(app.dataDir);
    expect((await rows()).map(({ parts }) => parts.length)).toEqual([1]);
    answering();
    await idle();
    expect(phones.messages(PHONE).map(({ text }) => text)).toContain('right');
    expect((await rows()).map(({ state, parts }) => [state, parts])).toEqual([['answered', []]]);
    const all = [...before, ...(await filesIn(app.dataDir)), ['the log', app.lines.join('\n')] as const];
    expect(found([secret], all)).toEqual([]);
    expect(found([PHONE], [['the log', app.lines.join('\n')]])).toEqual([]);
  });
});
