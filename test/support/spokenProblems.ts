import { z } from 'zod';

const Node = z.looseObject({
  type: z.string().optional(),
  id: z.string().optional(),
  text: z.string().optional(),
  title: z.string().optional(),
  tooltip: z.string().optional(),
  label: z.string().optional(),
  altText: z.string().optional(),
  style: z.string().optional(),
  color: z.string().optional(),
  fallbackText: z.string().optional(),
  choices: z.array(z.object({ title: z.string() })).optional(),
});
type Node = z.output<typeof Node>;

/** Colours that mean something: without words beside them, part of the readers would not have it. */
const TELLING = ['Attention', 'Warning', 'Good'];
/** What looks like the key of a word and not like the word: `blocking:done`, `common:lines.range`. */
const RAW_KEY = /(?:^|\s)[a-z][a-zA-Z]+:[a-z][\w.]*(?=$|[\s.,])/;

/**
 * Everything on a card that somebody who hears it, or sees no colours, would not have or could not tell apart: one
 * sentence each; an empty list for a card that reads well aloud.
 */
export function spokenProblems(card: unknown): string[] {
  const all = nodes(card);
  const inputs = all.filter(({ type }) => type?.startsWith('Input.') === true);
  const buttons = all.filter(({ type }) => type?.startsWith('Action.') === true);
  return [
    ...fallbackProblems(Node.parse(card), all),
    ...twice('button', buttons.map(nameOf)),
    ...twice(
      'field',
      // A switch in a table has its title beside it, and no label above.
      inputs.map(({ label, title = '' }) => label ?? title),
    ),
    ...inputs.flatMap(choiceProblems),
    ...all.flatMap(elementProblems),
    ...(all.some(({ style, type }) => type === 'TextBlock' && style === 'heading') ? [] : ['no heading']),
  ];
}

/** What a button is called when it is read alone. A tooltip of its own stands for the title where there is one. */
const nameOf = ({ title = '', tooltip }: Node): string => tooltip ?? title;

function fallbackProblems({ fallbackText = '' }: Node, all: readonly Node[]): string[] {
  const heading = all.find(({ style, type }) => type === 'TextBlock' && style === 'heading')?.text ?? '';
  const bare = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, '');
  return [
    ...(/[.?!…]$/.test(fallbackText) ? [] : [`fallbackText is no sentence: "${fallbackText}"`]),
    ...(RAW_KEY.test(fallbackText) ? [`a raw key in fallbackText: "${fallbackText}"`] : []),
    ...(bare(fallbackText).includes(bare(heading)) ? [] : [`fallbackText does not say "${heading}"`]),
  ];
}

const twice = (what: string, names: readonly string[]): string[] =>
  names.filter((name, index) => names.indexOf(name) !== index).map((name) => `two times a ${what} "${name}"`);

const choiceProblems = ({ choices = [], label = '' }: Node): string[] =>
  twice(
    `choice of "${label}"`,
    choices.map(({ title }) => title),
  );

function elementProblems({ type, text = '', color = '', altText = '' }: Node): string[] {
  const worded = /\p{L}{2}|\p{N}/u.test(text);
  return [
    ...(TELLING.includes(color) && !worded ? [`only a colour tells what "${text}" means`] : []),
    ...(type === 'Image' && altText.trim() === '' ? ['an image without altText'] : []),
  ];
}

function nodes(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodes);
  if (typeof value !== 'object' || value === null) return [];
  const node = Node.safeParse(value).data;
  const inner = Object.entries(value).flatMap(([key, child]) => (key === 'data' ? [] : nodes(child)));
  return node === undefined ? inner : [node, ...inner];
}
