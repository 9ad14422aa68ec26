import type { ReportDocument } from './document.js';
import { PdfTable } from './pdfTable.js';
import { decorated, type Parent, tagged } from './pdfTags.js';

/** How far apart the lines to sign on are, and how long they are. */
const SIGNING = { above: 44, width: 300, gap: 40 };

/** A paper's first page: what its rows come to, and the lines to sign on. The rows begin on the next one, under their title. */
export function drawLead(pdf: PDFKit.PDFDocument, whole: Parent, document: ReportDocument): void {
  const { report, labelOf } = document;
  if (report.lead === undefined) return;
  const { title, columns, rows, signs, rest } = report.lead;
  const heading = (key: string) =>
    tagged(pdf, whole, 'H2', () => pdf.font('bold').fontSize(12).fillColor('#000').text(labelOf(key)).moveDown(0.3));
  heading(title);
  const currencies = currenciesOf(rows);
  const table = new PdfTable(pdf, whole, { ...document, report: { ...report, columns, currencies } }, rows);
  for (const facts of rows) table.add(facts);
  table.end();
  drawSigns(pdf, whole, signs.map(labelOf));
  pdf.addPage();
  heading(rest);
}

/** In which currencies each column of money has something. */
function currenciesOf(rows: NonNullable<ReportDocument['report']['lead']>['rows']): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const [key, fact] of rows.flatMap((facts) => Object.entries(facts)))
    if ('money' in fact) found[key] = [...new Set([...(found[key] ?? []), fact.money.currency])];
  return found;
}

/** Side by side, each with who signs below it. */
function drawSigns(pdf: PDFKit.PDFDocument, whole: Parent, signs: readonly string[]): void {
  if (pdf.y + 2 * SIGNING.above > pdf.page.maxY()) pdf.addPage();
  const [left, top] = [pdf.page.margins.left, pdf.y + SIGNING.above];
  for (const [index, sign] of signs.entries()) {
    const x = left + index * (SIGNING.width + SIGNING.gap);
    decorated(pdf, () => {
      pdf.lineWidth(0.5).strokeColor('#444');
      pdf
        .moveTo(x, top)
        .lineTo(x + SIGNING.width, top)
        .stroke();
    });
    tagged(pdf, whole, 'P', () =>
      pdf
        .font('plain')
        .fontSize(9)
        .fillColor('#000')
        .text(sign, x, top + 4, { width: SIGNING.width }),
    );
  }
  pdf.text('', left, top + SIGNING.above);
}
