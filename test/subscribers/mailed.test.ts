import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ParsedMail, simpleParser } from 'mailparser';
import { type Language, languages } from '../../src/domain/terms/language.js';
import { FakeTime, hour } from '../outbox/fakeTime.js';
import { startSmtp } from '../outbox/faultySmtp.js';
import { startApp, type TestApp } from '../support/app.js';
import { filesIn, found } from '../support/canary.js';
import { CODE, giveCode, MovedClock, NUMBER, phone } from './reading.js';

const ADDRESS = 'erlan@primer.example';
let app: TestApp;
let clock: MovedClock;
beforeEach(async () => {
  clock = new MovedClock('2026-11-18T09:00:00.000Z');
  app = await startApp({ clock, of: 'kcell' });
});
afterEach(() => app.stop());

/** The mails that have gone out. */
async function mails(): Promise<ParsedMail[]> {
  await app.outbox.idle();
  const folder = join(app.dataDir, 'mail');
  const names = await readdir(folder).catch(() => []);
  return Promise.all(names.map(async (name) => simpleParser(await readFile(join(folder, name)))));
}
const attached = (all: readonly ParsedMail[]) => all.flatMap(({ attachments }) => attachments);
const mailRows = async ({ store }: TestApp) =>
  (await store.read(({ outbox }) => outbox.where({}))).filter(({ message }) => message.kind === 'email.callDetails');

/** What is said after call details in a language, and what is answered. */
const talks: Readonly<Record<Language, readonly (readonly [string, RegExp])[]>> = {
  ru: [
    ['звонки за вчера', /«Детализация на почту»/],
    ['на почту', /1\. PDF\n2\. CSV/],
    ['1', /17\.11\.2026[\s\S]*PDF[\s\S]*e…@primer\.example[\s\S]*«да»/],
    ['да', /Детализация будет отправлена/],
  ],
  en: [
    ['calls of yesterday', /“Call details by email”/],
    ['by e-mail', /1\. PDF\n2\. CSV/],
    ['pdf', /17 Nov 2026[\s\S]*PDF[\s\S]*e…@primer\.example[\s\S]*“yes”/],
    ['yes', /Call details on their way/],
  ],
  de: [
    ['Anrufe von gestern', /„Einzelverbindungen per E-Mail“/],
    ['per Mail', /1\. PDF\n2\. CSV/],
    ['PDF', /17\.11\.2026[\s\S]*PDF[\s\S]*e…@primer\.example[\s\S]*„ja“/],
    ['ja', /Einzelverbindungen werden verschickt/],
  ],
  fr: [
    ['appels d’hier', /« Détail des communications par e-mail »/],
    ['par e-mail', /1\. PDF\n2\. CSV/],
    ['1', /17\/11\/2026[\s\S]*PDF[\s\S]*e…@primer\.example[\s\S]*« oui »/],
    ['oui', /Envoi du détail enregistré/],
  ],
};

describe.each(languages)('call details that were read in %s', (language) => {
  it('go as a file to the address on record, which is shown so far that it is recognised', async () => {
    await giveCode(app, NUMBER, CODE, language);
    const say = phone(app);
    await say(CODE);
    for (const [text, expected] of talks[language]) {
      const answer = await say(text);
      expect([text, answer]).toEqual([text, expect.stringMatching(expected)]);
      expect(answer).not.toContain(ADDRESS);
    }
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect([mail?.to].flat().map((to) => to?.text)).toEqual([ADDRESS]);
    expect(attached([...(mail ? [mail] : [])])).toMatchObject([{ contentType: 'application/pdf' }]);
    expect(mail?.text).toMatch(/12\b/);
    expect(app.lines.filter((line) => line.includes('words.missing'))).toEqual([]);
  });
});

describe('call details by mail', () => {
  it('are had from the menu, for days that are named, with the other numbers masked as on the phone', async () => {
    await giveCode(app);
    const say = phone(app);
    await say(CODE);
    expect(await say('5')).toMatch(/Период/);
    expect(await say('вчера')).toMatch(/2\. CSV/);
    await say('csv');
    expect(await say('да')).toMatch(/Детализация будет отправлена/);
    const [file, ...others] = attached(await mails());
    expect(others).toEqual([]);
    const rows = file?.content.toString('utf8') ?? '';
    expect(rows).toMatch(/\+7 \d{3} \d{3} \d\*\*\*/);
    expect(rows).not.toMatch(/\+7 \d{3} \d{3} \d{4}/);
    // The address stands with the line’s user, and in the mail.
    const elsewhere = (await filesIn(app.dataDir)).filter(([name]) => /log|audit|conversations/.test(name));
    expect(found([ADDRESS], [...elsewhere, ['the log', app.lines.join('\n')]])).toEqual([]);
  });

  it('are refused with who can help where there is no address, and not offered', async () => {
    await giveCode(app, '+77010000003');
    const say = phone(app, '+77010000003');
    await say(CODE);
    expect(await say('звонки за вчера')).not.toMatch(/«Детализация на почту»/);
    for (const text of ['5', 'отправь на почту'])
      expect([text, await say(text)]).toEqual([
        text,
        expect.stringMatching(/не указана электронная почта[\s\S]*администратора вашей компании/),
      ]);
    expect(await mails()).toEqual([]);
  });

  it('go three times an hour, and no more', async () => {
    await giveCode(app);
    const say = phone(app);
    await say(CODE);
    const order = async () => {
      for (const text of ['5', 'вчера', 'csv']) await say(text);
      return say('да');
    };
    for (let time = 0; time < 3; time += 1) expect(await order()).toMatch(/будет отправлена/);
    expect(await say('5')).toMatch(/не больше 3\. Следующую закажите после .*15:00/);
    expect(await mails()).toHaveLength(3);
    clock.pass(61);
    await say(CODE);
    expect(await order()).toMatch(/будет отправлена/);
  });

  it.each([
    ['go out after reading has ended', false, { state: 'sent' }],
    ['do not where the administrator has deleted the code', true, { state: 'parked', lastProblem: 'recipient.gone' }],
  ])('%s', async (_what, isDeleted, outcome) => {
    const time = new FakeTime();
    const smtp = await startSmtp();
    const mailing = await startApp({ clock: time, timer: time, of: 'kcell', env: { SMTP_URL: smtp.url } });
    try {
      smtp.fail({ at: 'to', code: 451 });
      const line = await giveCode(mailing);
      const say = phone(mailing);
      for (const text of [CODE, '5', 'вчера', 'csv', 'да']) await say(text);
      await mailing.outbox.idle();
      expect(await say('выход')).toMatch(/завершён/);
      if (isDeleted) await mailing.store.transaction(({ secretCodes }) => secretCodes.remove(line));
      smtp.fail(undefined);
      time.pass(hour);
      await mailing.outbox.idle();
      expect(await mailRows(mailing)).toMatchObject([outcome]);
      expect(attached(smtp.received)).toHaveLength(isDeleted ? 0 : 1);
    } finally {
      await mailing.stop();
      await smtp.close();
    }
  });
});
