import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import exceljs from 'exceljs';
import { simpleParser } from 'mailparser';
import type { WordKey } from '../../src/speech/words.js';
import { FakeTime, hour } from '../outbox/fakeTime.js';
import { type FaultySmtp, startSmtp } from '../outbox/faultySmtp.js';
import { startApp, type TestApp, type TestAppOptions } from '../support/app.js';
import { directTalk } from '../support/directTalk.js';
import { plainBlanks, Seen, textOf } from '../support/seen.js';

let time: FakeTime;
let app: TestApp;
let smtp: FaultySmtp | undefined;
beforeEach(() => {
  time = new FakeTime();
});
afterEach(async () => {
  await app.stop();
  await smtp?.close();
  smtp = undefined;
});
const start = async (options: TestAppOptions = {}) => {
  app = await startApp({ of: 'kcell', clock: time, timer: time, ...options });
};

const say = (key: WordKey) => plainBlanks(app.words('ru', 'kcell').say(key));
const LINK = /https?:\/\/[^"\s]+\/files\/sent-report\?t=[^"\s]+/g;

/** Everything that a conversation was told by itself, as it is read, and as it went out. */
async function news(conversation: string): Promise<{ texts: string[]; links: string[] }> {
  const there = await app.store.conversations.load(conversation);
  const own = (there?.seen ?? [])
    .filter(({ inbound }) => inbound.startsWith('news-'))
    .flatMap(({ answers }) => answers);
  const log = (there?.log ?? []).filter(({ activity }) => own.includes(activity.id));
  return {
    texts: log.map(({ activity }) => plainBlanks(textOf(new Seen().hear([activity])))),
    links: [...JSON.stringify(log).matchAll(LINK)].map(([link]) => link),
  };
}

/** Asks for the report on the company’s numbers in a conversation on cards. */
async function ordered(login = 'admin1', to = 'admin@example.com') {
  const signedIn = await app.signIn('kcell', login);
  const talk = directTalk(app, signedIn);
  await talk.say(say('companyReport:title'));
  await talk.press(say('common:next'), { [say('companyReport:fields.email.label')]: to });
  await talk.press(say('companyReport:confirm'));
  return { talk, ...signedIn };
}

async function numbersIn(answer: Response): Promise<string[]> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.read(Readable.from([Buffer.from(await answer.arrayBuffer())]));
  const cells: string[] = [];
  workbook.worksheets[0]?.eachRow((row) => cells.push(String(row.getCell(1).value)));
  return cells.filter((cell) => /^\+7 \d/.test(cell));
}

