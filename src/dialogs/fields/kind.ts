import { z } from 'zod';
import { type Problem, problemOf } from '../../domain/terms/problems.js';
import { ok, type Result, refuse } from '../../domain/terms/result.js';
import type { WordValues } from '../../speech/words.js';
import type { Attachment } from '../conversation/activity.js';
import type { FormData } from '../conversation/cards.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import type { Answers } from '../definition/definition.js';
import { ofKind, traitsOf } from '../definition/fields.js';
import type { Field } from '../definition/procedure.js';
import type { Around, AskedField, Inputs, Line, Listing, Raw, Said, Typed, Value } from './asked.js';
import { checkFields } from './checks.js';
import { keptOrSkipped } from './keptOrSkipped.js';
import { KindTraits } from './kindTraits.js';
import type { SentenceParts } from './sentenceParts.js';

// Made once: to make a schema costs fifty times what it costs to use it.
const Json = z.json();

/** What is said of an answer apart from its words, with a file to fetch. */
export interface FileNote {
  readonly title: string;
  readonly lines: readonly string[];
  readonly url: string;
}

/**
 * What a kind of field can do: how it is asked and read on a card and in plain text, how its answer is shown, an example of
 * one, and what a sentence gives it. One file per kind, which is the only one that knows of it; what is said here holds for
 * a kind that says nothing else.
 */
export abstract class Kind extends KindTraits {
  /** The form that it has on a card: the name of its template, and what that looks at beside the words around. */
  abstract form(asked: AskedField, around: Around, turn: Turn): FormData | Promise<FormData>;

  /** A given answer in words, for the review and for the card that was answered. */
  abstract inWords(field: Field, value: unknown, answers: Answers, turn: Turn): string | Promise<string>;

  /** What is said once it is answered, where its words do not say it all. */
  async note(_value: Value, _turn: Turn): Promise<FileNote | undefined> {
    return undefined;
  }

  /** The ids of its inputs on a card; where its list decides which it has, those among `inputs`. */
  inputIds(name: string, _inputs: Inputs): string[] {
    return [name];
  }

  /** Its value from a submitted card. */
  fromCard(name: string, inputs: Inputs, _files: readonly Attachment[]): Raw {
    return typedIn(inputs, name);
  }

  /** Its value from a typed line. */
  protected fromText(text: string, _files: readonly Attachment[], _turn: Turn): Raw {
    return text.trim() === '' ? undefined : text;
  }

  /** Whether it takes one line of any words, such as a name: what is typed for it may have been meant otherwise. */
  takesAnyWords(_field: Field): boolean {
    return false;
  }

  /** Its value as it is kept, or why it cannot be. Null: left empty, where that is allowed. */
  async read(field: Field, raw: Raw, answers: Answers, turn: Turn): Promise<Result<Value>> {
    const parsed = field.schema.safeParse(raw);
    if (!parsed.success)
      return raw === undefined ? refuse(this.missing) : { ok: false, problem: problemOf(parsed.error) };
    if (parsed.data === undefined) return ok(null);
    const value = Json.parse(parsed.data);
    const offered = await this.offered(field, value, answers, turn);
    return offered.ok ? ok(value) : offered;
  }

  /** Whether the list that it is answered from has it, for these answers. */
  protected async offered(_field: Field, _value: Value, _answers: Answers, _turn: Turn): Promise<Result<undefined>> {
    return ok(undefined);
  }

  /** Reads a line as its answer, with the check that needs other answers. */
  async readLine(field: Field, line: Line, answers: Run['answers'], turn: Turn): Promise<Typed> {
    const kept = keptOrSkipped(field, line.text, answers, turn);
    return kept === undefined ? this.readTyped(field, line, answers, turn) : ok(kept);
  }

