import { Readable } from 'node:stream';
import { beforeEach, expect, it } from '@jest/globals';
import exceljs from 'exceljs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Language, languages } from '../../src/domain/terms/language.js';
import type { WordKey } from '../../src/speech/words.js';
import type { TestApp } from '../support/app.js';
import { plainBlanks } from '../support/seen.js';
import { sharedApps } from '../support/sharedApp.js';
import { type CardTalk, cardTalk } from '../support/talk.js';
import { WalkOutside } from '../torture/walkOutside.js';

const others = new WalkOutside();
const shared = sharedApps({ outsideBehind: others.behind });
let app: TestApp;
beforeEach(async () => {
  others.away = false;
  app = await shared.open('telenet');
});

const sayIn = (language: Language, key: WordKey): string => plainBlanks(app.words(language, 'telenet').say(key));

/** The bills of the first account, in this language. */
async function listed(language: Language): Promise<CardTalk> {
  const talk = await cardTalk(app, 'telenet', 'fleet1');
  await talk.send({ act: 'language', language });
  await talk.send({ act: 'start', procedure: 'invoices' });
  await talk.press(sayIn(language, 'common:next'), {
    [sayIn(language, 'invoices:fields.account.label')]: /^100000001/,
  });
  return talk;
}

/** The files that the cards open, in the order in which they came. */
const linksIn = (talk: CardTalk): string[] =>
  [
    ...JSON.stringify(talk.cards().map(({ json }) => json)).matchAll(/https?:\/\/[^"\s]+\/files\/report\?t=[^"\s]+/g),
  ].map(([one]) => one);

async function textOf(bytes: Uint8Array): Promise<string[]> {
  const pdf = await getDocument({ data: bytes, verbosity: 0 }).promise;
  return Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const { items } = await (await pdf.getPage(index + 1)).getTextContent();
      const texts = items.map((item) => ('str' in item ? item.str : ''));
      return plainBlanks(texts.join(' ')).replaceAll(/\s+/g, ' ');
    }),
  );
}

it.each(languages)(
  'each bill of a list opens its own PDF, in %s: whose it is, what it comes to, line by line',
  async (language) => {
    const talk = await listed(language);
    const links = linksIn(talk);
    expect(links).toHaveLength(10);
    const [first = ''] = links;
    const answer = await fetch(first);
    const name = decodeURIComponent(answer.headers.get('content-disposition') ?? '');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const number = /-(\d{12})\.pdf/.exec(name)?.[1] ?? '';
    expect(JSON.stringify(talk.cards().map(({ json }) => json))).toContain(number);
    const pages = await textOf(new Uint8Array(await answer.arrayBuffer()));
    const all = pages.join(' ');
    for (const key of [
      'invoice:facts.bill',
      'invoice:facts.dueOn',
      'invoice:facts.total',
      'invoice:facts.plan',
    ] as const)
      expect(all).toContain(sayIn(language, key));
    expect(all).toContain(number);
    expect(all).toContain('100000001');
    expect(all).toContain('Rue du Modèle 12');
    expect(pages.length).toBeGreaterThan(2);
    talk.close();
  },
);

it('as a spreadsheet the lines of a bill come to its amount', async () => {
  const talk = await listed('fr');
  await talk.press(sayIn('fr', 'invoice:about'));
  await talk.press('XLSX');
  const link = linksIn(talk).at(-1) ?? '';
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.read(Readable.from([Buffer.from(await (await fetch(link)).arrayBuffer())]));
  const sheet = workbook.worksheets[0];
  const rows = sheet?.getSheetValues().flatMap((row) => (Array.isArray(row) ? [row.slice(1)] : [])) ?? [];
  const lines = rows.filter(([number]) => /^\+32/.test(String(number)));
  expect(lines.length).toBeGreaterThan(30);
  for (const [, , fee, used, amount] of lines)
    expect(Math.round((Number(fee) + Number(used)) * 100)).toBe(Math.round(Number(amount) * 100));
  talk.close();
});

it('while the books are away the list is shown as it was, with its age, and its files say when to try again', async () => {
  const talk = await listed('fr');
  const [link = ''] = linksIn(talk);
  others.away = true;
  await talk.send({ act: 'start', procedure: 'invoices' });
  const shown = await talk.press(sayIn('fr', 'common:next'), { 'Billing account': /^100000001/ });
  expect(plainBlanks(shown)).toMatch(/voici la situation au \d\d\/\d\d\/\d{4}/);
  expect((await fetch(link)).status).toBe(503);
  await talk.send({ act: 'start', procedure: 'payInvoice' });
  const answer = await talk.press(sayIn('fr', 'common:next'), { 'Numéro de facture': '000126010001' });
  expect(plainBlanks(answer)).toContain('Ces données ne sont pas disponibles pour le moment');
  talk.close();
});

it('a link opens nothing for somebody else who is signed in', async () => {
  const talk = await listed('fr');
  const [link = ''] = linksIn(talk);
  const { cookie } = await app.signIn('telenet', 'fleet3');
  expect((await fetch(link, { headers: { cookie } })).status).toBe(404);
  expect((await fetch(link)).status).toBe(200);
  talk.close();
});
