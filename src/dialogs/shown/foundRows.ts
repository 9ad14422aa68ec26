import type { KeptFile, Opening, ShownList } from '../../domain/terms/shown.js';
import type { Given } from '../../domain/terms/thing.js';
import { noPlaceholder } from '../../speech/cardText.js';
import { type FactLine, lineData } from '../../speech/factLines.js';
import { labelled } from '../../speech/words.js';
import type { Turn } from '../conversation/turn.js';
import type { Guides } from '../definition/guides.js';
import { rowsOf } from './buttons.js';
import { type Next, nextFor } from './next.js';

/** What a row of a list shows, and what can be done with it. */
interface Row {
  readonly lines: FactLine[];
  readonly given: Given | undefined;
  readonly opens: Opening | undefined;
  readonly receipt: string | undefined;
  readonly files: readonly KeptFile[];
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
    rows.map((lines, at) => {
      const row = {
        ...{ lines, given: found.rowsGiven?.[at], opens: found.rowsOpen?.[at] },
        ...{ receipt: found.rowsReceipt?.[at], files: found.rowsFiles?.[at] ?? [] },
      };
      return rowData(row, procedure, guides, turn);
    }),
  );

async function rowData({ lines, given, opens, receipt, files }: Row, procedure: string, guides: Guides, turn: Turn) {
  const { words } = turn;
  const next = given === undefined ? [] : nextFor(given, guides, turn, procedure);
  const opening: Next[] =
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
    files: await fileLinks(files, turn),
    open,
    openAbout: about(open),
  };
}

/** The files of a row, each with an address that is good for a while. */
export const fileLinks = (files: readonly KeptFile[], { services, actor }: Turn) =>
  Promise.all(files.map(async (file) => ({ title: file.name, url: await services.requestFiles.link(file, actor) })));
