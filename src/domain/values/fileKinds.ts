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

interface Named {
  readonly name: string;
  readonly contentType: string;
}

/** Whether the name of a file is that of a kind which is taken: "invoice.pdf.exe" is no PDF. One without an ending says nothing. */
export const isKnown = ({ name, contentType }: Named): boolean => {
  const ending = endingOf(name);
  return ending === undefined
    ? endings.has(contentType)
    : [...endings.values()].some((known) => known.includes(ending));
};

/** Whether what is in a file is what its name says: a program that is called a PDF is not, nor an empty one. */
export function isAsNamed({ name, contentType }: Named): boolean {
  const ending = endingOf(name);
  return ending === undefined || endings.get(contentType)?.includes(ending) === true;
}

/** What is wrong with the first of these files that is not taken. */
export function wrongFile(files: readonly Named[]): 'value.fileKind' | 'value.fileUnlike' | undefined {
  const wrong = files.find((file) => !isKnown(file) || !isAsNamed(file));
  if (wrong === undefined) return undefined;
  return isKnown(wrong) ? 'value.fileUnlike' : 'value.fileKind';
}

const endingOf = (name: string): string | undefined => ENDING.exec(name)?.[1]?.toLowerCase();
