import type { Columned } from '../../domain/lines/rows.js';
import { MOST_ROWS } from '../../domain/terms/cells.js';
import { ok, type Result, refuse } from '../../domain/terms/result.js';
import { rowsIn } from '../../domain/values/columns.js';
import type { Attachment } from '../conversation/activity.js';
import type { FormData } from '../conversation/cards.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import type { Answers } from '../definition/definition.js';
import type { Field } from '../definition/procedure.js';
import type { Around, AskedField, Inputs, Listing, Raw, Value } from './asked.js';
import { asKind, type FileNote, Kind, typedIn } from './kind.js';
import { columnsIn, headsIn, keepList, type ListOf, LONGEST_LIST, linesOf, Sent, sentIn } from './lines/byList.js';
import { employeesByList } from './lines/employeesByList.js';
import { newLinesByList } from './lines/newLinesByList.js';
import { refusedNote } from './lines/refusedNote.js';
import { chosen } from './listed.js';

/**
 * Lines by a list with a row for each, pasted or sent as a file (CSV, XLSX): the first column is the line's number, the others
 * are these. What a row says stands with the selection, whose id is the answer; rows that are not taken are said, with a file.
 */
export const lineList = (values: Columned = {}) => ofList(linesOf(values));

/** Employees with a row for each (T18): its answer is the id of a selection that holds the rows. */
export const employeeList = () => ofList(employeesByList);

/**
 * The same of lines that are still to come, with a row for each: its answer is the id of a selection of the ids that they
 * are to get.
 */
export const newLineList = () => ofList(newLinesByList);

const ofList = (of: ListOf) => asKind(chosen().min(1, 'value.missing'), new LineListKind(of));

class LineListKind extends Kind {
  override readonly selectsLines = true;
  override readonly takesFiles = true;
  override readonly staysUnseen = true;
  override readonly saysBack = true;
  override readonly notOffered = 'draft.selectionGone';

  constructor(private readonly of: ListOf) {
    super();
  }

  /** The whole of a list, or nothing of it: the beginning of one would be sent again as if it were all. */
  override drafted(typed: string): string {
    return Buffer.byteLength(JSON.stringify(typed)) <= MOST_DRAFTED ? typed : '';
  }

  override async form(asked: AskedField, _around: Around, turn: Turn): Promise<FormData> {
    const [value = ''] = this.standing(asked, turn);
    const how = (await this.how(turn)).join('\n\n');
    return { form: 'lineList', name: inputOf(asked.field.name), value, max: LONGEST_LIST, how };
  }

  override async listing(_asked: AskedField, turn: Turn): Promise<Listing> {
    return { lines: await this.how(turn), shown: [] };
  }

  /** What is to be sent: its columns, and where there is one, a file that has them already. */
  private async how(turn: Turn): Promise<string[]> {
    const { words, services, showsCards } = turn;
    const { columns, optional = [], counted, template } = this.of;
    const needed = headsIn(
      columns.filter((column) => !optional.includes(column)),
      words,
    );
    const more = headsIn(optional, words);
    const parts = { columns: needed, most: MOST_ROWS, optional: more };
    // Rows that are no lines are called otherwise.
    const how =
      template === undefined || counted !== undefined
        ? [words.say('common:rows.how', parts), ...(more === '' ? [] : [words.say('common:rows.howMore', parts)])]
        : [words.say('common:rows.howTemplate', parts)];
    if (template === undefined) return how;
    const minutes = words.say('common:minutes', { count: services.results.minutes });
    const link = await template(turn);
    return [
      ...how,
      showsCards
        ? words.say('common:rows.template', { link: `[${words.say('common:rows.templateGet')}](${link})`, minutes })
        : words.say('common:rows.templateText', { link, minutes }),
    ];
  }

  override inputIds(name: string): string[] {
    return [inputOf(name)];
  }

  override fromCard(name: string, inputs: Inputs, files: readonly Attachment[]): Raw {
    return sentIn(typedIn(inputs, inputOf(name)) ?? '', files);
  }

  protected override fromText(text: string, files: readonly Attachment[]): Raw {
    return sentIn(text, files);
  }

  protected override inInputs(): string[] {
    return [];
  }

  /** A list that comes, or the id of one that was kept. */
  override async read(field: Field, raw: Raw, answers: Answers, turn: Turn): Promise<Result<Value>> {
    const sent = Sent.safeParse(raw).data;
    return sent === undefined ? super.read(field, raw, answers, turn) : keepList(sent, this.of, turn);
  }

  protected override async offered(_field: Field, value: Value, _answers: Answers, turn: Turn) {
    const lines = await turn.services.selections.chosen(turn.actor, String(value));
    return lines.length === 0 ? refuse('value.choice') : ok(undefined);
  }

  override async inWords(_field: Field, value: unknown, _answers: Answers, turn: Turn): Promise<string> {
    const { services, actor, words } = turn;
    const lines = await services.selections.chosen(actor, String(value));
    const { file = '', refused = [] } = (await services.selections.listOf(actor, String(value))) ?? {};
    const left = refused.length === 0 ? '' : words.say('common:rows.left', { count: refused.length });
    return [file, words.say(this.of.counted ?? 'common:counted.lines', { count: lines.length }), left]
      .filter((part) => part !== '')
      .join(' · ');
  }

  override async note(value: Value, turn: Turn): Promise<FileNote | undefined> {
    return refusedNote(String(value), turn);
  }

  /** A list has its columns, or is a table with other headings; anything else may be a sentence. Looking keeps nothing. */
  override async takes(_field: Field, text: string, _answers: Run['answers'], turn: Turn): Promise<boolean> {
    const rows = rowsIn(turn.services.sheets.ofText(text), columnsIn(this.of, turn.words));
    return rows?.ok === true || isTable(text);
  }
}

/** As much of a card, in bytes, as is left for a list that was not taken. */
const MOST_DRAFTED = 16 * 1024;

/** Rows one below the other, each with a separator that nobody writes in a sentence. */
function isTable(text: string): boolean {
  const rows = text.split('\n').filter((row) => row.trim() !== '');
  return rows.length > 1 && rows.every((row) => /[;\t]/.test(row));
}

/** The answer is no text: what is pasted has an input of its own, beside it. */
const inputOf = (name: string): string => `${name}.text`;
