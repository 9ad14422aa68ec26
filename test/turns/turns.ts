import type { CardStep, TextStep } from '../guides/transcript.js';
import type { Counted } from './counted.js';
import { procedures } from './procedures.js';

const NOTES = `# Turns

What somebody has to do for each of the procedures that the product was made for: here, and in the operator's guide.
\`npm run turns\` writes this page from the transcripts in test/guides and the figures of the guides in
test/turns/procedures.ts; a test fails when the two differ.

How it is counted:

- From the first page or the menu after the sign-in to the result, for the same order, without a mistake. What the
  transcripts try only to be refused is left out.
- **Guide**: *screens* are the pages gone through, menus included; *clicks* are links, buttons and menu lines; *fields*
  are those filled in, chosen from or ticked, each line marked in a table among them. Counted by hand. A ° stands where the guide names the
  function without its steps: the figure is the fewest that its neighbours take.
- **Cards**: *presses* are buttons, the menu's among them; *fields* are counted as in the guide.
- **Text**: *messages* sent, and *words* in them: a number, a name, "yes" is one each.
- Not counted: K1 and K3, where nothing is pressed; B6, C8 and O3, whose steps are those of a row that is counted (C8: C9) or which
  the guides name and do not show.
- **Change**: presses and fields here against clicks and fields in the guide, on cards.
`;

const HEADS = [
  'Row',
  'Procedure',
  'Guide: screens',
  'clicks',
  'fields',
  'Cards: presses',
  'fields',
  'Change',
  'Text: messages',
  'words',
];

/** A line that is marked is a field of its own. */
const fieldsIn = ([, filled]: CardStep): number =>
  Object.values(filled).reduce<number>((sum, given) => sum + (Array.isArray(given) ? given.length : 1), 0);
const wordsIn = ([said]: TextStep): number => said.split(/\s+/).filter((word) => word !== '').length;
const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);
const signed = (change: number): string => (change > 0 ? `+${change}` : String(change).replace('-', '−'));

function rowOf({ row, what, guide, cards, text }: Counted): string[] {
  const presses = cards.length;
  const fields = sum(cards.map(fieldsIn));
  const mark = guide.inferred ? '°' : '';
  const change = signed(presses + fields - guide.clicks - guide.fields);
  const inGuide = [guide.screens, guide.clicks, guide.fields].map((count) => `${count}${mark}`);
  return [
    row,
    what,
    ...inGuide,
    String(presses),
    String(fields),
    change,
    String(text.length),
    String(sum(text.map(wordsIn))),
  ];
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The page docs/turns.md. */
export function turnsPage(): string {
  const rule = HEADS.map((_, index) => (index < 2 ? '---' : '---:'));
  const reasons = procedures.map(({ row, what, why }) => `- **${row}, ${what.toLowerCase()}.** ${why}`);
  return [
    NOTES,
    ...[HEADS, rule, ...procedures.map(rowOf)].map(line),
    '',
    '## Better or worse, and why',
    '',
    ...reasons,
    '',
  ].join('\n');
}
