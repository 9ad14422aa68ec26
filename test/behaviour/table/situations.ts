/** Who carries out what: every situation happens to each of them. */
export const kinds = ['one line', 'many lines', 'with PIN'] as const;
export type Kind = (typeof kinds)[number];

/** Cards as a page shows them, or plain text alone. */
export const channels = ['card', 'text'] as const;
export type Channel = (typeof channels)[number];

interface Situation {
  /** Its folder in test/behaviour/: `<folder>/<folder>.test.ts` has its scenario. */
  readonly folder: string;
  /** Where it cannot be what its name says, the nearest thing that can be. */
  readonly nearest?: Partial<Record<Kind | Channel, string>>;
}

/**
 * What a conversation survives: the rows of the table. With one line there is one question: in its middle the review is
 * open.
 */
export const situations = {
  cancel: { folder: 'cancel' },
  back: { folder: 'back' },
  correction: {
    folder: 'correction',
    nearest: {
      'one line': 'nothing depends on the only answer: the other line is in the review',
      'many lines': 'what is done depends on the lines: it is asked again for the others',
    },
  },
  digression: { folder: 'digression' },
  help: { folder: 'help' },
  'where was I': { folder: 'whereWasI' },
  repeat: { folder: 'repeat' },
  restart: { folder: 'restart' },
  'language switch': { folder: 'languageSwitch' },
  'wrong and nonsense input': { folder: 'nonsense' },
  'stale card': {
    folder: 'staleCard',
    nearest: { text: 'a number of a list that is not shown any more, and an answer that was given before' },
  },
  'double press': { folder: 'doublePress', nearest: { text: 'the same line, twice at once' } },
  'two messages at once': { folder: 'twoMessages' },
  'silence of days': { folder: 'silence' },
  deployment: { folder: 'deployment' },
  crash: { folder: 'crash' },
  'role taken away': { folder: 'takenAway' },
  'changed meanwhile': {
    folder: 'changedMeanwhile',
    nearest: { 'with PIN': 'a sale has no line: the customer’s package is another one by then' },
  },
} as const satisfies Readonly<Record<string, Situation>>;
export type SituationName = keyof typeof situations;

/** One cell of the table, as a test names it. */
export interface Cell {
  readonly situation: string;
  readonly kind: Kind;
  readonly channel: Channel;
}

/** All cells there have to be. */
export const allCells: readonly Cell[] = Object.keys(situations).flatMap((situation) =>
  kinds.flatMap((kind) => channels.map((channel) => ({ situation, kind, channel }))),
);

export const cellName = ({ situation, kind, channel }: Cell): string => `${situation} × ${kind} × ${channel}`;

/** What is missing, with how to add it. */
export function missingCells(found: readonly Cell[]): string[] {
  const there = new Set(found.map(cellName));
  const folders = new Map<string, string>(Object.entries(situations).map(([name, { folder }]) => [name, folder]));
  return allCells
    .filter((cell) => !there.has(cellName(cell)))
    .map((cell) => {
      const folder = folders.get(cell.situation) ?? '';
      const file = `test/behaviour/${folder}/${folder}.test.ts`;
      return `no cell ${cellName(cell)}: call situation('${cell.situation}', …) in ${file}, without leaving it out`;
    });
}
