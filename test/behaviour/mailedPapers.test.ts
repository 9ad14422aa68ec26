import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { type ParsedMail, simpleParser } from 'mailparser';
import type { Language } from '../../src/domain/terms/language.js';
import { monthName, monthOf } from '../../src/domain/terms/month.js';
import type { WordKey } from '../../src/speech/words.js';
import { dayFromToday, guideClock } from '../guides/days.js';
import type { TestApp } from '../support/app.js';
import { pdfPages } from '../support/pdfPages.js';
import { plainBlanks } from '../support/seen.js';
import { sharedApps } from '../support/sharedApp.js';
import { textTalk } from '../support/talk.js';
import { WalkOutside } from '../torture/walkOutside.js';

const others = new WalkOutside();
const shared = sharedApps({ clock: guideClock, outsideBehind: others.behind });
type OperatorId = 'kcell' | 'belarus';
let app: TestApp;

const said = (operator: OperatorId, language: Language) => (key: WordKey) =>
  plainBlanks(app.words(language, operator).say(key));

async function mailTo(address: string): Promise<ParsedMail[]> {
  const folder = join(app.dataDir, 'mail');
  const files = await readdir(folder).catch(() => []);
  const mails = await Promise.all(files.map(async (file) => simpleParser(await readFile(join(folder, file)))));
  return mails.filter(({ to }) => [to].flat().some((one) => one?.text === address));
}

/** What is ordered with these answers, as the only attachment of the only mail. */
async function ordered(operator: OperatorId, lines: readonly string[], to: string): Promise<ParsedMail> {
  const talk = await textTalk(app, operator, 'admin1');
  for (const line of [...lines, to, 'да']) await talk.say(line);
  talk.close();
  await app.outbox.idle();
  const [mail, ...others] = await mailTo(to);
  expect(others).toEqual([]);
  if (mail === undefined) throw new Error(`nothing came to ${to}`);
  return mail;
}

/** An amount as it is read, "1 234 567,89", in hundredths. */
const hundredths = (text: string): number => {
  const [whole = '', parts = '0'] = text.replace('T', '').split(',');
  return Number(whole.replaceAll(/\D/g, '')) * 100 + Number(parts.replaceAll(/\D/g, ''));
};
const AMOUNT = String.raw`(\d[\d ]*(?:,\d\d)?) T`;

describe('the reconciliation act (C23)', () => {
  const [from, until] = [-300, 0].map((days) => dayFromToday(days, 'Asia/Almaty', 'ru'));
  beforeEach(async () => {
    app = await shared.open('kcell');
  });

  it('comes as a PDF whose balances are those of its entries, and of the books', async () => {
    const say = said('kcell', 'ru');
    const asked = [say('reconciliation:title'), `${from?.typed} - ${until?.typed}`];
    const mail = await ordered('kcell', asked, 'act@example.com');
    expect(mail.subject).toContain(say('reconciliation:title'));
    expect(mail.text).toMatch(/по состоянию на \d\d\.\d\d\.\d{4}/);
    const [file] = mail.attachments;
    expect(file?.contentType).toBe('application/pdf');
    expect(file?.filename).toMatch(/^акт сверки-\d{4}-\d\d-\d\d\.pdf$/);
    const { pages, marked } = await pdfPages(file?.content ?? Buffer.alloc(0));
    expect(marked).toMatchObject({ Marked: true });
    const [front = '', ...entries] = pages.map(({ text }) => text);
    for (const [index, { text }] of pages.entries()) {
      expect(text).toContain(say('common:report.page').replace('{{number}}', String(index + 1)));
      expect(text).toContain(String(app.operators.get('kcell')?.profile.title));
    }
    for (const part of ['ТОО «Пример»', '20000001', '20000003', 'От оператора', `${from?.read} – ${until?.read}`])
      expect(front).toContain(part);
    const balance = (label: string) => {
      const [, debit = '', credit = ''] = new RegExp(`${label} ${AMOUNT} ${AMOUNT}`).exec(front) ?? [];
      return [hundredths(debit), hundredths(credit)] as const;
    };
    const [[opened], [debit, credit], [closed]] = [
      balance('сальдо на начало периода'),
      balance('обороты за период'),
      balance('сальдо на конец периода'),
    ] as const;
    expect(opened + debit - credit).toBe(closed);
    const rows = entries.join(' ');
    const sumOf = (kind: string, document: string) =>
      [...rows.matchAll(new RegExp(`${kind} ${document} \\d{8} ${AMOUNT}`, 'g'))].reduce(
        (sum, [, amount = '']) => sum + hundredths(amount),
        0,
      );
    expect(sumOf('счёт-фактура', String.raw`\d+`)).toBe(debit);
    expect(sumOf('банковский перевод', String.raw`\d+`)).toBe(credit);
    expect(debit > 0 && credit > 0).toBe(true);
  });

  it('is made once, however often its row is taken up, and is not sent once its account is gone', async () => {
    const account = await app.accountId('kcell', 'admin3');
    const now = guideClock.now().toISOString();
    const period = { from: from?.sent, until: until?.sent };
    const row = {
      operator: 'kcell',
      state: 'waiting',
      attempts: 0,
      dueAt: now,
      plannedAt: now,
      createdAt: now,
    } as const;
    const message = { kind: 'email.report', report: 'balances', organisation: 'kcell:ulgi', account, period };
    const post = (id: string, to: string) =>
      app.store.transaction(({ outbox }) => outbox.insert({ ...row, id, key: id, message: { ...message, to } }));
    await post('act-of-theirs', 'ulgi@example.com');
    await app.outbox.idle();
    await app.store.transaction(async ({ outbox }) => {
      const sent = await outbox.get('act-of-theirs');
      expect(sent?.state).toBe('sent');
      if (sent !== undefined) await outbox.put({ ...sent, state: 'waiting', sentAt: undefined });
    });
    await app.outbox.idle();
    expect(await mailTo('ulgi@example.com')).toHaveLength(1);
    await app.store.transaction(({ accounts }) => accounts.remove(account));
    await post('act-of-nobody', 'nobody@example.com');
    await app.outbox.idle();
    expect(await mailTo('nobody@example.com')).toEqual([]);
    expect(await app.store.read(({ outbox }) => outbox.get('act-of-nobody'))).toMatchObject({
      ...{ state: 'parked', lastProblem: 'recipient.gone' },
    });
  });
});

