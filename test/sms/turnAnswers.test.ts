import { afterEach, describe, expect, it } from '@jest/globals';
import { keyedDigest, systemClock } from '../../src/bot/secrets/hashing.js';
import type { AnswerSms } from '../../src/bot/sms/answering.js';
import { conversationId } from '../../src/bot/sms/answering.js';
import { answerByTurns } from '../../src/bot/sms/turnAnswers.js';
import type { DemoPhones } from '../../src/bot/smsGateway/demoPhones.js';
import { startApp, type TestApp } from '../support/app.js';

const PHONE = '+77010000001';
const SHORT = '77700';

const digest = keyedDigest(new Uint8Array(32));
const idOf = (phone: string) => conversationId(digest, { conversation: `sms:${SHORT}:${phone}` });

let app: TestApp;
afterEach(() => app.stop());

/** Whoever writes from the phone is an administrator of the demo; nobody else is known. */
async function start(): Promise<DemoPhones> {
  const answerSms: AnswerSms = async (message) => {
    const account = await app.accountId('kcell', 'admin1');
    const speakerOf = async () => (message.from === PHONE ? { account, operator: 'kcell' } : undefined);
    const otherwise: AnswerSms = async ({ id }) => [{ id: `${id}-0`, text: 'nobody' }];
    return answerByTurns({ ...app, clock: systemClock, digest, speakerOf, otherwise, more: () => '... 0' })(message);
  };
  app = await startApp({ of: 'kcell', answerSms });
  if (app.phones === undefined) throw new Error('a demo has phones');
  return app.phones;
}

const answersOn = (phones: DemoPhones, phone: string) => phones.messages(phone).filter(({ way }) => way === 'in');

describe('a text message that a turn answers', () => {
  it('is a plain-text turn in a conversation of the sender with the short number', async () => {
    const phones = await start();
    await phones.write(PHONE, SHORT, 'меню');
    await app.outbox.idle();
    const [answer] = answersOn(phones, PHONE);
    expect(answer?.text).toMatch(/\d\. /);
    const conversation = await app.store.conversations.load(idOf(PHONE));
    expect(conversation).toMatchObject({ channel: 'sms', operator: 'kcell' });
    expect(conversation?.log.some(({ activity }) => 'attachments' in activity)).toBe(false);
  });

  it('has an answer of four segments at the most', async () => {
    const phones = await start();
    for (const text of ['помощь', 'меню', 'что ты умеешь']) await phones.write(PHONE, SHORT, text);
    await app.outbox.idle();
    const answers = answersOn(phones, PHONE);
    expect(answers).toHaveLength(3);
    expect(answers.filter(({ parts }) => parts > 4)).toEqual([]);
    expect(answers.filter(({ text }) => text.endsWith('... 0')).length).toBeGreaterThan(0);
  });

  it('gets another answer where nobody is known, and opens no conversation', async () => {
    const phones = await start();
    await phones.write('+77010000002', SHORT, 'меню');
    await app.outbox.idle();
    expect(answersOn(phones, '+77010000002').map(({ text }) => text)).toEqual(['nobody']);
    expect(await app.store.conversations.load(idOf('+77010000002'))).toBeUndefined();
  });
});
