import type { z } from 'zod';
import { phoneForReading } from '../../domain/values/phone.js';
import { personName, textBlock } from '../../domain/values/text.js';
import type { FormData } from '../conversation/cards.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import type { Answers } from '../definition/definition.js';
import { type Brought, isOptional, type Traits } from '../definition/fields.js';
import type { Field } from '../definition/procedure.js';
import type { Around, AskedField, Typed } from './asked.js';
import { asKind, Kind, kindOf } from './kind.js';
import type { SentenceParts } from './sentenceParts.js';

/** A typed line. `max` is what the card lets in, in characters; the schema has the rule. */
export const text = <T extends z.ZodType<string>>(schema: T, max: number): T =>
  asKind(schema.clone(), new TextKind(max, 'Text'));
export const name = () => text(personName, 60);
export const phoneText = <T extends z.ZodType<string>>(schema: T, ...checks: readonly Brought[]): T =>
  asKind(schema.clone(), new TextKind(25, 'Tel', false, checks));
export const emailText = <T extends z.ZodType<string>>(schema: T): T =>
  asKind(schema.clone(), new TextKind(254, 'Email'));
/** A typed line that brings its checks along. */
export const checkedText = <T extends z.ZodType<string>>(schema: T, max: number, ...checks: readonly Brought[]): T =>
  asKind(schema.clone(), new TextKind(max, 'Text', false, checks));
/** Several lines of free text. */
export const message = (max: number) => asKind(textBlock(max), new TextKind(max, 'Text', true));

export class TextKind extends Kind {
  override readonly longestDraft: number;
  override readonly takesNames: boolean;
  override readonly followsItsName = true;
  override readonly isPhone: boolean;

  constructor(
    private readonly max: number,
    private readonly style: 'Text' | 'Tel' | 'Email',
    private readonly multiline = false,
    override readonly checks: readonly Brought[] = [],
    override readonly skip: Traits['skip'] = undefined,
  ) {
    super();
    this.longestDraft = max + 100;
    this.takesNames = multiline;
    this.isPhone = style === 'Tel';
  }

  override form(asked: AskedField, _around: Around, turn: Turn): FormData {
    const [value = ''] = this.standing(asked, turn);
    return { ...lineForm(value, this.max, this.style), multiline: this.multiline };
  }

  override inWords(_field: Field, value: unknown, _answers: Answers, _turn: Turn): string | Promise<string> {
    return this.style === 'Tel' ? phoneForReading(String(value)) : String(value);
  }

  override takesAnyWords({ schema }: Field): boolean {
    return !this.multiline && schema.safeParse(ANY_WORDS).success;
  }

  /** What follows a comma may be said beside it: "my mail is jean@example.com, thanks". */
  override async fromLabel(
    { text: typed }: SentenceParts,
    field: Field,
    answers: Run['answers'],
    turn: Turn,
  ): Promise<Typed> {
    const read = (line: string) => this.readLine(field, { text: line, files: [], shown: [] }, answers, turn);
    const whole = await read(typed);
    const first = typed.split(/,|\s-\s/)[0]?.trim() ?? '';
    if (whole.ok || first === '' || first === typed) return whole;
    const begun = await read(first);
    return begun.ok ? begun : whole;
  }

  /** A phone number is its signs: what people say behind it is about something else. */
  override ownPart(text: string): string {
    return this.style === 'Tel' ? (PHONE.exec(text)?.[0].trim() ?? '') : text;
  }

  protected override namedIn(said: SentenceParts, field: Field, answers: Answers) {
    const { numbers, target, fields } = said;
    if (!this.isPhone) return codeFor(field, said.open(answers), said.text) ?? freeFor(field, said, answers);
    if (target !== undefined) return target;
    // Where lines are asked for, a number is one of them, unless the field is named.
    if (fields.some(({ schema }) => kindOf(schema).mostLines !== undefined)) return undefined;
    // Of several numbers each has one.
    return numbers[said.phones(answers).indexOf(field)];
  }
}

/** A line to type into on a card. */
export const lineForm = (value: string, max: number, style: 'Text' | 'Tel' | 'Email' | 'Password'): FormData => ({
  form: 'text',
  value,
  max,
  style,
  multiline: false,
});

/** Fewer digits are no number that somebody is called by. */
const PHONE = /^\+?\(?\d[\d ()./-]{4,}(?<=[\d)])/;
const QUOTED = /["«“„]\s?([^"«»“”„]{2,60}?)\s?["»“”]/gu;
const CODE = /(?=\S*\d)(?=\S*[A-Za-z])[\w-]{6,}|\S+@\S+|(?<![\w+])\d{14,20}(?!\w)/g;
/** A field that takes any words takes whatever stands in a sentence: it is asked. */
const ANY_WORDS = 'aa bb';
/** No code has such letters, in any script that looks like another. */
const FREE_WORDS = 'щю öä';

/** What stands in quotes is for the only field that any words answer, such as a short name; beside a line, so is a name: "rename 0470… to Vera Modèle". */
function freeFor(field: Field, said: SentenceParts, answers: Answers): string | undefined {
  const free = said.open(answers).filter((one) => kindOf(one.schema).takesAnyWords(one));
  if (free.length !== 1 || free[0] !== field) return undefined;
  const [quoted, another] = [...said.text.matchAll(QUOTED)].map(([, text = '']) => text);
  if (quoted !== undefined) return another === undefined ? quoted : undefined;
  if (said.numbers.length === 0 || isOptional(field)) return undefined;
  const [name, other] = said
    .names()
    .filter((run) => run.length > 1 && run.every((word) => /^\p{Lu}\p{Ll}/u.test(word)));
  return other === undefined ? name?.join(' ') : undefined;
}

/** A code or an address that this field takes and no other of the procedure's, but for those that take any words. */
function codeFor(field: Field, fields: readonly Field[], said: string): string | undefined {
  const takes = ({ schema }: Field, code: string) =>
    kindOf(schema) instanceof TextKind && schema.safeParse(code).success;
  if (takes(field, FREE_WORDS)) return undefined;
  // What is found here is longer than a phone number, or has letters.
  const rivals = fields.filter((one) => one !== field && !takes(one, FREE_WORDS) && !kindOf(one.schema).isPhone);
  return said.match(CODE)?.find((code) => takes(field, code) && !rivals.some((one) => takes(one, code)));
}
