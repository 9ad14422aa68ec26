import type { Given, ShownList } from '../../domain/terms/shown.js';
import { noPlaceholder } from '../../speech/cardText.js';
import { type FactLine, lineData } from '../../speech/factLines.js';
import { labelled } from '../../speech/words.js';
import type { Turn } from '../conversation/turn.js';
import type { Guides } from '../definition/guides.js';
import { rowsOf } from './buttons.js';
import { type NextButton, nextFor } from './next.js';

/** What a row of a list shows, and what can be done with it. */
interface Row {
  readonly lines: FactLine[];
  readonly given: Given | undefined;
  readonly opens: Given | undefined;
  readonly receipt: string | undefined;
}

/** The rows of a list as a card has them. */
export const rowsData = (
  procedure: string,
  found: ShownList,
  rows: readonly FactLine[][],
  guides: Guides,
  turn: Turn,
) =>
  Promise.all(
    rows.map((lines, at) =>
      rowData(
        { lines, given: found.rowsGiven?.[at], opens: found.rowsOpen?.[at], receipt: found.rowsReceipt?.[at] },
        procedure,
        guides,
        turn,
      ),
    ),
  );

async function rowData({ lines, given, opens, receipt }: Row, procedure: string, guides: Guides, turn: Turn) {
  const { words } = turn;
  const next = given === undefined ? [] : await nextButtons(given, procedure, guides, turn);
  const opening: NextButton[] =
    opens === undefined
      ? []
      : [
          {
            title: words.say('common:list.open'),
            called: '',
            procedure,
            field: opens.field,
            value: opens.value,
            does: '',
          },
        ];
  // Every row has the same buttons: read alone, each says which row is meant.
  const about = (title: string) => labelled(words, title, lines.map(({ value }) => noPlaceholder(value)).join(', '));
  const open = words.say('common:receipt.open');
  return {
    ...lineData(lines, turn),
    next: rowsOf([...opening, ...next].map((one) => ({ ...one, about: about(one.title) }))),
    receipt: receipt ?? '',
    open,
    openAbout: about(open),
  };
}

/** The buttons for what can be gone on with from what is given. */
export async function nextButtons(given: Given, shownBy: string, guides: Guides, turn: Turn): Promise<NextButton[]> {
  const found = await nextFor(given, shownBy, guides, turn);
  return found.map((next) => ({ ...next, field: given.field, value: given.value, does: given.action ?? '' }));
}
