import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { month } from '../../test/guides/bills/invoiceFile.belarus.js';
import type { CardStep } from '../../test/guides/transcript.js';
import type { TestApp } from '../../test/support/app.js';
import { cardTalk } from '../../test/support/talk.js';

const folder = fileURLToPath(new URL('../../docs/images', import.meta.url));
/** A page across is 1,263 pixels wide. */
const SCALE = 1.5;
/** What has more pages looks the same from there on. */
const MOST_PAGES = 2;

/** A file as somebody gets it: these steps on cards, then "PDF". */
interface Paper {
  readonly name: string;
  readonly operator: string;
  readonly steps: readonly Pick<CardStep, 0 | 1>[];
}

const NEXT = 'Далее';

/** What is made of one paper: its pages, as pictures. */
async function takePaper(app: TestApp, { name, operator, steps }: Paper): Promise<void> {
  const talk = await cardTalk(app, operator, 'admin1');
  for (const { 0: press, 1: filled } of steps) await talk.press(press, filled);
  await talk.press('PDF');
  const link = /https?:\/\/[^"\s]+\/files\/report\?t=[^"\s]+/.exec(JSON.stringify(talk.cards().at(-1)?.json))?.[0];
  talk.close();
  if (link === undefined) throw new Error(`there is no PDF: ${name}`);
  const answer = await fetch(link);
  if (!answer.ok) throw new Error(`the PDF answers ${answer.status}: ${name}`);
  const pages = await pagesOf(new Uint8Array(await answer.arrayBuffer()));
  for (const [index, page] of pages.entries()) await writeFile(`${folder}/paper-${name}-${index + 1}.png`, page);
}

/** The first pages of a PDF, drawn by another library than wrote it. */
async function pagesOf(data: Uint8Array): Promise<Buffer[]> {
  const pdf = await getDocument({ data, verbosity: 0 }).promise;
  const drawn: Buffer[] = [];
  for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number += 1) {
    const page = await pdf.getPage(number);
    const viewport = page.getViewport({ scale: SCALE });
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
    await page.render({ canvas, viewport }).promise;
    drawn.push(canvas.toBuffer('image/png'));
  }
  return drawn;
}

/** The certificate of completed work and its annex (C21). */
export const takeCertificate = (app: TestApp): Promise<void> =>
  takePaper(app, {
    name: 'certificate',
    operator: 'kcell',
    steps: [
      ['Акт выполненных работ', {}],
      [NEXT, { 'Как найти': 'По лицевому счёту' }],
      [NEXT, { 'Лицевой счёт': /^20000002/ }],
      [NEXT, { Месяц: month(1) }],
    ],
  });

/** The register of invoices (C22). */
export const takeRegister = (app: TestApp): Promise<void> =>
  takePaper(app, {
    name: 'register',
    operator: 'kcell',
    steps: [
      ['Реестр счетов-фактур', {}],
      [NEXT, {}],
    ],
  });

/** Call details with their charts (C10). */
export const takeCallDetails = (app: TestApp): Promise<void> =>
  takePaper(app, {
    name: 'call-details',
    operator: 'kcell',
    steps: [
      ['Детализация вызовов', {}],
      [NEXT, { Номер: /0001 ·/ }],
      [NEXT, {}],
    ],
  });

/** An invoice (B3). */
export const takeInvoice = (app: TestApp): Promise<void> =>
  takePaper(app, {
    name: 'invoice',
    operator: 'belarus',
    steps: [
      ['Скачать счёт', {}],
      [NEXT, { 'Лицевой счёт': /^2000000001/, Месяц: month(1) }],
    ],
  });

export const papers = [takeCertificate, takeRegister, takeCallDetails, takeInvoice];
