import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { partsOf } from '../../src/bot/smsGateway/segments.js';
import { secretCodeCourier } from '../../src/bot/couriers/sms/secretCodeCourier.js';
import { noGateway, type Sms, type SmsGateway } from '../../src/bot/smsGateway/sms.js';
import { createLog } from '../../src/bot/log.js';
import { announcing } from '../../src/bot/outbox/announcingStore.js';
import { type Delivery, later, sent } from '../../src/bot/outbox/courier.js';
import { makeOutboxWorker, type OutboxWorker } from '../../src/bot/outbox/worker.js';
import { loadWords } from '../../src/bot/words/words.js';
import type { Store } from '../../src/domain/door/ports.js';
import type { Operator } from '../../src/domain/operator/index.js';
import type { OutboxRow } from '../../src/domain/records/outbox.js';
import { type Language, languages } from '../../src/domain/terms/language.js';
import { makeSpeakers } from '../../src/speech/speaker.js';
import { openLowdbStore } from '../../src/store/lowdb/index.js';
import { filesIn, found } from '../support/canary.js';
import { type CodeOffice, codeOperator, line, openCodeOffice } from '../support/codeOffice.js';
import { FakeTime, hour, minute } from './fakeTime.js';
import { root } from './world.js';

const NUMBER = '+243800000101';
const missing: string[] = [];
const words = await loadWords(`${root}/locales`, (key) => missing.push(key));

let folder: string;
let time: FakeTime;
let store: Store;
let worker: OutboxWorker;
let office: CodeOffice;
/** Every line that was logged, and every SMS that was handed in. */
let lines: string[];
let handedIn: Sms[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guichet-codes-'));
});
afterEach(async () => {
  await worker.stop();
  await store.close();
  await rm(folder, { recursive: true });
});

const speaking = (language: Language): Operator => ({
  ...codeOperator,
  profile: { ...codeOperator.profile, languages: [language] },
});

async function open(gateway: SmsGateway, operator = codeOperator): Promise<void> {
  [lines, handedIn] = [[], []];
  time = new FakeTime();
  const opened = await openLowdbStore({ folder: join(folder, 'store') });
  const noting: SmsGateway = {
    send: (sms, signal) => {
      handedIn.push(sms);
      return gateway.send(sms, signal);
    },
  };
  const ids = { next: () => office.ids.next(), code: () => '', digits: (length: number) => office.ids.digits(length) };
  const hasher = {
    hash: (text: string) => office.hasher.hash(text),
    matches: (text: string, hash: string) => office.hasher.matches(text, hash),
  };
  const parts = {
    store: opened,
    clock: time,
    ids,
    hasher,
    speaker: makeSpeakers(words, () => operator.profile),
    operatorOf: () => operator,
  };
  const couriers = { 'sms.secretCode': secretCodeCourier({ ...parts, gateway: noting }) };
  const log = createLog({ level: 'debug', to: { write: (one) => lines.push(one) } });
  worker = makeOutboxWorker({ store: opened, clock: time, timer: time, couriers, log, random: () => 0 });
  store = announcing(opened, worker.take);
  office = openCodeOffice({ store, clock: time, operator });
  await office.put(line('one', NUMBER));
}

/** Answers what it is told, one after the other; then that it is out. */
const answering = (...answers: (() => Delivery | Promise<Delivery>)[]): SmsGateway => ({
  send: async () => (await answers.shift()?.()) ?? sent,
});

async function row(): Promise<OutboxRow> {
  const [only, ...others] = await store.read(({ outbox }) => outbox.where({}));
  if (only === undefined || others.length > 0) throw new Error('one message was to be there');
  return only;
}
/** Sends a code, and waits for what comes of it. */
async function send(): Promise<OutboxRow> {
  await office.send('one');
  await worker.idle();
  return row();
}
/** Time for the next try. */
async function wait(milliseconds: number): Promise<OutboxRow> {
  for (let passed = 0; passed < milliseconds; passed += minute) {
    time.pass(minute);
    await worker.idle();
  }
  return row();
}
const codeIn = (sms: Sms | undefined): string => /\b\d{8}\b/.exec(sms?.text ?? '')?.[0] ?? 'no code';
const good = { ok: true, value: 'one' };

