import type { SpokenChart } from '../speech/charts/chart.js';
import { shapesOf } from '../speech/charts/shapes.js';

const size = { width: 480, height: 150, letters: 8 };

/** Draws a chart with its title where the document stands, and goes on below it. */
export function drawChart(pdf: PDFKit.PDFDocument, chart: SpokenChart): void {
  const { lines, bars, texts } = shapesOf(chart, size);
  if (pdf.y + size.height > pdf.page.maxY()) pdf.addPage();
  pdf.font('bold').fontSize(10).text(chart.title);
  const [left, top] = [pdf.page.margins.left, pdf.y + 4];
  pdf.save().translate(left, top).lineWidth(0.5).strokeColor('#d4d8de');
  for (const { y, from, until } of lines) pdf.moveTo(from, y).lineTo(until, y).stroke();
  pdf.fillColor('#0b5cab');
  for (const { x, y, width, height } of bars) pdf.rect(x, y, width, height).fill();
  pdf.font('plain').fontSize(size.letters).fillColor('#444');
  for (const { x, y, text, anchor } of texts) {
    const width = pdf.widthOfString(text);
    pdf.text(text, anchor === 'end' ? x - width : x - width / 2, y - size.letters, { lineBreak: false });
  }
  pdf.restore();
  pdf.fillColor('#000').text('', left, top + size.height + 10);
}
