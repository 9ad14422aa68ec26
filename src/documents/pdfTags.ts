declare global {
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
