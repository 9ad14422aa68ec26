/**
 * What people may send: pictures, PDF, plain text, tables and letters as offices write them, each with the endings that its
 * names have. A program that knows a table by another's type (Excel for CSV) is taken at its word.
 */
const endings: ReadonlyMap<string, readonly string[]> = new Map([
  ['image/png', ['png']],
  ['image/jpeg', ['jpg', 'jpeg', 'jpe', 'jfif']],
  ['image/gif', ['gif']],
  ['image/webp', ['webp']],
  ['image/heic', ['heic', 'heif']],
  ['application/pdf', ['pdf']],
  ['application/msword', ['doc']],
  ['application/vnd.ms-excel', ['xls', 'csv']],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', ['docx']],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ['xlsx']],
  ['text/plain', ['txt', 'csv']],
  ['text/csv', ['csv', 'txt']],
]);

const ENDING = /\.([^.\s]+)\s*$/;

/** Whether a file is of a kind that is taken, by its type and by the ending of its name: "invoice.pdf.exe" is no PDF. */
export function isTaken({ name, contentType }: { readonly name: string; readonly contentType: string }): boolean {
  const ending = ENDING.exec(name)?.[1]?.toLowerCase();
  const known = endings.get(contentType);
  return known !== undefined && (ending === undefined || known.includes(ending));
}
