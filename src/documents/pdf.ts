import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { Facts } from '../domain/terms/fact.js';
import { spokenChart } from '../speech/charts/chart.js';
import { labelled } from '../speech/words.js';
import type { ReportDocument } from './document.js';
import { drawChart } from './pdfChart.js';
import { PdfTable } from './pdfTable.js';

/** Nobody reads a longer one, and one of a hundred thousand rows takes minutes: what is beyond stands in the other files. */
export const MOST_ROWS = 2_000;

const fontOf = (file: string) => createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${file}.ttf`);
const MARGIN = 40;
/** So many rows are looked at before a column's width is decided. */
const SAMPLE = 100;

/** A report on paper (A4, across): what it is about, the totals, a chart, then the table with its heads on every page. */
export function pdfOf(document: ReportDocument): AsyncIterable<Buffer> {
  const { speaker, title } = document;
  const pdf = new PDFDocument({
    ...{ size: 'A4', layout: 'landscape', margin: MARGIN, autoFirstPage: false, lang: speaker.words.language },
    ...{ displayTitle: true, info: { Title: title, Author: document.operator } },
    // Kept, every word would stay in memory until the end.
    fontLayoutCache: false,
  });
  pdf.registerFont('plain', fontOf('DejaVuSansCondensed'));
  pdf.registerFont('bold', fontOf('DejaVuSansCondensed-Bold'));
  draw(pdf, document).then(
    () => pdf.end(),
    (error) => pdf.destroy(error),
  );
  return pdf;
}

async function draw(pdf: PDFKit.PDFDocument, document: ReportDocument): Promise<void> {
  numberPages(pdf, document);
  pdf.addPage();
  drawHead(pdf, document);
  drawCharts(pdf, document);
  const waiting: Facts[] = [];
  let table: PdfTable | undefined;
  let count = 0;
  for await (const facts of document.report.rows()) {
    // Whoever wanted it may have gone.
    if (count === MOST_ROWS || pdf.destroyed) break;
    count += 1;
    if (table === undefined && waiting.push(facts) < SAMPLE) continue;
    table ??= begun(pdf, document, waiting);
    if (waiting.length > 0) waiting.length = 0;
    else if (table.add(facts) === 'page') await written(pdf);
  }
  table ??= begun(pdf, document, waiting);
  table.end();
}

/** A table that has these rows. */
function begun(pdf: PDFKit.PDFDocument, document: ReportDocument, rows: readonly Facts[]): PdfTable {
  const table = new PdfTable(pdf, document, rows);
  for (const facts of rows) table.add(facts);
  return table;
}

/** Waits until what was drawn has been taken: pages that nobody has read yet would pile up. */
const written = (pdf: PDFKit.PDFDocument): Promise<void> =>
  new Promise((resolve) => {
    if (pdf.destroyed || pdf.readableLength < pdf.readableHighWaterMark) setImmediate(resolve);
    else setTimeout(() => resolve(written(pdf)), 5);
  });

function numberPages(pdf: PDFKit.PDFDocument, { title, speaker }: ReportDocument): void {
  let number = 0;
  pdf.on('pageAdded', () => {
    number += 1;
    const { width, height, margins } = pdf.page;
    // Under the margin: a text there would begin another page.
    pdf.page.margins = { ...margins, bottom: 0 };
    pdf.font('plain').fontSize(8).fillColor('#555');
    const text = [title, speaker.words.say('common:report.page', { number })].join(' · ');
    pdf.text(text, MARGIN, height - 28, { width: width - 2 * MARGIN, align: 'right', lineBreak: false });
    pdf.page.margins = margins;
    pdf.fillColor('#000').text('', MARGIN, MARGIN);
  });
}

function drawHead(pdf: PDFKit.PDFDocument, document: ReportDocument): void {
  const { operator, title, about, report, speaker, labelOf } = document;
  pdf.font('plain').fontSize(10).fillColor('#555').text(operator).fillColor('#000');
  pdf.font('bold').fontSize(18).text(title).moveDown(0.3);
  for (const { total } of report.summary)
    if (total !== undefined)
      pdf
        .font('bold')
        .fontSize(13)
        .text(labelled(speaker.words, labelOf('total'), speaker.format.fact(total)));
  pdf.moveDown(0.3).font('plain').fontSize(10);
  for (const { label, value } of about) pdf.text(labelled(speaker.words, label, value));
  if (report.total > MOST_ROWS) pdf.text(speaker.words.say('common:report.cut', { most: MOST_ROWS }));
  pdf.moveDown(0.8);
}

function drawCharts(pdf: PDFKit.PDFDocument, { report, sum, labelOf, speaker }: ReportDocument): void {
  for (const chart of report.charts) drawChart(pdf, spokenChart(chart, labelOf(sum ?? 'total'), speaker));
}
