import type { Form } from '../domain/terms/report.js';
import { csvOf } from './csv.js';
import type { ReportDocument } from './document.js';
import { xlsxOf } from './xlsx.js';

/** A file in the making: its bytes come as they are wanted. */
export interface WrittenFile {
  readonly type: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** A report as a file. What it is written with is loaded with the first that is wanted. */
export const writers: Readonly<Record<Form, (document: ReportDocument) => Promise<WrittenFile>>> = {
  csv: async (document) => ({ type: 'text/csv; charset=utf-8', bytes: csvOf(document) }),
  xlsx: async (document) => ({
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: xlsxOf(document),
  }),
  // pdfkit and its fonts take 30 MB.
  pdf: async (document) => ({ type: 'application/pdf', bytes: (await import('./pdf.js')).pdfOf(document) }),
};
