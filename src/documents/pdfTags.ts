declare global {
  namespace PDFKit {
    interface PDFDocument {
      /** By the key of each page: the tags of what is marked on it, in order. */
      getStructParentTree(): TagsOfPages;
    }
    interface PDFPage {
      readonly structParentTreeKey: number;
    }
  }
  namespace PDFKit.Mixins {
    /** What pdfkit takes, and @types/pdfkit 0.17 does not have yet. */
    interface StructureElementOptions {
      /** Of a head: what it is the head of. */
      scope?: 'Column' | 'Row';
      /** Where a figure stands on its page: left, top, right, bottom. */
      bbox?: [number, number, number, number];
    }
  }
}

interface TagsOfPages {
  get(page: number): unknown[] | undefined;
  add(page: number, tags: object): unknown;
}

/** A part of a document that other parts are put into. */
export type Parent = ReturnType<PDFKit.PDFDocument['struct']>;

/** A part of a document, drawn where it stands: its tag says what it is to whoever has it read aloud. */
export function tagged(
  pdf: PDFKit.PDFDocument,
  whole: Parent,
  tag: string,
  draw: () => unknown,
  options: PDFKit.Mixins.StructureElementOptions = {},
): void {
  whole.add(pdf.struct(tag, options, () => void draw()));
}

/** What is only seen, such as lines and page numbers: nobody has it read aloud. */
export function decorated(pdf: PDFKit.PDFDocument, draw: () => void): void {
  pdf.markContent('Artifact');
  draw();
  pdf.endMarkedContent();
}

/** For each document, of how many pages the tags are written. */
const written = new WeakMap<PDFKit.PDFDocument, number>();

/**
 * Writes the tags of all pages before this one: an object of the file by itself in place of a list in memory, or what a hundred thousand
 * rows are marked with stays there until the end. Nothing may be added to these pages any more.
 */
export function letGoOfPages(pdf: PDFKit.PDFDocument): void {
  const tags = pdf.getStructParentTree();
  const current = pdf.page.structParentTreeKey;
  for (let page = written.get(pdf) ?? 0; page < current; page += 1) {
    const marked = tags.get(page) ?? [];
    const list = pdf.ref(marked);
    list.finalize();
    tags.add(page, list);
    marked.length = 0;
  }
  written.set(pdf, current);
}
