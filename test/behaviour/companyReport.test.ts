import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from '@jest/globals';
import exceljs from 'exceljs';
import { simpleParser } from 'mailparser';
import type { WordKey } from '../../src/speech/words.js';
import type { TestApp } from '../support/app.js';
import { plainBlanks } from '../support/seen.js';
import { sharedApps } from '../support/sharedApp.js';
import { textTalk } from '../support/talk.js';

const shared = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await shared.open('kcell');
});

const say = (key: WordKey) => plainBlanks(app.words('ru', 'kcell').say(key));

/** Asks for the report, and waits until what is to go out is out. */
async function ordered(to: string): Promise<void> {
  const talk = await textTalk(app, 'kcell', 'admin1');
  await talk.say(say('companyReport:title'));
  await talk.say(to);
  expect(await talk.say('да')).toContain(say('companyReport:done'));
  talk.close();
  await app.outbox.idle();
}

async function mailTo(address: string) {
  const folder = join(app.dataDir, 'mail');
  const files = await readdir(folder).catch(() => []);
  const mails = await Promise.all(files.map(async (file) => simpleParser(await readFile(join(folder, file)))));
  return mails.filter(({ to }) => [to].flat().some((one) => one?.text === address));
}

describe('the report on the company’s numbers (C20)', () => {
  it('is sent with every number of the company and no other, as of when it was made', async () => {
    await ordered('one@example.com');
    const [mail, ...others] = await mailTo('one@example.com');
    expect(others).toEqual([]);
    expect(mail?.subject).toContain(say('companyReport:title'));
    expect(mail?.text).toMatch(/по состоянию на \d\d\.\d\d\.\d{4}/);
    const [file] = mail?.attachments ?? [];
    expect(file?.filename).toMatch(/^отчёт по номерам компании-\d{4}-\d\d-\d\d\.xlsx$/);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.read(Readable.from([file?.content ?? Buffer.alloc(0)]));
    const rows: unknown[][] = [];
    workbook.worksheets[0]?.eachRow((row) => {
      rows.push(Array.from({ length: 14 }, (_, index) => row.getCell(index + 1).value));
    });
    const head = rows.findIndex(([first]) => first === say('lineOverview:facts.number'));
    const iccid = rows[head]?.indexOf(say('lineOverview:facts.iccid')) ?? -1;
    const table = rows.slice(head + 1);
    const account = await app.accountId('kcell', 'admin1');
    const lines = await app.store.read(async ({ accounts, lines }) => {
      const organisation = (await accounts.get(account))?.organisations?.[0];
      return (await lines.where({})).filter((line) => line.operator === 'kcell' && line.organisation === organisation);
    });
    const digits = (text: unknown) => String(text).replaceAll(/\D/g, '');
    expect(table.map(([number]) => digits(number))).toEqual(lines.map(({ number }) => digits(number)));
    expect(table.map((row) => row[iccid] ?? undefined)).toEqual(lines.map((line) => line.iccid));
    expect(rows.flat()).toContain(lines.length.toString());
  });

  it('is one for a yes that is said twice, and another where it is asked for again, each as of when it was made', async () => {
    const talk = await textTalk(app, 'kcell', 'admin1');
    await talk.say(say('companyReport:title'));
    await talk.say('twice@example.com');
    await Promise.all([talk.say('да'), talk.say('да')]);
    talk.close();
    await app.outbox.idle();
    expect(await mailTo('twice@example.com')).toHaveLength(1);
    await ordered('twice@example.com');
    const mails = await mailTo('twice@example.com');
    expect(mails.map(({ text }) => /по состоянию на \d\d\.\d\d\.\d{4}/.test(text ?? ''))).toEqual([true, true]);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2);
    const sizes = mails.map(({ attachments }) => attachments.length);
    expect(sizes).toEqual([1, 1]);
  });

  it('is not sent once its account is gone', async () => {
    const account = await app.accountId('kcell', 'admin1');
    await app.store.transaction(async ({ outbox, accounts }) => {
      const now = new Date().toISOString();
      await accounts.remove(account);
      await outbox.insert({
        ...{ id: 'late', operator: 'kcell', key: 'late', state: 'waiting', attempts: 0 },
        ...{ dueAt: now, plannedAt: now, createdAt: now },
        message: { kind: 'email.report', report: 'companyNumbers', account, to: 'gone@example.com' },
      });
    });
    await app.outbox.idle();
    expect(await mailTo('gone@example.com')).toEqual([]);
    expect(await app.store.read(({ outbox }) => outbox.get('late'))).toMatchObject({
      state: 'parked',
      lastProblem: 'recipient.gone',
    });
  });
});
