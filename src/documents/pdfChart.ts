import { barsRead, type SpokenChart } from '../speech/charts/chart.js';
import { shapesOf } from '../speech/charts/shapes.js';
import { textLines } from '../speech/factLines.js';
import { parted } from '../speech/parted.js';
import type { Speaker } from '../speech/speaker.js';
import { type Parent, tagged } from './pdfTags.js';

const size = { width: 480, height: 150, letters: 8 };

interface Drawn {
  readonly chart: SpokenChart;
  readonly colour: string;
  readonly speaker: Speaker;
}

/** Draws a chart with its title where the document stands, and goes on below it. Read aloud it is its figures. */
export function drawChart(pdf: PDFKit.PDFDocument, whole: Parent, { chart, colour, speaker }: Drawn): void {
  if (pdf.y + size.height > pdf.page.maxY()) pdf.addPage();
  tagged(pdf, whole, 'H2', () => pdf.font('bold').fontSize(10).text(chart.title));
  const [left, top] = [pdf.page.margins.left, pdf.y + 4];
  const bbox: [number, number, number, number] = [left, top, left + size.width, top + size.height];
  const alt = parted(textLines(barsRead(chart), speaker), speaker.words);
  tagged(pdf, whole, 'Figure', () => drawShapes(pdf, chart, colour, { left, top }), { alt, bbox });
  pdf.fillColor('#000').text('', left, top + size.height + 10);
}

function drawShapes(
  pdf: PDFKit.PDFDocument,
  chart: SpokenChart,
  colour: string,
  { left, top }: { readonly left: number; readonly top: number },
): void {
  const { lines, bars, texts } = shapesOf(chart, size);
  pdf.save().translate(left, top).lineWidth(0.5).strokeColor('#d4d8de');
  for (const { y, from, until } of lines) pdf.moveTo(from, y).lineTo(until, y).stroke();
  pdf.fillColor(colour);
  for (const { x, y, width, height } of bars) pdf.rect(x, y, width, height).fill();
  pdf.font('plain').fontSize(size.letters).fillColor('#444');
  for (const { x, y, text, anchor } of texts) {
    const width = pdf.widthOfString(text);
    pdf.text(text, anchor === 'end' ? x - width : x - width / 2, y - size.letters, { lineBreak: false });
  }
  pdf.restore();
}
