import { z } from 'zod';

const Node = z.looseObject({ type: z.string().optional() });
type Node = z.output<typeof Node>;

/** Teams shows as many buttons of one row; the rest is not there. */
const MOST_ACTIONS = 6;
/** What each of its themes has a colour of its own for. `Dark` and `Light` are those of one theme, and vanish in another. */
const colours: ReadonlySet<unknown> = new Set([undefined, 'Default', 'Accent', 'Good', 'Attention', 'Warning']);
const styles: ReadonlySet<unknown> = new Set([undefined, 'default', 'emphasis']);
/** Pictures and colours that are the same in every theme, and what Teams has for itself alone. */
const forbidden = ['backgroundImage', 'backgroundColor', 'refresh', 'authentication'];
const Width = z.strictObject({ width: z.literal('Full') });

/**
 * Everything that Teams would not show of this card, or not in its dark or high-contrast theme, one sentence each. Beside what
 * `cardProblems` and `spokenProblems` look at: version 1.5, the text for notifications.
 */
export function themeProblems(card: unknown): string[] {
  const all = nodes(card);
  return [
    ...all.flatMap((node) => forbidden.filter((name) => name in node).map((name) => `${nameOf(node)} has ${name}`)),
    ...all.flatMap((node) => colourProblems(node)),
    ...all.flatMap((node) => {
      const { actions } = node;
      return Array.isArray(actions) && actions.length > MOST_ACTIONS
        ? [`${nameOf(node)} has ${actions.length} buttons in a row, of which Teams shows ${MOST_ACTIONS}`]
        : [];
    }),
  ];
}

/** The same for a card that goes to Teams: a table needs all of the chat's width, and nobody else's settings are on it. */
export function teamsCardProblems(card: unknown): string[] {
  const { msteams } = Node.parse(card);
  const isFull = Width.safeParse(msteams).success;
  const tables = nodes(card).filter(({ type }) => type === 'Table');
  return [
    ...themeProblems(card),
    ...(msteams === undefined || isFull ? [] : ['msteams is something else than the width']),
    ...(tables.length > 0 && !isFull ? ['a table without msteams.width: Full'] : []),
  ];
}

function colourProblems(node: Node): string[] {
  const { color, style, type = '' } = node;
  const isBox = ['Container', 'Column', 'ColumnSet', 'TableCell', 'Table'].includes(type);
  return [
    ...(colours.has(color) ? [] : [`${nameOf(node)} has the colour ${String(color)}`]),
    ...(isBox && !styles.has(style) ? [`${nameOf(node)} has the style ${String(style)}`] : []),
  ];
}

const nameOf = ({ type = '?' }: Node): string => type;

/** All objects of a card but what its buttons send. */
function nodes(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodes);
  const node = Node.safeParse(value).data;
  if (node === undefined || typeof value !== 'object') return [];
  return [node, ...Object.entries(node).flatMap(([key, child]) => (key === 'data' ? [] : nodes(child)))];
}
