import { type Cards, cardMessage } from '../conversation/cards.js';
import type { TurnContext } from '../conversation/turnContext.js';

/** A button of the menu's card: what it says, and what it sends when it is pressed. */
export interface Button {
  readonly title: string;
  readonly act: string;
  readonly procedure?: string;
  readonly run?: string;
  readonly language?: string;
  readonly organisation?: string;
  readonly field?: string;
  readonly value?: string;
}

interface Question {
  readonly title: string;
  readonly facts?: readonly { readonly label: string; readonly value: string }[];
  readonly question: string;
}

/** Clients leave out what is more than this in one row of buttons. */
const MOST_IN_A_ROW = 5;

/** Buttons that belong together. Folded, they are seen after a press on the title. */
export interface Section {
  readonly title: string;
  readonly buttons: readonly Button[];
  readonly folded: boolean;
}

interface Arranged {
  readonly inRow?: number;
  readonly sections?: readonly Section[];
}

/**
 * A question that one button answers, on the menu's card: the buttons, then those of the sections under their titles. It may be
 * pressed as long as it can be seen.
 */
export async function showButtons(
  context: TurnContext,
  cards: Cards,
  { title, facts = [], question }: Question,
  buttons: readonly Button[],
  { inRow = MOST_IN_A_ROW, sections = [] }: Arranged = {},
): Promise<void> {
  const parts = sections.map((section, index) => ({
    title: section.title,
    id: `section${index}`,
    folded: section.folded,
    rows: inRows(section.buttons, inRow),
  }));
  await context.sendActivity(
    cardMessage(cards('menu', { title, facts, question, rows: inRows(buttons, inRow), sections: parts })),
  );
}

// A template looks at every key.
const inRows = (buttons: readonly Button[], inRow: number) =>
  rowsOf(
    buttons.map((button) => ({
      procedure: '',
      run: '',
      language: '',
      organisation: '',
      field: '',
      value: '',
      ...button,
    })),
    inRow,
  );

/** Buttons in rows that every client shows as a whole. */
export const rowsOf = <T>(entries: readonly T[], inRow = MOST_IN_A_ROW): { readonly entries: readonly T[] }[] =>
  Array.from({ length: Math.ceil(entries.length / inRow) }, (_, row) => ({
    entries: entries.slice(row * inRow, (row + 1) * inRow),
  }));
