import type { RowFile, ShownList } from '../../domain/terms/shown.js';
import { noPlaceholder } from '../../speech/cardText.js';
import { type FactLine, lineData } from '../../speech/factLines.js';
import { labelled } from '../../speech/words.js';
import type { Turn } from '../conversation/turn.js';
import type { Guides } from '../definition/guides.js';
import { rowsOf } from './buttons.js';
import { rowNext } from './rowActions.js';

/** The rows of a list as a card has them. */
export const rowsData = (
  procedure: string,
  found: ShownList,
  rows: readonly FactLine[][],
  guides: Guides,
  turn: Turn,
) =>
  Promise.all(
    rows.map(async (lines, at) => {
      const { words } = turn;
      // Every row has the same buttons: read alone, each says which row is meant.
      const row = lines.map(({ value }) => noPlaceholder(value)).join(', ');
      const about = (title: string) => labelled(words, title, row);
      const open = words.say('common:receipt.open');
      return {
        ...lineData(lines, turn),
        next: rowsOf(rowNext(procedure, found, at, guides, turn).map((one) => ({ ...one, about: about(one.title) }))),
        receipt: found.rowsReceipt?.[at] ?? '',
        files: await fileLinks(found.rowsFiles?.[at] ?? [], guides, turn),
        open,
        openAbout: about(open),
      };
    }),
  );

/** The files of a row, each with an address that is good for a while. */
export const fileLinks = (files: readonly RowFile[], guides: Guides, turn: Turn) =>
  Promise.all(files.map(async (file) => ({ title: fileTitle(file, turn), url: await fileLink(file, guides, turn) })));

/** A kept file by its name; one that is made is called by what it is made as. */
const fileTitle = (file: RowFile, { words }: Turn): string =>
  'request' in file
    ? file.name
    : 'expiresAt' in file
      ? words.say('common:file.open')
      : words.say('common:report.downloadRow', { name: file.name, form: file.form.toUpperCase() });

function fileLink(file: RowFile, { procedures }: Guides, { services, actor, words }: Turn): Promise<string> {
  if ('request' in file) return services.requestFiles.link(file, actor);
  if ('expiresAt' in file) return services.sentReports.link(file, actor);
  const { query, answers, form } = file;
  const shownBy = [...procedures.values()].find(({ ending }) => ending.show?.query.name === query);
  if (shownBy === undefined) throw new Error(`nothing shows ${query}`);
  return services.reports.link({ procedure: shownBy.id, answers, about: [], form }, actor, words.language);
}
