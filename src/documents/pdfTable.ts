import type { Facts } from '../domain/terms/fact.js';
import type { ColumnKind } from '../domain/terms/report.js';
import type { ReportDocument } from './document.js';

const LETTERS = 8;
const PADDING = 3;
/** How wide a column is beside the others. */
const shares: Readonly<Record<ColumnKind, number>> = {
  text: 5,
  money: 4,
  day: 3,
  instant: 4.5,
  phone: 4.5,
  count: 2.5,
};

interface PdfColumn {
  readonly key: string;
  readonly label: string;
  readonly x: number;
  readonly width: number;
  readonly align: 'left' | 'right';
}

/** A table that goes on from page to page. A text that is too long for its cell takes several lines. */
export class PdfTable {
  readonly #columns: readonly PdfColumn[];
  #y: number;

  constructor(
    private readonly pdf: PDFKit.PDFDocument,
    private readonly document: ReportDocument,
  ) {
    const { left, right } = pdf.page.margins;
    this.#columns = columnsOf(document, left, pdf.page.width - left - right);
    this.#y = pdf.y;
    this.#heads();
  }

  /** Draws a row. Says when it has begun a page for it. */
  add(facts: Facts): 'page' | 'same' {
    const { format } = this.document.speaker;
    const texts = this.#columns.map(({ key }) => {
      const fact = facts[key];
      return fact === undefined ? '' : format.fact(fact);
    });
    this.pdf.font('plain').fontSize(LETTERS);
    const height = this.#heightOf(texts);
    const begins = this.#y + height > this.pdf.page.maxY();
    if (begins) {
      this.pdf.addPage();
      this.#y = this.pdf.page.margins.top;
      this.#heads();
      this.pdf.font('plain').fontSize(LETTERS);
    }
    this.#row(texts, height);
    return begins ? 'page' : 'same';
  }

  /** The document goes on below the table. */
  end(): void {
    this.pdf.text('', this.pdf.page.margins.left, this.#y);
  }

  #heads(): void {
    this.pdf.font('bold').fontSize(LETTERS);
    const labels = this.#columns.map(({ label }) => label);
    const height = this.#heightOf(labels);
    if (this.#y + 2 * height > this.pdf.page.maxY()) {
      this.pdf.addPage();
      this.#y = this.pdf.page.margins.top;
      this.pdf.font('bold').fontSize(LETTERS);
    }
    this.#row(labels, height);
  }

  #row(texts: readonly string[], height: number): void {
    for (const [index, { x, width, align }] of this.#columns.entries())
      this.pdf.text(texts[index] ?? '', x, this.#y + PADDING, { width, align });
    this.#y += height;
    const { left, right } = this.pdf.page.margins;
    this.pdf.lineWidth(0.5).strokeColor('#d4d8de');
    this.pdf
      .moveTo(left, this.#y)
      .lineTo(this.pdf.page.width - right, this.#y)
      .stroke();
  }

  #heightOf(texts: readonly string[]): number {
    const line = this.pdf.currentLineHeight(true);
    const heights = this.#columns.map(({ width }, index) => {
      const text = texts[index] ?? '';
      return this.pdf.widthOfString(text) <= width ? line : this.pdf.heightOfString(text, { width });
    });
    return Math.max(...heights) + 2 * PADDING;
  }
}

function columnsOf({ report, labelOf }: ReportDocument, left: number, room: number): PdfColumn[] {
  // A column of money in which there is none would only take room.
  const columns = Object.entries(report.columns).filter(([key, kind]) => kind !== 'money' || report.currencies[key]);
  const all = columns.reduce((sum, [, kind]) => sum + shares[kind], 0);
  let x = left;
  return columns.map(([key, kind]) => {
    const width = (room * shares[kind]) / all;
    const column = { key, label: labelOf(key), x: x + PADDING, width: width - 2 * PADDING };
    x += width;
    return { ...column, align: kind === 'money' || kind === 'count' ? ('right' as const) : ('left' as const) };
  });
}
