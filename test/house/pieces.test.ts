import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

const read = (name: string) => readFile(fileURLToPath(new URL(`../../docs/${name}`, import.meta.url)), 'utf8');

/** The cells of a page's table lines. */
const cellsIn = (text: string) =>
  text.split('\n').flatMap((line) => (line.startsWith('|') ? [line.split('|').map((cell) => cell.trim())] : []));

it('every row of the guides has its pieces, and every piece is one that there is', async () => {
  const guides = cellsIn(await read('guides.md')).flatMap(([, id = '']) => /^[KTBCO]\d+/.exec(id) ?? []);
  const [, told = ''] = (await read('adding-a-procedure.md')).split('\n## Which piece a row needs\n');
  const [pieces = '', rows = ''] = told.split('\n| row | pieces |\n');
  const known = new Set(cellsIn(pieces).map(([, piece = '']) => piece));
  const listed = cellsIn(rows).slice(1);
  expect(listed.map(([, id]) => id)).toEqual(guides);
  expect(guides).toHaveLength(74);
  const named = listed.flatMap(([, , of = '']) => of.replace(/ \([^)]*\)$/, '').split(', '));
  expect([...new Set(named)].filter((piece) => !known.has(piece))).toEqual([]);
});
