import type { Facts } from '../domain/terms/fact.js';
import type { ColumnKind } from '../domain/terms/report.js';
import type { ReportDocument } from './document.js';
import { decorated, letGoOfPages, type Parent, tagged } from './pdfTags.js';

const LETTERS = 8;
const PADDING = 3;
/** No column is wider than this at first: what is longer takes several lines. */
const WIDEST = 220;
const onTheRight: ReadonlySet<ColumnKind> = new Set(['money', 'count', 'duration', 'volume']);

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
  readonly #table: Parent;
  /** The rows of this page: they leave the memory with it. */
  #rows: Parent;
  #y: number;

  /** The columns are as wide as they have to be for these rows, which are not drawn by that. */
  constructor(
    private readonly pdf: PDFKit.PDFDocument,
    whole: Parent,
    private readonly document: ReportDocument,
    sample: readonly Facts[],
  ) {
    this.#columns = columnsOf(pdf, document, sample);
    this.#y = pdf.y;
    this.#table = pdf.struct('Table');
    whole.add(this.#table);
    this.#rows = this.#part('THead');
    this.#heads('TH');
    this.#rows.end();
    this.#rows = this.#part('TBody');
  }

  /** Draws a row. Says when it has begun a page for it. */
  add(facts: Facts): 'page' | 'same' {
    const texts = this.#columns.map(({ key }) => textOf(facts, key, this.document));
    this.pdf.font('plain').fontSize(LETTERS);
    const height = this.#heightOf(texts);
    const begins = this.#y + height > this.pdf.page.maxY();
    if (begins) {
      this.#rows.end();
      this.pdf.addPage();
      letGoOfPages(this.pdf);
      this.#rows = this.#part('TBody');
      this.#y = this.pdf.page.margins.top;
      this.#heads('seen');
      this.pdf.font('plain').fontSize(LETTERS);
    }
    this.#row(texts, height, 'TD');
    return begins ? 'page' : 'same';
  }

  /** The document goes on below the table. */
  end(): void {
    this.#rows.end();
    this.#table.end();
    this.pdf.text('', this.pdf.page.margins.left, this.#y);
  }

  /** The heads are read aloud once, and seen on every page. */
  #heads(as: 'TH' | 'seen'): void {
    this.pdf.font('bold').fontSize(LETTERS);
    const labels = this.#columns.map(({ label }) => label);
    const height = this.#heightOf(labels);
    if (this.#y + 2 * height > this.pdf.page.maxY()) {
      this.pdf.addPage();
      this.#y = this.pdf.page.margins.top;
      this.pdf.font('bold').fontSize(LETTERS);
    }
    if (as === 'TH') this.#row(labels, height, 'TH');
    else decorated(this.pdf, () => this.#cells(labels));
    if (as === 'seen') this.#line(height);
  }

  #part(tag: 'THead' | 'TBody'): Parent {
    const part = this.pdf.struct(tag);
    this.#table.add(part);
    return part;
  }

  #row(texts: readonly string[], height: number, tag: 'TH' | 'TD'): void {
    const row = this.pdf.struct('TR');
    this.#rows.add(row);
    const options = tag === 'TH' ? ({ scope: 'Column' } as const) : {};
    this.#cells(texts, (write) => tagged(this.pdf, row, tag, write, options));
    row.end();
    this.#line(height);
  }

  /** Each text in its column; `cell` says how it is tagged. */
  #cells(texts: readonly string[], cell = (write: () => void): unknown => write()): void {
    for (const [index, { x, width, align }] of this.#columns.entries())
      cell(() => this.pdf.text(texts[index] ?? '', x, this.#y + PADDING, { width, align }));
  }

  /** The line below a row; the next begins there. */
  #line(height: number): void {
    this.#y += height;
    const { left, right } = this.pdf.page.margins;
    decorated(this.pdf, () => {
      this.pdf.lineWidth(0.5).strokeColor('#d4d8de');
      this.pdf
        .moveTo(left, this.#y)
        .lineTo(this.pdf.page.width - right, this.#y)
        .stroke();
    });
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
