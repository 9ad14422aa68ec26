import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { plainBlanks } from './seen.js';

interface Tag {
  readonly role?: string;
  readonly alt?: string;
  readonly type?: string;
  readonly children?: readonly Tag[];
}
/** The tags of what stands on a page: "TD", "Figure: what it shows". A part that goes over several pages is a tag of each. */
function tagsIn({ role = '', alt, children = [] }: Tag): string[] {
  const own = children.some(({ type }) => type === 'content') ? [alt === undefined ? role : `${role}: ${alt}`] : [];
  return [...own, ...children.flatMap(tagsIn)];
}

/** A PDF page by page as another library reads it: its text and its tags. */
export async function pdfPages(bytes: Buffer) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const marked = await pdf.getMarkInfo();
  const { info } = await pdf.getMetadata();
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const page = await pdf.getPage(index + 1);
      const { items } = await page.getTextContent();
      const texts = items.map((item) => ('str' in item ? item.str : ''));
      return {
        text: plainBlanks(texts.join(' ')).replaceAll(/\s+/g, ' '),
        tags: tagsIn((await page.getStructTree()) ?? {}),
      };
    }),
  );
  return { pages, marked, info };
}