describe('the SMS with a secret code', () => {
  it('goes to the line, from the operator, and its code is good', async () => {
    await open(answering());
    expect(await send()).toMatchObject({ state: 'sent' });
    expect(handedIn).toMatchObject([{ id: (await row()).id, to: NUMBER, from: 'Acme' }]);
    expect(await office.try(NUMBER, codeIn(handedIn[0]))).toEqual(good);
  });

  it.each<[Language, RegExp]>([
    ['fr', /^Acme : code secret \d{8}, à saisir sur lk\.acme\.net jusqu'au 01\/04\/2026\. .*détail des appels/],
    ['en', /^Acme: secret code \d{8} for lk\.acme\.net, valid until 1 Apr 2026\. .*call details.*Do not share/],
    ['de', /^Acme: Ihr Geheimcode \d{8}, gültig bis 01\.04\.2026 auf lk\.acme\.net\. .*Einzelverbindungen/],
    ['ru', /^Acme: код \d{8} для lk\.acme\.net, до 01\.04\.2026\. Не сообщайте/],
  ])('says in %s what it is, where it is entered and until when', async (language, text) => {
    await open(answering(), speaking(language));
    await send();
    expect(handedIn[0]?.text).toMatch(text);
    expect(missing).toEqual([]);
  });

  it('is in one part in every language, with the longest sender there can be', async () => {
    for (const language of languages) {
      const spoken = speaking(language);
      const profile = { ...spoken.profile, contact: { ...spoken.profile.contact, smsFrom: 'Elevensigns' } };
      await open(answering(), { ...spoken, profile });
      await send();
      expect(handedIn.map(({ text }) => [language, partsOf(text)])).toEqual([[language, 1]]);
      await worker.stop();
      await store.close();
      await rm(join(folder, 'store'), { recursive: true });
    }
    await open(answering());
  });

  it('is in the language of the line’s user, whatever the operator’s own', async () => {
    await open(answering(), speaking('ru'));
    await office.put(line('one', NUMBER, { language: 'de' }));
    await send();
    expect(handedIn[0]?.text).toMatch(/^Acme: Ihr Geheimcode/);
  });

  it('has a new code at every try, and the last one is good', async () => {
    const throws = () => {
      throw new Error(`the gateway does not like ${codeIn(handedIn.at(-1))}`);
    };
    await open(answering(() => later('delivery.timeout'), throws));
    expect(await send()).toMatchObject({ state: 'waiting', lastProblem: 'delivery.timeout' });
    expect(await wait(hour)).toMatchObject({ state: 'sent', attempts: 3 });
    const [first, second, last] = handedIn.map(codeIn);
    expect(new Set([first, second, last]).size).toBe(3);
    expect((await office.try(NUMBER, String(second))).ok).toBe(false);
    expect(await office.try(NUMBER, String(last))).toEqual(good);
  });

  it('does not go out once the code is deleted, nor when another one was sent', async () => {
    await open(answering(() => later('delivery.timeout')));
    await send();
    await office.remove('one');
    expect(await wait(hour)).toMatchObject({ state: 'parked', lastProblem: 'recipient.gone' });
    expect(handedIn).toHaveLength(1);
    expect((await office.try(NUMBER, codeIn(handedIn[0]))).ok).toBe(false);
  });

  it('is parked where there is no gateway', async () => {
    await open(noGateway);
    expect(await send()).toMatchObject({ state: 'parked', lastProblem: 'sms.noGateway' });
  });

  it('leaves its code in no table, no file and no line of the log, whatever becomes of it', async () => {
    const refuses = () => {
      throw new Error(`this was refused: ${handedIn.at(-1)?.text}`);
    };
    await open(answering(refuses, () => later('delivery.timeout')));
    await send();
    await wait(hour);
    const codes = handedIn.map(codeIn);
    expect(codes).toEqual(office.codes);
    await office.try(NUMBER, String(codes.at(-1)));
    await worker.stop();
    await store.close();
    const all = [...(await filesIn(folder)), ['the log', lines.join('\n')] as const];
    expect(codes).toHaveLength(3);
    expect(lines.join('')).toContain('outbox.fault');
    expect(found([NUMBER], all).length).toBeGreaterThan(0);
    expect(found(codes, all)).toEqual([]);
  });
});