  protected async readTyped(field: Field, line: Line, answers: Run['answers'], turn: Turn): Promise<Typed> {
    const read = await this.read(field, this.fromText(line.text, line.files, turn), answers, turn);
    if (!read.ok) return read;
    const { name } = field;
    const { values, problems } = await checkFields([field], { ...answers, [name]: read.value }, turn);
    const problem = problems[name];
    return problem === undefined ? ok(values[name] ?? read.value) : { ok: false, problem };
  }

  /** Whether it takes a text, or finds something by it. */
  async takes(field: Field, text: string, answers: Run['answers'], turn: Turn): Promise<boolean> {
    const read = await this.readLine(field, { text, files: [], shown: [] }, answers, turn);
    return read.ok || 'several' in read;
  }

  /**
   * What stands in its inputs, in the order of `inputIds`: what was typed last, else the answer given before, else nothing.
   */
  protected standing({ field: { name }, drafts, answers }: AskedField, turn: Turn): string[] {
    const ids = this.inputIds(name, drafts);
    const given = this.inInputs(answers[name] ?? undefined, turn);
    const typed = ids.some((id) => Object.hasOwn(drafts, id));
    return ids.map((id, index) => (typed ? String(drafts[id] ?? '') : (given[index] ?? '')));
  }

  /** An answer as it can be sent again from its inputs. Undefined: there is none. */
  protected inInputs(value: unknown, _turn: Turn): string[] {
    return value === undefined ? [] : [String(value)];
  }

  /** What is listed below its question in plain text. */
  async listing(_asked: AskedField, _turn: Turn): Promise<Listing> {
    return { lines: [], shown: [] };
  }

  /** The limits that the operator's data set for it, for its hint. */
  limits(_turn: Turn): WordValues {
    return {};
  }

  /** An example of an answer, for help; '' where the hint is enough. */
  example(_field: Field, _answers: Answers, _turn: Turn): string | Promise<string> {
    return '';
  }

  /** What is good to know of its choices, for help: a line each. */
  async conditions(_field: Field, _answers: Answers, _turn: Turn): Promise<readonly string[]> {
    return [];
  }

  /** What it makes of a sentence; undefined where nothing in it is for the field. */
  async fromSentence(
    said: SentenceParts,
    field: Field,
    answers: Run['answers'],
    turn: Turn,
  ): Promise<Said | undefined> {
    const text = await this.namedIn(said, field, answers);
    return text === undefined ? undefined : this.readLine(field, { text, files: [], shown: [] }, answers, turn);
  }

  /** What a sentence says for it beside what it took, and that did not count. */
  async unused(
    _said: SentenceParts,
    _field: Field,
    _answers: Answers,
    _value: Value,
    _turn: Turn,
  ): Promise<readonly Problem[]> {
    return [];
  }

  /** What it makes of a value that is named as its own: a sentence for itself, else as somebody would type it. */
  async fromLabel(said: SentenceParts, field: Field, answers: Run['answers'], turn: Turn): Promise<Typed> {
    const read = await this.fromSentence(said, field, answers, turn);
    return read?.ok ? read : this.readLine(field, { text: said.text, files: [], shown: [] }, answers, turn);
  }

  /** As much of a text that follows its name as can be its value; '' for none. */
  ownPart(text: string): string {
    return text;
  }

  /** The part of a sentence that is for the field, as somebody would type it there. */
  protected namedIn(
    _said: SentenceParts,
    _field: Field,
    _answers: Answers,
  ): string | undefined | Promise<string | undefined> {
    return undefined;
  }
}

/** What was typed into an input; undefined for nothing. */
export function typedIn(inputs: Inputs, id: string): string | undefined {
  const value = inputs[id];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** Makes a schema one of this kind. */
export const asKind = <T extends z.ZodType>(schema: T, kind: Kind): T => ofKind(schema, kind);

/** The kind of a field's schema, seen through `.optional()`. Throws for a schema that no kind made. */
export function kindOf(schema: z.ZodType): Kind {
  const kind = traitsOf(schema);
  if (kind instanceof Kind) return kind;
  throw new Error('a kind of field is a Kind');
}
