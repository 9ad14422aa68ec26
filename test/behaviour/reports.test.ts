import { beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import exceljs from 'exceljs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Language } from '../../src/domain/terms/language.js';
import type { WordKey } from '../../src/speech/words.js';
import type { TestApp } from '../support/app.js';
import { plainBlanks } from '../support/seen.js';
import { sharedApps } from '../support/sharedApp.js';
import { type CardTalk, cardTalk, textTalk } from '../support/talk.js';

/** How far the clock has been put on, in milliseconds. */
let later = 0;
const shared = sharedApps({ clock: { now: () => new Date(Date.now() + later) } });
let app: TestApp;
let account: string;
beforeEach(async () => {
  later = 0;
  app = await shared.open('konnect');
  account = await app.accountId('konnect', 'agent1');
});

/** A word as it is shown. */
const sayIn = (language: Language, key: WordKey): string => plainBlanks(app.words(language, 'konnect').say(key));

const NASTY = '=HYPERLINK("https://bad.example")';
const KEY = '893203000020';

interface Sold {
  readonly at: string;
  readonly minor: number;
  readonly currency?: string;
  readonly key?: string;
}

/** Sales of the agent to a customer whose name a spreadsheet could take for a formula, the oldest first. */
const sell = (...sold: readonly Sold[]) =>
  app.store.transaction(async ({ sales, subscriptions, customers, commissions }) => {
    const [subscription] = await subscriptions.where({ activationKey: 'KNDEMXAAAA222222' });
    const customer = await customers.get(subscription?.customer ?? '');
    if (subscription === undefined || customer === undefined) throw new Error('the demo data have changed');
    await customers.put({ ...customer, lastName: NASTY, firstName: undefined, postName: undefined });
    for (const [index, { at, minor, currency = 'USD', key = `KEY${index}` }] of sold.entries()) {
      const id = `sold${index}`;
      await sales.insert({
        ...{ id, operator: 'konnect', account, kind: 'resubscription', reference: `R${index}`, offer: 'home10' },
        ...{ customer: customer.id, subscription: subscription.id, activationKey: key, minor, currency, at },
      });
      await commissions.insert({
        ...{ id: `earned${index}`, operator: 'konnect', account, sale: id, minor: minor / 10, currency, at },
      });
    }
  });

const autumn: readonly Sold[] = [
  { at: '2026-08-31T22:30:00.000Z', minor: 4000 },
  { at: '2026-10-15T09:05:00.000Z', minor: 2550, key: KEY },
  { at: '2026-11-02T10:00:00.000Z', minor: 1_000_000, currency: 'CDF' },
];

/** Presses through the optional questions of a report. */
async function report(talk: CardTalk, procedure: 'transactions' | 'commissions', language: Language): Promise<string> {
  await talk.press(sayIn(language, `${procedure}:title`));
  return talk.press(sayIn(language, 'common:next'));
}

const linkIn = (json: unknown): string =>
  /https?:\/\/[^"\s]+\/files\/report\?t=[^"\s]+/.exec(JSON.stringify(json))?.[0] ?? '';

async function fetched(url: string, headers: Record<string, string> = {}) {
  const answer = await fetch(url, { headers });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const name = decodeURIComponent(
    /filename\*=UTF-8''(.*)$/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '',
  );
  return { status: answer.status, type: answer.headers.get('content-type'), name, bytes };
}

async function fileAs(talk: CardTalk, form: string) {
  await talk.press(form);
  return fetched(linkIn(talk.cards().at(-1)?.json));
}

async function textsOf(bytes: Buffer): Promise<string[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages = Array.from({ length: pdf.numPages }, async (_, index) => {
    const { items } = await (await pdf.getPage(index + 1)).getTextContent();
    return items.map((item) => ('str' in item ? item.str : '')).join(' ');
  });
  return Promise.all(pages);
}

const languages = ['fr', 'en', 'de', 'ru'] as const;

describe('a report as a file', () => {
  it.each(languages)('is a workbook with the same rows, cell by cell, in %s', async (language) => {
    await sell(...autumn);
    const talk = await cardTalk(app, 'konnect', 'agent1');
    await talk.send({ act: 'language', language });
    await report(talk, 'transactions', language);
    const { bytes, name, type } = await fileAs(talk, 'XLSX');
    expect(type).toContain('spreadsheetml');
    expect(name).toMatch(/^[\p{Ll}]+-\d{4}-\d\d-\d\d\.xlsx$/u);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.read((await import('node:stream')).Readable.from([bytes]));
    const sheet = workbook.worksheets[0];
    const rows: unknown[][] = [];
    sheet?.eachRow({ includeEmpty: true }, (row) => {
      rows.push(Array.from({ length: 9 }, (_, index) => row.getCell(index + 1).value));
    });
    const say = (key: WordKey) => sayIn(language, key);
    const label = (column: string) => say(`transactions:facts.${column}`);
    expect(rows[0]?.[0]).toBe(say('transactions:done'));
    expect(rows[1]?.[0]).toBe(say('common:report.asOf'));
    const head = rows.findIndex((row) => row[0] === label('at'));
    expect(rows[head]).toEqual([
      ...['at', 'kind', 'offer', 'customer'].map(label),
      ...[`${label('price')} (CDF)`, `${label('price')} (USD)`],
      ...['endsAt', 'reference', 'activationKey'].map(label),
    ]);
    expect([rows[head - 1]?.[0], rows[head - 1]?.[4], rows[head - 1]?.[5]]).toEqual([label('total'), 10_000, 65.5]);
    const table = rows.slice(head + 1);
    expect(table.map((row) => row[4] ?? row[5])).toEqual([10_000, 25.5, 40]);
    // The clocks of Kinshasa are an hour ahead.
    expect(table.map((row) => row[0])).toEqual(
      ['2026-11-02T11:00Z', '2026-10-15T10:05Z', '2026-08-31T23:30Z'].map((at) => new Date(at)),
    );
    expect(table.map((row) => row[3])).toEqual([NASTY, NASTY, NASTY]);
    expect(table[1]?.[8]).toBe(KEY);
    const money = sheet?.getCell(head + 3, 6);
    expect([money?.type, money?.numFmt]).toEqual([exceljs.ValueType.Number, expect.stringContaining('#,##0.00')]);
    expect(money?.numFmt).toContain('USD');
    expect(sheet?.getCell(head + 3, 9).type).toBe(exceljs.ValueType.String);
    talk.close();
  });

  it.each(languages)(
    'is a table of texts that no spreadsheet takes for formulas or rounds, in %s',
    async (language) => {
      await sell(...autumn);
      const talk = await cardTalk(app, 'konnect', 'agent1');
      await talk.send({ act: 'language', language });
      await report(talk, 'commissions', language);
      const earned = await fileAs(talk, 'CSV');
      const delimiter = language === 'en' ? ',' : ';';
      const rows: string[][] = parse(earned.bytes, { bom: true, delimiter });
      expect(rows).toHaveLength(4);
      expect(rows[2]?.slice(0, 1)).toEqual(['2026-10-15 10:05']);
      expect(rows[2]?.slice(3, 7)).toEqual(language === 'en' ? ['', '25.50', '', '2.55'] : ['', '25,50', '', '2,55']);
      await report(talk, 'transactions', language);
      const sold = await fileAs(talk, 'CSV');
      const cells: string[][] = parse(sold.bytes, { bom: true, delimiter });
      expect(cells[2]?.[3]).toBe(`'${NASTY}`);
      expect(cells[2]?.at(-1)).toBe('8932-0300-0020');
      talk.close();
    },
  );

  it.each(languages)('is a document to print, with totals first and every row, in %s', async (language) => {
    await sell(...autumn);
    const talk = await cardTalk(app, 'konnect', 'agent1');
    await talk.send({ act: 'language', language });
    await report(talk, 'transactions', language);
    const { bytes, type } = await fileAs(talk, 'PDF');
    expect(type).toBe('application/pdf');
    const text = (await textsOf(bytes)).join('\n').replaceAll(/[\s\u00a0\u202f]+/g, ' ');
    for (const key of [
      'transactions:done',
      'common:report.asOf',
      'common:report.entries',
      'transactions:facts.total',
    ] as const)
      expect(text).toContain(sayIn(language, key));
    for (const part of [NASTY, KEY, 'R0', 'R1', 'R2']) expect(text.replaceAll(' ', '')).toContain(part);
    expect(text.indexOf(sayIn(language, 'transactions:facts.total'))).toBeLessThan(text.indexOf('R2'));
    talk.close();
  });
});

describe('a report on the screen', () => {
  it('shows the totals, a chart by month with its text, and then the rows', async () => {
    await sell(...autumn);
    const talk = await cardTalk(app, 'konnect', 'agent1');
    const shown = await report(talk, 'transactions', 'fr');
    expect(shown).toContain('65,50 USD');
    const card = JSON.stringify(talk.cards().find(({ text }) => text.includes('Montant par mois'))?.json);
    const [, picture = ''] = /data:image\/svg\+xml;base64,([\w+/=]+)/.exec(card) ?? [];
    const svg = Buffer.from(picture, 'base64').toString();
    for (const month of ['août 2026', 'sept. 2026', 'oct. 2026']) expect(svg).toContain(month);
    expect(card).toMatch(/Montant par mois \(USD\).{1,9}août 2026.{1,9}40,00/);
    talk.close();
  });

  it('is said in plain text with the sums of the months, and a word gives the file', async () => {
    await sell(...autumn);
    const talk = await textTalk(app, 'konnect', 'agent1');
    await talk.say('Mes transactions');
    await talk.say('-');
    const shown = await talk.say('-');
    expect(shown).toContain('Montant par mois (USD)\naoût 2026 : 40,00 USD\noct. 2026 : 25,50 USD');
    expect(shown).toContain('tapez « PDF », « XLSX » ou « CSV »');
    const link = linkIn(await talk.say('Excel'));
    expect((await fetched(link)).type).toContain('spreadsheetml');
    expect((await fetched(linkIn(await talk.say('csv')))).type).toContain('text/csv');
    talk.close();
  });

  it('has the sums in words beside a picture that Teams shows', async () => {
    await sell(...autumn);
    const conversation = await app.turns.open({ account, operator: 'konnect' }, 'msteams');
    for (const text of ['Mes transactions', '-', '-']) await app.turns.receive(conversation, { type: 'message', text });
    const said = plainBlanks(JSON.stringify((await app.store.conversations.load(conversation))?.log)).replaceAll(
      '\\',
      '',
    );
    expect(said).toMatch(/"Montant par mois \(USD\)".*"août 2026".{1,20}"40,00 USD"/);
    expect(said).toContain('"url":"data:image/png;base64,');
    expect(said).not.toContain('svg+xml');
  });

  it('offers no file of nothing', async () => {
    const talk = await textTalk(app, 'konnect', 'agent1');
    await talk.say('Mes transactions');
    await talk.say('01/01/2020 - 31/01/2020');
    expect(await talk.say('-')).not.toContain('PDF');
    talk.close();
  });
});

describe('the link to a report', () => {
  const linked = async () => {
    await sell(...autumn);
    const talk = await cardTalk(app, 'konnect', 'agent1');
    await report(talk, 'transactions', 'fr');
    await talk.press('CSV');
    const url = linkIn(talk.cards().at(-1)?.json);
    talk.close();
    return url;
  };

  it('opens as often as it is asked for, each time with what there is', async () => {
    const url = await linked();
    expect((await fetched(url)).bytes.toString().trimEnd().split('\r\n')).toHaveLength(4);
    expect((await fetched(url)).status).toBe(200);
  });

  it('can be left in the middle: what makes the file ends, too', async () => {
    await sell(
      ...Array.from({ length: 4_000 }, (_, n) => ({ at: new Date(Date.UTC(2026, 0, 1, n)).toISOString(), minor: 100 })),
    );
    const talk = await cardTalk(app, 'konnect', 'agent1');
    await report(talk, 'transactions', 'fr');
    for (const form of ['PDF', 'XLSX', 'CSV']) {
      await talk.press(form);
      const leave = new AbortController();
      const answer = await fetch(linkIn(talk.cards().at(-1)?.json), { signal: leave.signal });
      await answer.body?.getReader().read();
      leave.abort();
    }
    talk.close();
    expect(app.lines.filter((line) => line.includes('file.failed'))).toEqual([]);
  });

  it('says nothing of what was asked, and is worth nothing when it is changed', async () => {
    const url = await linked();
    const token = new URL(url).searchParams.get('t') ?? '';
    expect(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).not.toMatch(/transactions|konnect|agent/);
    expect((await fetched(url.slice(0, -2))).status).toBe(404);
    expect((await fetched(url.replace('/files/report', '/files/result'))).status).toBe(404);
  });

  it('is worth nothing after ten minutes', async () => {
    const url = await linked();
    later = 9.5 * 60_000;
    expect((await fetched(url)).status).toBe(200);
    later = 10.5 * 60_000;
    expect((await fetched(url)).status).toBe(404);
  });

  it('opens nothing for another account that is signed in, nor once its own is gone', async () => {
    const url = await linked();
    const { cookie: other } = await app.signIn('konnect', 'agent3');
    expect((await fetched(url, { cookie: other })).status).toBe(404);
    const { cookie } = await app.signIn('konnect', 'agent1');
    expect((await fetched(url, { cookie })).status).toBe(200);
    for (const changed of [{ operator: 'telenet' }, { role: 'administrator' }] as const) {
      const before = await app.store.transaction(async ({ accounts }) => {
        const row = await accounts.get(account);
        if (row !== undefined) await accounts.put({ ...row, ...changed });
        return row;
      });
      expect([changed, (await fetched(url)).status]).toEqual([changed, 404]);
      await app.store.transaction(async ({ accounts }) => before && accounts.put(before));
    }
    expect((await fetched(url)).status).toBe(200);
    await app.store.transaction(({ accounts }) => accounts.remove(account));
    expect((await fetched(url)).status).toBe(404);
  });
});
