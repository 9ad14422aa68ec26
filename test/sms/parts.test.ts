import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { SmsToAnswer } from '../../src/bot/sms/answering.js';
import { FakeTime, minute } from '../outbox/fakeTime.js';
import { startApp, type TestApp, type TestAppOptions } from '../support/app.js';
import { password, type SmppCentre, startCentre, systemId } from '../support/smppCentre.js';

const SHORT = '77700';
const FROM = '77010000001';

let app: TestApp;
let centre: SmppCentre;
let time: FakeTime;
let heard: SmsToAnswer[];
afterEach(async () => {
  await app.stop();
  await centre.stop();
});

async function open(options: TestAppOptions = {}): Promise<void> {
  [heard, time] = [[], new FakeTime()];
  centre = await startCentre({ window: 1 });
  await start(options);
}

async function start(options: TestAppOptions = {}): Promise<void> {
  const gateway = {
    ...{ name: 'centre', driver: 'smpp', operator: 'kcell', senders: [SHORT], host: '127.0.0.1', port: centre.port },
    ...{ tls: false, systemId, password, firstWait: 0.02, receipts: false },
  };
  app = await startApp({
    ...{ of: 'kcell', env: { SMS_GATEWAYS: JSON.stringify([gateway]) }, clock: time, timer: time },
    answerSms: async (message) => {
      heard.push(message);
      return [{ id: `${message.id}-1`, text: 'answer' }];
    },
    ...options,
  });
}

const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16();
function part(number: number, total: number, text: string | Buffer, reference = 7, from = FROM): void {
  const [bytes, dataCoding] = typeof text === 'string' ? [Buffer.from(text), 0] : [text, 8];
  const header = Buffer.from([5, 0, 3, reference, total, number]);
  centre.write({ from, to: SHORT, esmClass: 0x40, dataCoding, bytes: Buffer.concat([header, bytes]) });
}
async function taken(): Promise<void> {
  while (centre.waiting() > 0) await delay(5);
  await app.outbox.idle();
}
const said = () => heard.map(({ text, problem }) => problem ?? text);

describe('a long message', () => {
  it.each([
    ['in order', [1, 2, 3]],
    ['out of order', [3, 1, 2]],
    ['backwards', [3, 2, 1]],
  ])('is one message, whose parts come %s', async (_what, order) => {
    await open();
    for (const number of order) part(number, 3, ['send ', 'call ', 'details'][number - 1] ?? '');
    await taken();
    expect(said()).toEqual(['send call details']);
  });

  it('of twenty parts is one message', async () => {
    await open();
    const texts = Array.from({ length: 20 }, (_, at) => `part ${at + 1}, `);
    for (const [at, text] of texts.entries()) part(20 - at, 20, texts[19 - at] ?? text);
    await taken();
    expect(said()).toEqual([texts.join('')]);
  });

  it('has a character that its phone parted between two of them', async () => {
    await open();
    const bytes = utf16('остаток 👍!');
    part(2, 2, bytes.subarray(18));
    part(1, 2, bytes.subarray(0, 18));
    await taken();
    expect(said()).toEqual(['остаток 👍!']);
  });

  it('is not mixed with another one of the same sender, or with the same reference of another', async () => {
    await open();
    part(1, 2, 'a1 ', 7);
    part(1, 2, 'b1 ', 8);
    part(1, 2, 'c1 ', 7, '77010000002');
    part(2, 2, 'b2', 8);
    part(2, 2, 'c2', 7, '77010000002');
    part(2, 2, 'a2', 7);
    await taken();
    expect(said().sort()).toEqual(['a1 a2', 'b1 b2', 'c1 c2']);
  });

  it('keeps the parts that are there over a restart', async () => {
    await open();
    part(2, 2, 'details');
    await taken();
    const { dataDir } = app;
    await app.halt();
    await start({ dataDir });
    part(1, 2, 'call ');
    await taken();
    expect(said()).toEqual(['call details']);
  });

  it('whose other part does not come is said to be incomplete, once, and never read in half', async () => {
    await open();
    part(1, 2, 'do not send it');
    await taken();
    expect(said()).toEqual([]);
    for (let passed = 0; passed < 15; passed++) {
      time.pass(minute);
      await app.outbox.idle();
    }
    expect(said()).toEqual(['incomplete']);
  });

  it('with the reference of one that is not all there ends that one', async () => {
    await open();
    part(1, 2, 'old');
    part(1, 2, 'new ');
    part(2, 2, 'message');
    await taken();
    expect(said()).toEqual(['incomplete', 'new message']);
  });

  it.each([
    ['more parts than anybody writes', 200],
    ['one part too many', 41],
  ])('of %s is refused once for all of them', async (_what, total) => {
    await open();
    for (const number of [1, 2, 3, 200]) part(Math.min(number, total), total, 'x');
    await taken();
    expect(said()).toEqual(['tooLong']);
  });

  it('with a number that no part has is a message by itself', async () => {
    await open();
    part(0, 2, 'zero');
    part(3, 2, 'three');
    part(1, 0, 'of none');
    await taken();
    expect(said().sort()).toEqual(['of none', 'three', 'zero']);
  });
});

describe('what comes again', () => {
  it('on a new connection is the same message; on the same one somebody has said the same twice', async () => {
    await open();
    const write = () => centre.write({ from: FROM, to: SHORT, bytes: Buffer.from('more') });
    write();
    write();
    await taken();
    expect(said()).toEqual(['more', 'more']);
    centre.cutAll();
    while (centre.binds.length < 2) await delay(5);
    write();
    write();
    await taken();
    // Two were there, and two come again.
    expect(said()).toEqual(['more', 'more']);
    write();
    await taken();
    expect(said()).toEqual(['more', 'more', 'more']);
  });

  it('after five minutes on a new connection is new', async () => {
    await open();
    const write = () => centre.write({ from: FROM, to: SHORT, bytes: Buffer.from('balance') });
    write();
    await taken();
    centre.cutAll();
    while (centre.binds.length < 2) await delay(5);
    time.pass(6 * minute);
    write();
    await taken();
    expect(said()).toEqual(['balance', 'balance']);
  });

  it('of a long message makes no second one, and no incomplete one', async () => {
    await open();
    part(1, 2, 'call ');
    part(2, 2, 'details');
    await taken();
    centre.cutAll();
    while (centre.binds.length < 2) await delay(5);
    part(2, 2, 'details');
    part(1, 2, 'call ');
    await taken();
    for (let passed = 0; passed < 15; passed++) {
      time.pass(minute);
      await app.outbox.idle();
    }
    expect(said()).toEqual(['call details']);
  });
});
