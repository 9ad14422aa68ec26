import PDFDocument from 'pdfkit';
import type { Facts } from '../domain/terms/fact.js';
import { spokenChart } from '../speech/charts/chart.js';
import { labelled } from '../speech/words.js';
import type { ReportDocument } from './document.js';
import { fontOf } from './fonts.js';
import { drawChart } from './pdfChart.js';
import { drawLead } from './pdfLead.js';
import { PdfTable } from './pdfTable.js';
import { decorated, type Parent, tagged } from './pdfTags.js';
import { standing } from './standing.js';

/** It is made with flat memory, but takes a second for each thousand rows: what is beyond stands in the other files. */
export const MOST_ROWS = 100_000;

const MARGIN = 40;
/** How high the operator's colour stands above a page. */
const BAND = 8;
/** So many rows are looked at before a column's width is decided. */
const SAMPLE = 100;

/**
 * A report on paper (A4, across) in the operator's colour: what it is about, the totals, a chart, then the table with its heads on
 * every page. Every part has its tag (PDF 1.7, 14.8), so that it can be read aloud.
 */
export function pdfOf(document: ReportDocument): AsyncIterable<Buffer> {
  const { speaker, title } = document;
  const pdf = new PDFDocument({
    ...{ size: 'A4', layout: 'landscape', margin: MARGIN, autoFirstPage: false, lang: speaker.words.language },
    ...{ displayTitle: true, info: { Title: title, Author: document.operator }, pdfVersion: '1.7', tagged: true },
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
  decoratePages(pdf, document);
  const whole = pdf.struct('Document');
  pdf.addStructure(whole);
  pdf.addPage();
  drawHead(pdf, whole, document);
  drawCharts(pdf, whole, document);
  drawLead(pdf, whole, document);
  const waiting: Facts[] = [];
  let table: PdfTable | undefined;
  let count = 0;
  for await (const facts of document.report.rows()) {
    // Whoever wanted it may have gone.
    if (count === MOST_ROWS || pdf.destroyed) break;
    count += 1;
    if (table === undefined && waiting.push(facts) < SAMPLE) continue;
    table ??= begun(pdf, whole, document, waiting);
    if (waiting.length > 0) waiting.length = 0;
    else if (table.add(facts) === 'page') await written(pdf);
  }
  table ??= begun(pdf, whole, document, waiting);
  table.end();
  whole.end();
}

/** A table that has these rows. */
function begun(pdf: PDFKit.PDFDocument, whole: Parent, document: ReportDocument, rows: readonly Facts[]): PdfTable {
  const table = new PdfTable(pdf, whole, document, rows);
  for (const facts of rows) table.add(facts);
  return table;
}

/** Waits until what was drawn has been taken: pages that nobody has read yet would pile up. */
const written = (pdf: PDFKit.PDFDocument): Promise<void> =>
  new Promise((resolve) => {
    if (pdf.destroyed || pdf.readableLength < pdf.readableHighWaterMark) setImmediate(resolve);
    else setTimeout(() => resolve(written(pdf)), 5);
  });

/** The operator's colour above each page, and below it whose it is, what, and which page. */
function decoratePages(pdf: PDFKit.PDFDocument, { operator, colour, title, speaker }: ReportDocument): void {
  let number = 0;
  pdf.on('pageAdded', () => {
    number += 1;
    const { width, height, margins } = pdf.page;
    const text = [operator, title, speaker.words.say('common:report.page', { number })].join(' · ');
    decorated(pdf, () => {
      pdf.rect(0, 0, width, BAND).fill(colour);
      // Under the margin: a text there would begin another page.
      pdf.page.margins = { ...margins, bottom: 0 };
      pdf.font('plain').fontSize(8).fillColor('#555');
      pdf.text(text, MARGIN, height - 28, { width: width - 2 * MARGIN, align: 'right', lineBreak: false });
      pdf.page.margins = margins;
    });
    pdf.fillColor('#000').text('', MARGIN, MARGIN);
  });
}

function drawHead(pdf: PDFKit.PDFDocument, whole: Parent, document: ReportDocument): void {
  const { operator, colour, title, about, report, speaker, labelOf } = document;
  const { words, format } = speaker;
  const part = (tag: string, write: () => unknown) => tagged(pdf, whole, tag, write);
  part('P', () => pdf.font('bold').fontSize(11).fillColor(colour).text(operator).fillColor('#000'));
  part('H1', () => pdf.font('bold').fontSize(18).text(title).moveDown(0.3));
  for (const { total } of report.summary)
    if (total !== undefined)
      part('P', () =>
        pdf
          .font('bold')
          .fontSize(13)
          .text(labelled(words, labelOf('total'), format.fact(total))),
      );
  pdf.moveDown(0.3).font('plain').fontSize(10);
  for (const { label, value } of [...about, ...standing(document)])
    part('P', () => pdf.text(labelled(words, label, value)));
  if (report.total > MOST_ROWS) part('P', () => pdf.text(words.say('common:report.cut', { most: MOST_ROWS })));
  pdf.moveDown(0.8);
}

function drawCharts(
  pdf: PDFKit.PDFDocument,
  whole: Parent,
  { report, colour, labelOf, speaker }: ReportDocument,
): void {
  for (const chart of report.charts)
    drawChart(pdf, whole, { chart: spokenChart(chart, labelOf(chart.of), speaker), colour, speaker });
}
