import { z } from 'zod';
import type { Operator } from '../../domain/operator/index.js';
import { plain, plainSigns } from '../../domain/terms/plainText.js';
import { ok, type Result, refuse } from '../../domain/terms/result.js';
import { numberFormat } from '../../speech/format.js';
import { calledOf, type WordValues } from '../../speech/words.js';
import type { FormData } from '../conversation/cards.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import type { Answers } from '../definition/definition.js';
import type { Field } from '../definition/procedure.js';
import type { Around, AskedField, Raw, Typed, Value } from './asked.js';
import { asKind, Kind } from './kind.js';
import type { SentenceParts } from './sentenceParts.js';
import { lineForm } from './text.js';

/** How many things may be ordered: whole packs of so many, and so many at the most. */
interface Packs {
  readonly pack: number;
  readonly most: number;
}

/** A number of things. Its hint can say the limits, `{{pack}}` and `{{most}}`, which are the operator's. */
export const count = (packs: (operator: Operator) => Packs) =>
  asKind(z.int('value.count').nonnegative('value.count'), new CountKind(packs));

class CountKind extends Kind {
  constructor(private readonly packs: (operator: Operator) => Packs) {
    super();
  }

  override form(asked: AskedField, _around: Around, turn: Turn): FormData {
    const [value = ''] = this.standing(asked, turn);
    return lineForm(value, 20, 'Text');
  }

  override async read(field: Field, raw: Raw, answers: Answers, turn: Turn): Promise<Result<Value>> {
    const typed = typeof raw === 'string' ? (wholeNumber(raw) ?? Number.NaN) : raw;
    const read = await super.read(field, typed, answers, turn);
    const { pack, most } = this.packs(turn.operator);
    const wrong = refuse('value.count', { least: pack, pack, most });
    if (!read.ok) return read.problem.code === 'value.count' ? wrong : read;
    if (typeof read.value !== 'number') return read;
    return read.value >= pack && read.value <= most && read.value % pack === 0 ? ok(read.value) : wrong;
  }

  override inWords(_field: Field, value: unknown, _answers: Answers, { words }: Turn): string {
    return numberFormat(words.language).format(Number(value));
  }

  override limits({ operator, words }: Turn): WordValues {
    const { pack, most } = this.packs(operator);
    return { pack, most: numberFormat(words.language).format(most) };
  }

  override example(_field: Field, _answers: Answers, { operator }: Turn): string {
    return String(this.packs(operator).pack * 2);
  }

  /** A number counts in a sentence where it is the only one, or where what is counted stands behind it: "20 SIM cards". */
  override async fromSentence(
    { rest, words }: SentenceParts,
    field: Field,
    answers: Run['answers'],
    turn: Turn,
  ): Promise<Typed | undefined> {
    const text = counted(rest, calledOf(words, field.procedure, field.name));
    return text === undefined ? undefined : this.readLine(field, { text, files: [], shown: [] }, answers, turn);
  }
}

/** Digits, perhaps in groups of three, with a word of what is counted behind. */
const WHOLE = /^\s*(?<digits>\d{1,9}|\d{1,3}(?:([\s.,'])\d{3})(?:\2\d{3}){0,2})(?:\s*\p{L}[\p{L}\s-]{0,40})?\s*$/u;

function wholeNumber(text: string): number | undefined {
  const digits = WHOLE.exec(plainSigns(text).slice(0, 80))?.groups?.digits;
  return digits === undefined ? undefined : Number(digits.replaceAll(/\D/g, ''));
}

const NUMBERS = /(?<![\p{L}\d.,/:+-])\d{1,7}(?![\d.,/:-]*\d|\p{L})/gu;

function counted(said: string, called: readonly string[]): string | undefined {
  const found = [...plainSigns(said).matchAll(NUMBERS)];
  const behind = ({ index, 0: digits }: RegExpExecArray) => plain(said.slice(index + digits.length)).trim();
  const named = found.filter((one) => called.some((name) => behind(one).startsWith(name)));
  const [only, another] = named.length > 0 ? named : found;
  return another === undefined ? only?.[0] : undefined;
}
