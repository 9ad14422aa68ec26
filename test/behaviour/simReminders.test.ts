import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { type Language, languages } from '../../src/domain/terms/language.js';
import { FakeTime, hour, minute } from '../outbox/fakeTime.js';
import { startApp, type TestApp } from '../support/app.js';
import { directTalk } from '../support/directTalk.js';
import { sayAll } from '../support/drafting.js';
import { plainBlanks, Seen, textOf } from '../support/seen.js';
import { textTalk } from '../support/talk.js';

/** The clock begins on a Monday at eleven in Berlin; at nine on Tuesday 22 hours have passed. */
const TO_NINE = 22 * hour;
let time: FakeTime;
let app: TestApp;
beforeEach(async () => {
  time = new FakeTime();
  app = await startApp({ of: 'comuniq', clock: time, timer: time });
});
afterEach(() => app.stop());

const LATER = [
  ...['Business User', 'Musterbau', '1', 'K-4711', 'heute', 'monatlich kündbar', 'Daten 1 GB', 'SMS 100', 'Fax2Mail'],
  ...['2', 'l.probe', 'Lara', '-', 'Probe', 'l.probe@musterbau.example', 'Deutsch', 'später', 'Neue Nummer', '1'],
  ...['30', 'Lara', '7351', '030', 'ja', 'ja'],
];

/** Orders a user whose SIM card comes later; gives what the reseller calls the order. */
async function ordered(): Promise<string> {
  const talk = await textTalk(app, 'comuniq', 'reseller1');
  expect(await sayAll(talk, LATER)).toContain('wird später verknüpft');
  talk.close();
  await app.outbox.idle();
  const [order] = await app.store.read(({ orders }) => orders.where({ organisation: 'comuniq:musterbau' }));
  if (order === undefined) throw new Error('nothing was ordered');
  return order.reference;
}

const remindedOn = async () => {
  const [account] = await app.store.read(({ accounts }) => accounts.where({ operator: 'comuniq', login: 'reseller1' }));
  return account?.remindedOn;
};

async function until(day: string): Promise<void> {
  while ((await remindedOn()) !== day) await new Promise((done) => setImmediate(done));
  await app.outbox.idle();
}

/** What a conversation was told by itself about SIM cards. */
async function toldIn(conversation: string): Promise<string[]> {
  const there = await app.store.conversations.load(conversation);
  const own = (there?.seen ?? [])
    .filter(({ inbound }) => inbound.startsWith('news-'))
    .flatMap(({ answers }) => answers);
  const log = (there?.log ?? []).filter(({ activity }) => own.includes(activity.id));
  return log.map(({ activity }) => plainBlanks(textOf(new Seen().hear([activity])))).filter((text) => /SIM/.test(text));
}

async function mailedTo(address: string) {
  const folder = join(app.dataDir, 'mail');
  const names = await readdir(folder).catch(() => []);
  const mails = await Promise.all(names.map(async (name) => simpleParser(await readFile(join(folder, name)))));
  return mails.filter(({ to }) => [to].flat().some((one) => one?.text.includes(address)));
}

describe('the reminder of orders that wait for a SIM card', () => {
  it.each(languages)('comes in the chat and by mail in %s, once a day, with the order', async (language: Language) => {
    await app.store.transaction(async ({ accounts }) => {
      const [one] = await accounts.where({ operator: 'comuniq', login: 'reseller1' });
      if (one !== undefined) await accounts.put({ ...one, email: 'reseller@example.com' });
    });
    const reference = await ordered();
    time.pass(TO_NINE - 15 * minute);
    const signedIn = await app.signIn('comuniq', 'reseller1');
    const talk = directTalk(app, signedIn);
    await talk.post({ value: { act: 'language', language } });
    await app.store.transaction(async ({ accounts }) => {
      const one = await accounts.get(await app.accountId('comuniq', 'reseller1'));
      if (one !== undefined) await accounts.put({ ...one, language });
    });
    time.pass(15 * minute);
    await until('2026-03-03');
    time.pass(15 * minute);
    await app.outbox.idle();
    const told = await toldIn(signedIn.conversationId);
    expect(told).toHaveLength(1);
    const title = app.words(language, 'comuniq').say('common:simReminder.title', { count: 1 });
    expect(told[0]).toContain(plainBlanks(title));
    for (const part of [reference, 'Musterbau GmbH', app.words(language, 'comuniq').say('linkSim:title')])
      expect(told[0]).toContain(plainBlanks(part));
    const [mail, ...others] = await mailedTo('reseller@example.com');
    expect(others).toEqual([]);
    expect(plainBlanks(mail?.text ?? '')).toContain(plainBlanks(title));
    expect(mail?.text).toContain(reference);
  });

  it('says to which customer one has to go, where nothing waits for the one that is worked for', async () => {
    await ordered();
    time.pass(TO_NINE - 15 * minute);
    const signedIn = await app.signIn('comuniq', 'reseller1');
    const talk = directTalk(app, signedIn);
    await talk.post({ text: 'Kunde wechseln' });
    await talk.post({ value: { act: 'organisation', organisation: 'comuniq:beispielkanzlei' } });
    time.pass(15 * minute);
    await until('2026-03-03');
    const [told] = await toldIn(signedIn.conversationId);
    expect(told).toContain('Musterbau GmbH');
    expect(told).toContain('Zum Verknüpfen wählen Sie zuerst „Kunden wechseln“, dann „SIM verbinden“.');
  });
});
