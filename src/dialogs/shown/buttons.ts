import type { TurnContext } from 'botbuilder';
import { type Cards, cardMessage } from '../conversation/cards.js';

/** A button of the menu's card: what it says, and what it sends when it is pressed. */
export interface Button {
  readonly title: string;
  readonly act: string;
  readonly procedure?: string;
  readonly run?: string;
  readonly language?: string;
  readonly organisation?: string;
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
    rows: inRows(section.buttons.map(whole), inRow),
  }));
  await context.sendActivity(
    cardMessage(cards('menu', { title, facts, question, rows: inRows(buttons.map(whole), inRow), sections: parts })),
  );
}

/** Buttons in as many rows as clients need to show them all. */
export const inRows = <T>(buttons: readonly T[], inRow = MOST_IN_A_ROW) =>
  Array.from({ length: Math.ceil(buttons.length / inRow) }, (_, row) => ({
    entries: buttons.slice(row * inRow, (row + 1) * inRow),
  }));

/** A template looks at every key. */
const whole = (button: Button) => ({ procedure: '', run: '', language: '', organisation: '', ...button });
