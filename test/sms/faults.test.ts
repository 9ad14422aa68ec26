import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Dice } from '../../src/bot/outside/demo/dice.js';
import { FakeTime, minute } from '../outbox/fakeTime.js';
import { startApp, type TestApp } from '../support/app.js';
import { type Fault, password, type SmppCentre, startCentre, systemId, textIn } from '../support/smppCentre.js';

/** `npm run sms:faults` sends a thousand. */
const MESSAGES = Number(process.env.SMS_MESSAGES ?? 200);
const PHONES = 40;
const SHORT = '77700';

/** One in a hundred or so of everything that can go wrong. */
const submitFaults: readonly Fault[] = ['throttled', 'throttled', 'queueFull', 'noAnswer', 'cut', 'malformed'];
const deliverFaults: readonly Fault[] = ['noAnswer', 'cut', 'malformed'];
let asked = 0;
let wrong = 0;
function fault(what: 'submit' | 'deliver'): Fault | undefined {
  const dice = new Dice('faults', what, asked++);
  const list = what === 'submit' ? submitFaults : deliverFaults;
  const thrown = dice.throw(100);
  const found = thrown < list.length ? list[thrown] : undefined;
  if (found !== undefined) wrong += 1;
  return found;
}

let centre: SmppCentre;
let app: TestApp;
const time = new FakeTime();
/** The ids under which answers go out. */
const answered = new Map<string, string>();
beforeAll(async () => {
  centre = await startCentre({ fault });
  const gateway = {
    ...{ name: 'centre', driver: 'smpp', operator: 'kcell', senders: [SHORT], host: '127.0.0.1', port: centre.port },
    ...{ tls: false, systemId, password, firstWait: 0.02, answerWithin: 1, receipts: false },
  };
  app = await startApp({
    of: 'kcell',
    env: { SMS_GATEWAYS: JSON.stringify([gateway]) },
    ...{ clock: time, timer: time },
    answerSms: async ({ id, text }) => {
      answered.set(`answer to ${text}`, `${id}-1`);
      return [{ id: `${id}-1`, text: `answer to ${text}` }];
    },
  });
});
afterAll(async () => {
  await app.stop();
  await centre.stop();
});

const phone = (at: number) => `7701${String(at % PHONES).padStart(7, '0')}`;
const open = () => app.store.read(({ inboundSms }) => inboundSms.where({ state: 'waiting' }));

describe('a burst of messages through a centre that does everything wrong', () => {
  it('is answered whole: none is lost, none is stored twice, and what goes out twice nobody could know to be out', async () => {
    for (let at = 0; at < MESSAGES; at++) {
      centre.write({ from: phone(at), to: SHORT, bytes: Buffer.from(`message ${at}`) });
    }
    // All are taken before time passes: only what comes again at once is known to be the same.
    while (centre.waiting() > 0) await delay(20);
    for (await app.outbox.idle(); (await open()).length > 0; await app.outbox.idle()) time.pass(minute);
    const rows = await app.store.read(({ inboundSms }) => inboundSms.where({}));
    expect(rows.length).toBe(MESSAGES);
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['answered']));

    const answers = new Map<string, number>();
    for (const text of centre.taken.map(textIn)) answers.set(text, (answers.get(text) ?? 0) + 1);
    const expected = Array.from({ length: MESSAGES }, (_, at) => `answer to message ${at}`);
    expect(expected.filter((text) => !answers.has(text))).toEqual([]);
    expect(answers.size).toBe(MESSAGES);
    // A second copy goes out only where nobody had said what became of the first.
    const unknown = app.lines.filter((line) => line.includes('sms.outcomeUnknown'));
    const unknownOf = (text: string) => unknown.filter((line) => line.includes(`"${answered.get(text)}"`)).length;
    expect([...answers].filter(([text, copies]) => copies - 1 > unknownOf(text))).toEqual([]);

    const twice = centre.taken.length - MESSAGES;
    expect(twice).toBeLessThanOrEqual(unknown.length);
    const repeated = rows.reduce((sum, row) => sum + row.repeated, 0);
    expect(wrong).toBeGreaterThan(MESSAGES / 50);
    process.stdout.write(
      `${MESSAGES} messages, ${wrong} faults, ${centre.binds.length} connections: 0 lost; ${centre.again()} came again, ${repeated} of them stored before and known; ${unknown.length} parts had no word from the centre and were sent again, ${twice} of them had been taken\n`,
    );
  });

  it('answers the messages of one phone in the order in which they came', async () => {
    const rows = await app.store.read(({ inboundSms }) => inboundSms.where({}));
    for (const number of new Set(rows.map(({ from }) => from))) {
      const texts = centre.taken.filter(({ to }) => `+${to}` === number).map(textIn);
      const first = [...new Set(texts)];
      const stored = rows.filter(({ from }) => from === number);
      const ended = stored.map(({ endedAt }) => endedAt ?? '');
      expect(ended).toEqual(ended.toSorted());
      expect(first).toHaveLength(stored.length);
    }
  });
});