it('a paper whose back end is away is made when that is back', async () => {
  app = await shared.open('kcell');
  others.away = true;
  const talk = await textTalk(app, 'kcell', 'admin1');
  const say = said('kcell', 'ru');
  const [from, until] = [-90, 0].map((days) => dayFromToday(days, 'Asia/Almaty', 'ru').typed);
  for (const line of [say('reconciliation:title'), `${from} - ${until}`, 'later@example.com', 'да'])
    await talk.say(line);
  await app.outbox.idle();
  expect(await mailTo('later@example.com')).toEqual([]);
  const waiting = await app.store.read(async ({ outbox }) => outbox.where({ state: 'waiting' }));
  const [row] = waiting.filter(({ message }) => message.to === 'later@example.com');
  expect(row?.lastProblem).toBe('report.away');
  // Whoever asks meanwhile is told that it is being made.
  expect(await talk.say(say('sentReports:title'))).toContain(say('common:words.reportMade'));
  others.away = false;
  await app.store.transaction(async ({ outbox }) => {
    if (row !== undefined) await outbox.put({ ...row, dueAt: guideClock.now().toISOString() });
  });
  await app.outbox.idle();
  expect(await mailTo('later@example.com')).toHaveLength(1);
  expect(await talk.say(say('sentReports:title'))).toContain(say('common:words.reportSent'));
  talk.close();
});

describe('an invoice by mail (B3)', () => {
  it('comes as a PDF with what each number came to', async () => {
    app = await shared.open('belarus');
    const say = said('belarus', 'ru');
    const month = monthOf(guideClock.now(), 'Europe/Minsk', 1);
    const mail = await ordered('belarus', [say('invoiceMail:title'), '2000000001', month], 'invoice@example.com');
    expect(mail.subject).toContain(`${say('invoiceFile:done')}, ${plainBlanks(monthName(month, 'ru').full)}`);
    expect(mail.attachments[0]?.filename).toBe(`${say('invoiceFile:done').toLowerCase()}-2000000001-${month}.pdf`);
    const { pages } = await pdfPages(mail.attachments[0]?.content ?? Buffer.alloc(0));
    const [front = '', ...numbers] = pages.map(({ text }) => text);
    for (const part of ['ООО «Пример»', '2000000001', 'Д-0000001', say('invoiceFile:facts.dueOn'), 'Абонентская плата'])
      expect(front).toContain(part);
    expect(numbers.join(' ')).toContain('+375 29 100 00 01');
  });
});