describe('a report that is made in the background', () => {
  it('is told of by itself, once, where it was asked for, with the file that is in the mail', async () => {
    await start();
    const { conversationId, cookie } = await ordered();
    await app.outbox.idle();
    const { texts, links } = await news(conversationId);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain(say('companyReport:title'));
    const [report] = await app.store.read(({ reports }) => reports.where({}));
    const lines = await app.store.read(({ lines }) => lines.where({ organisation: report?.organisation }));
    expect(texts[0]).toMatch(
      new RegExp(`данные на \\d\\d\\.\\d\\d\\.\\d{4}.*записей: ${lines.length}.*до 09\\.03\\.2026`),
    );
    const answer = await fetch(links[0] ?? '', { headers: { cookie } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    const bytes = Buffer.from(await answer.clone().arrayBuffer());
    expect(await numbersIn(answer)).toHaveLength(lines.length);
    const folder = join(app.dataDir, 'mail');
    const [mail] = await Promise.all(
      (await readdir(folder)).map(async (file) => simpleParser(await readFile(join(folder, file)))),
    );
    expect(mail?.attachments[0]?.content.equals(bytes)).toBe(true);
    time.pass(hour);
    await app.outbox.idle();
    expect((await news(conversationId)).texts).toHaveLength(1);
  });

  it('is told in plain text with its address', async () => {
    await start();
    const account = await app.accountId('kcell', 'admin1');
    const talk = await app.turns.open({ account, operator: 'kcell' }, 'text');
    for (const text of [say('companyReport:title'), 'text@example.com', 'да'])
      await app.turns.receive(talk, { type: 'message', text });
    await app.outbox.idle();
    const { texts, links } = await news(talk);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain(`${say('common:file.open')}: ${links[0]}`);
    expect((await fetch(links[0] ?? '')).status).toBe(200);
  });

  it('opens as long as it is kept, then says that it is to be asked for again', async () => {
    await start();
    const { conversationId, cookie, talk } = await ordered();
    await app.outbox.idle();
    const [link = ''] = (await news(conversationId)).links;
    const list = async () => plainBlanks((await talk.say(say('sentReports:title'))).text);
    expect(await list()).toMatch(
      new RegExp(`${say('common:words.reportSent')}.*${say('sentReports:facts.until')}`, 's'),
    );
    const own = [...JSON.stringify(await talk.cards()).matchAll(LINK)].at(-1)?.[0] ?? '';
    expect((await fetch(own, { headers: { cookie } })).status).toBe(200);
    time.pass(6 * 24 * hour);
    // The sign-in has ended meanwhile: it opens for whoever has signed in anew, and in no browser without one.
    expect((await fetch(link)).status).toBe(404);
    const anew = async () => ({ headers: { cookie: (await app.signIn('kcell', 'admin1')).cookie } });
    expect((await fetch(link, await anew())).status).toBe(200);
    time.pass(25 * hour);
    const over = await fetch(link, await anew());
    expect(over.status).toBe(410);
    expect(await over.text()).toContain(say('common:sentReport.over'));
  });

  it('opens for nobody else: it is unknown, as one whose account may not have it any more', async () => {
    await start();
    const { conversationId } = await ordered();
    await app.outbox.idle();
    const [link = ''] = (await news(conversationId)).links;
    const other = await app.signIn('kcell', 'admin2');
    const unknown = await fetch(`${link.split('?')[0]}?t=nothing`);
    const others = await fetch(link, { headers: { cookie: other.cookie } });
    expect([others.status, await others.text()]).toEqual([404, await unknown.text()]);
    await app.store.transaction(async ({ accounts }) => {
      const [account] = await accounts.where({ operator: 'kcell', login: 'admin1' });
      if (account !== undefined) await accounts.put({ ...account, organisations: ['kcell:other'] });
    });
    expect((await fetch(link)).status).toBe(404);
  });

  it('is there although its mail was refused, which is told, once', async () => {
    smtp = await startSmtp();
    await start({ env: { SMTP_URL: smtp.url } });
    smtp.fail({ at: 'to', code: 550 });
    const { conversationId, talk } = await ordered();
    await app.outbox.idle();
    const { texts, links } = await news(conversationId);
    expect(texts.at(-1)).toContain('письмо не удалось доставить');
    expect(new Set(texts).size).toBe(texts.length);
    expect((await fetch(links.at(-1) ?? '')).status).toBe(200);
    expect(plainBlanks((await talk.say(say('sentReports:title'))).text)).toContain(say('common:words.reportNotMailed'));
  });

  it('is told of when it cannot be made: here nobody has said for which days', async () => {
    await start();
    const account = await app.accountId('kcell', 'admin1');
    const conversation = await app.turns.open({ account, operator: 'kcell' }, 'text');
    await app.store.transaction(async ({ outbox, accounts }) => {
      const now = time.now().toISOString();
      const organisation = (await accounts.get(account))?.organisations?.[0];
      await outbox.insert({
        ...{ id: 'late', operator: 'kcell', key: 'late', state: 'waiting', attempts: 0 },
        ...{ dueAt: now, plannedAt: now, createdAt: now },
        message: {
          ...{ kind: 'email.report', report: 'balances', account, organisation, to: 'x@example.com' },
          ...{ command: 'late-command', conversation },
        },
      });
    });
    await app.outbox.idle();
    const [report] = await app.store.read(({ reports }) => reports.where({}));
    expect(report).toMatchObject({ id: 'late-command', state: 'failed' });
    expect(report?.file).toBeUndefined();
    const { texts } = await news(conversation);
    expect(texts).toEqual([say('common:sentReport.failed').replace('{{report}}', say('reconciliation:title'))]);
  });

  it('is made and told once where the program ends before its mail is out', async () => {
    smtp = await startSmtp();
    await start({ env: { SMTP_URL: smtp.url } });
    smtp.fail({ at: 'data', code: 451 });
    const { conversationId } = await ordered();
    await app.outbox.idle();
    const [before] = await app.store.read(({ reports }) => reports.where({}));
    const { dataDir } = app;
    await app.halt();
    smtp.fail(undefined);
    app = await startApp({ dataDir, of: 'kcell', clock: time, timer: time, env: { SMTP_URL: smtp.url } });
    time.pass(hour);
    await app.outbox.idle();
    const [after] = await app.store.read(({ reports }) => reports.where({}));
    expect(after).toEqual(before);
    expect((await news(conversationId)).texts).toHaveLength(1);
    expect(smtp.received.filter(({ attachments }) => attachments.length === 1).length).toBeGreaterThan(0);
  });
});
