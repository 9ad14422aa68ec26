import type { Attachment } from 'botbuilder';
import { type Columned, columnsOf, NUMBER } from '../../domain/lines/rows.js';
import { MOST_ROWS } from '../../domain/terms/cells.js';
import { ok, type Result, refuse } from '../../domain/terms/result.js';
import { rowsIn } from '../../domain/values/columns.js';
import type { FormData } from '../conversation/cards.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import type { Answers } from '../definition/definition.js';
import type { Field } from '../definition/procedure.js';
import type { Around, AskedField, Inputs, Listing, Raw, Value } from './asked.js';
import { asKind, type FileNote, Kind, typedIn } from './kind.js';
import { columnsIn, headsIn, keepList, LONGEST_LIST, Sent, sentIn } from './lines/byList.js';
import { refusedNote } from './lines/refusedNote.js';
import { chosen } from './listed.js';

/**
 * Lines by a list with a row for each, pasted or sent as a file (CSV, XLSX): the first column is the line's number, the others
 * are these. What a row says stands with the selection, whose id is the answer; rows that are not taken are said, with a file.
 */
export const lineList = (values: Columned = {}) => asKind(chosen().min(1, 'value.missing'), new LineListKind(values));

class LineListKind extends Kind {
  override readonly selectsLines = true;
  override readonly takesFiles = true;
  override readonly staysUnseen = true;
  override readonly saysBack = true;
  override readonly notOffered = 'draft.selectionGone';

  constructor(private readonly values: Columned) {
    super();
  }

  /** The whole of a list, or nothing of it: the beginning of one would be sent again as if it were all. */
  override drafted(typed: string): string {
    return Buffer.byteLength(JSON.stringify(typed)) <= MOST_DRAFTED ? typed : '';
  }

  override form(asked: AskedField, _around: Around, turn: Turn): FormData {
    const [value = ''] = this.standing(asked, turn);
    return { form: 'lineList', name: inputOf(asked.field.name), value, max: LONGEST_LIST, how: this.how(turn) };
  }

  override async listing(_asked: AskedField, turn: Turn): Promise<Listing> {
    return { lines: [this.how(turn)], shown: [] };
  }

  private how({ words }: Turn): string {
    return words.say('common:rows.how', { columns: headsIn(this.columns, words), most: MOST_ROWS });
  }

  private get columns() {
    return [NUMBER, ...columnsOf(this.values)] as const;
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
    return sent === undefined ? super.read(field, raw, answers, turn) : keepList(sent, this.values, turn);
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
    return [file, words.say('common:counted.lines', { count: lines.length }), left]
      .filter((part) => part !== '')
      .join(' · ');
  }

  override async note(value: Value, turn: Turn): Promise<FileNote | undefined> {
    return refusedNote(String(value), turn);
  }

  /** A list has its columns; anything else may be a sentence. Looking keeps nothing. */
  override async takes(_field: Field, text: string, _answers: Run['answers'], turn: Turn): Promise<boolean> {
    return rowsIn(turn.services.sheets.ofText(text), columnsIn(this.columns, turn.words))?.ok === true;
  }
}

/** As much of a card, in bytes, as is left for a list that was not taken. */
const MOST_DRAFTED = 16 * 1024;

/** The answer is no text: what is pasted has an input of its own, beside it. */
const inputOf = (name: string): string => `${name}.text`;
