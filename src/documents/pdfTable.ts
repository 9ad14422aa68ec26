import type { Facts } from '../domain/terms/fact.js';
import type { ColumnKind } from '../domain/terms/report.js';
import type { ReportDocument } from './document.js';

const LETTERS = 8;
const PADDING = 3;
/** No column is wider than this at first: what is longer takes several lines. */
const WIDEST = 220;
const onTheRight: ReadonlySet<ColumnKind> = new Set(['money', 'count']);

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

  /** The columns are as wide as they have to be for these rows, which are not drawn by that. */
  constructor(
    private readonly pdf: PDFKit.PDFDocument,
    private readonly document: ReportDocument,
    sample: readonly Facts[],
  ) {
    this.#columns = columnsOf(pdf, document, sample);
    this.#y = pdf.y;
    this.#heads();
  }

  /** Draws a row. Says when it has begun a page for it. */
  add(facts: Facts): 'page' | 'same' {
    const texts = this.#columns.map(({ key }) => textOf(facts, key, this.document));
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

const textOf = (facts: Facts, key: string, { speaker }: ReportDocument): string => {
  const fact = facts[key];
  return fact === undefined ? '' : speaker.format.fact(fact);
};

function columnsOf(pdf: PDFKit.PDFDocument, document: ReportDocument, sample: readonly Facts[]): PdfColumn[] {
  const { report, labelOf } = document;
  // A column of money in which there is none would only take room.
  const columns = Object.entries(report.columns).filter(([key, kind]) => kind !== 'money' || report.currencies[key]);
  pdf.font('bold').fontSize(LETTERS);
  const wanted = columns.map(([key]) => {
    const texts = [labelOf(key), ...sample.map((facts) => textOf(facts, key, document))];
    return Math.min(WIDEST, Math.max(...texts.map((text) => pdf.widthOfString(text))) + 4 * PADDING);
  });
  const { left, right } = pdf.page.margins;
  const share = (pdf.page.width - left - right) / wanted.reduce((sum, one) => sum + one, 0);
  let x = left;
  return columns.map(([key, kind], index) => {
    const width = (wanted[index] ?? 0) * share;
    const column = { key, label: labelOf(key), x: x + PADDING, width: width - 2 * PADDING };
    x += width;
    return { ...column, align: onTheRight.has(kind) ? ('right' as const) : ('left' as const) };
  });
}
