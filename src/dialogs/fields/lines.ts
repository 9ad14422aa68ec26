import { MOST_LINES } from '../../domain/lines/find/selections.js';
import type { Problem } from '../../domain/terms/problems.js';
import { ok, type Result, refuse } from '../../domain/terms/result.js';
import type { Attachment } from '../conversation/activity.js';
import type { FormData } from '../conversation/cards.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import type { Answers } from '../definition/definition.js';
import { picked } from '../definition/fields.js';
import type { Field } from '../definition/procedure.js';
import type { Around, AskedField, Inputs, Listing, Raw, Said, Value } from './asked.js';
import { asKind, type FileNote, Kind, typedIn } from './kind.js';
import { keepList, linesOf, Sent, sentIn } from './lines/byList.js';
import { linesInWords } from './lines/inWords.js';
import { linesData } from './lines/linesData.js';
import { linesText } from './lines/linesText.js';
import { reselect, selectionOf } from './lines/marks.js';
import { linesNamed } from './lines/named.js';
import { refusedNote } from './lines/refusedNote.js';
import { linesSaid } from './lines/said.js';
import { chosen } from './listed.js';
import { choiceOf, choicesOf } from './picking.js';
import type { SentenceParts } from './sentenceParts.js';

/** One line out of those that `pick` finds. Its answer is a selection's id, as that of several is. */
export const line = () => asKind(selectionId(), new LinesKind(1));
/** Several lines: those marked, all that were found, or those of a list that is pasted or sent as a file; up to `MOST_LINES`. */
export const lines = () => asKind(selectionId(), new LinesKind(MOST_LINES));
/** The same as a table that can be sorted by each of its columns, with what can be begun about a row. */
export const linesInTable = () => asKind(selectionId(), new LinesKind(MOST_LINES, true));

const selectionId = () => picked(chosen().min(1, 'value.missing'));

/** Lines found by number, name or mask; the answer is the id of a selection (`domain/lines/find/selections.ts`). */
class LinesKind extends Kind {
  override readonly listed = true;
  override readonly selectsLines = true;
  override readonly takesNames = true;
  override readonly missing = 'lines.missing';
  override readonly notOffered = 'draft.selectionGone';
  /** A list of several lines may be a file. */
  override readonly takesFiles: boolean;

  constructor(
    override readonly mostLines: number,
    private readonly isTable = false,
  ) {
    super();
    this.takesFiles = mostLines > 1;
  }

  override form(asked: AskedField, _around: Around, turn: Turn): Promise<FormData> {
    const { field, answers, drafts, page } = asked;
    if (page === undefined) throw new Error(`${field.name} is shown before its lines are found`);
    const selection = selectionOf(field.name, { answers, drafts });
    return linesData({ ...asked, most: this.mostLines, page, selection, isTable: this.isTable }, turn);
  }

  override async listing({ page }: AskedField, turn: Turn): Promise<Listing> {
    return { lines: page === undefined ? [] : linesText(page, this.mostLines, turn), shown: [] };
  }

  override fromCard(name: string, inputs: Inputs, files: readonly Attachment[]): Raw {
    return this.sent('', files) ?? typedIn(inputs, name);
  }

  protected override fromText(text: string, files: readonly Attachment[]): Raw {
    return this.sent(text, files);
  }

  private sent(text: string, files: readonly Attachment[]): Sent | undefined {
    return this.takesFiles && files.length > 0 ? sentIn(text, files) : undefined;
  }

  /** The id of a selection, or a list of lines that comes. */
  override async read(field: Field, raw: Raw, answers: Answers, turn: Turn): Promise<Result<Value>> {
    const { data: sent } = Sent.safeParse(raw);
    return sent === undefined ? super.read(field, raw, answers, turn) : keepList(sent, linesOf({}), turn);
  }

  /** The rows of a list that were not taken. */
  override async note(value: Value, turn: Turn): Promise<FileNote | undefined> {
    return refusedNote(String(value), turn);
  }

  /** An own selection. Among several lines some may be closed, which the review shows; a single one says why at once. */
  protected override async offered(
    field: Field,
    value: Value,
    answers: Answers,
    turn: Turn,
  ): Promise<Result<undefined>> {
    const found = await turn.services.selections.chosen(turn.actor, String(value));
    const [line, ...others] = found;
    if (line === undefined) return refuse('value.choice');
    if (found.length > this.mostLines) return refuse('lines.tooMany', { count: this.mostLines });
    if (others.length > 0) return ok(undefined);
    const choice = await choiceOf(field, line, answers, turn);
    if (choice === undefined) return refuse('line.unknown');
    return choice.closed === undefined ? ok(undefined) : { ok: false, problem: choice.closed };
  }

  override inWords(field: Field, value: unknown, answers: Answers, turn: Turn): Promise<string> {
    return linesInWords(field, String(value), answers, turn);
  }

  override async takes(field: Field, text: string, answers: Run['answers'], turn: Turn): Promise<boolean> {
    return (await choicesOf(field, answers, turn, { text, page: 0 })).total > 0;
  }

  override async fromSentence(
    said: SentenceParts,
    field: Field,
    answers: Run['answers'],
    turn: Turn,
  ): Promise<Said | undefined> {
    const found = await linesSaid(said, field, answers, turn);
    if (!found?.ok) return found;
    const kept = await reselect({ before: '', with: found.lines, most: this.mostLines }, turn);
    return kept.ok ? this.read(field, kept.value, answers, turn) : kept;
  }

  /** Somebody else's name beside a number: the number counts. */
  override async unused(
    { numbers, names, owned }: SentenceParts,
    field: Field,
    answers: Answers,
    value: Value,
    turn: Turn,
  ): Promise<readonly Problem[]> {
    const person = numbers.length === 0 ? undefined : await linesNamed(names(), owned(), field, answers, turn);
    if (person === undefined) return [];
    const chosen = await turn.services.selections.chosen(turn.actor, String(value));
    const isTheirs = person.lines.some((line) => chosen.includes(line));
    return isTheirs ? [] : [{ code: 'line.nameUnused', details: { name: person.name } }];
  }
}
