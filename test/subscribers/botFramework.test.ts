import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigError } from '../../src/bot/start/config.js';
import { startApp, type TestApp } from '../support/app.js';
import { type BotService, startBotService } from '../support/botService.js';
import { postMessage } from '../support/teamsTalk.js';
import { CODE, giveCode, leftOf } from './reading.js';

let service: BotService;
let app: TestApp;
const env = () => ({ ...service.env, BOT_TEXT_CHANNELS: 'telegram:kcell,sms:kcell' });
beforeEach(async () => {
  service = await startBotService();
  app = await startApp({
    of: 'kcell',
    env: env(),
    bot: service.bot,
    clock: { now: () => new Date('2026-11-18T09:00:00Z') },
  });
});
afterEach(async () => {
  await app.stop();
  await service.close();
});

let sent = 0;
const activity = (text: string, more: Record<string, unknown> = {}) => ({
  ...{ type: 'message', id: `m${++sent}`, channelId: 'telegram', serviceUrl: service.url, text },
  ...{ from: { id: 'tg-7' }, recipient: { id: 'bot' }, conversation: { id: 'tg-chat-7' }, ...more },
});
const said = () => service.shown.map(({ activity: one }) => String(one.text ?? ''));

async function say(text: string, more: Record<string, unknown> = {}): Promise<string> {
  const before = said().length;
  const answered = await postMessage(app, activity(text, more), service.token());
  expect(answered.status).toBe(200);
  return said()
    .slice(before)
    .join('\n')
    .replaceAll(/[\u00a0\u202f]/g, ' ');
}

describe('a channel of plain text that is configured', () => {
  it('is read in with a number and its secret code, as by SMS', async () => {
    await giveCode(app);
    expect(await say('привет')).toMatch(/Напишите номер/);
    expect(await say('+7 701 000 0002')).toMatch(/Теперь напишите секретный код/);
    expect(await say(CODE)).toMatch(/1\. Мой номер/);
    expect(await say('1')).toMatch(/8 450 T/);
    expect(await say('отключи интернет')).toMatch(/только администратор/);
    expect(await say('1', { from: { id: 'tg-8' }, conversation: { id: 'tg-chat-8' } })).toMatch(/Напишите номер/);
    expect(await say('выход')).toMatch(/завершён/);
    expect(await leftOf(app)).toEqual({ readings: [], accounts: [], selections: 0 });
    expect(JSON.stringify(service.shown)).not.toContain('attachments":[{');
    expect(app.lines.join('')).not.toContain(CODE);
  });

  it('answers a message that is delivered again the same, and does nothing twice', async () => {
    await giveCode(app);
    const code = activity(`87010000002 ${CODE}`);
    await postMessage(app, code, service.token());
    await postMessage(app, code, service.token());
    const [first, second] = said();
    expect(first).toMatch(/1\. Мой номер/);
    expect(second).toBe(first);
    expect((await leftOf(app)).accounts).toHaveLength(1);
  });

  it('takes the number of an SMS from the channel, and still wants the code', async () => {
    await giveCode(app);
    const sms = { channelId: 'sms', from: { id: '+77010000002' }, conversation: { id: 'sms-2' } };
    expect(await say('1', sms)).toMatch(/Пришлите секретный код/);
    expect(await say(CODE, sms)).toMatch(/1\. Мой номер/);
  });

  it('says nothing of anybody in a group', async () => {
    await giveCode(app);
    expect(await say(`87010000002 ${CODE}`, { conversation: { id: 'g', isGroup: true } })).not.toMatch(/Мой номер/);
    expect((await leftOf(app)).accounts).toEqual([]);
  });

  it.each(['line', 'email', 'slack', 'webchat'])('is no other: %s is refused', async (channelId) => {
    const refused = await postMessage(app, activity('x', { channelId }), service.token());
    expect([401, 403]).toContain(refused.status);
    expect(said()).toEqual([]);
  });

  it('wants a token that is good', async () => {
    const refused = await postMessage(
      app,
      activity('x'),
      service.token({ aud: '99999999-2222-4333-8444-555555555555' }),
    );
    expect(refused.status).toBe(401);
  });
});

it.each(['telegram:konnect', 'telegram:nobody'])(
  'does not start with %s, which has no subscribers',
  async (channels) => {
    const wrong = { ...service.env, BOT_TEXT_CHANNELS: channels };
    await expect(startApp({ of: 'kcell', env: wrong, bot: service.bot })).rejects.toThrow(ConfigError);
  },
);
it('does not start with Teams among them', async () => {
  const wrong = { ...service.env, BOT_TEXT_CHANNELS: 'msteams:kcell' };
  await expect(startApp({ of: 'kcell', env: wrong, bot: service.bot })).rejects.toThrow('BOT_TEXT_CHANNELS');
});
