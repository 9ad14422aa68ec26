import { z } from 'zod';
import { ownOrganisations } from '../../domain/accounts/organisations.js';
import type { List } from '../../domain/door/list.js';
import { refuse } from '../../domain/terms/result.js';
import { looksSecret } from '../../domain/values/identifiers.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import type { Answers } from '../definition/definition.js';
import { picked } from '../definition/fields.js';
import type { Field } from '../definition/procedure.js';
import type { Line, Typed } from './asked.js';
import { asKind } from './kind.js';
import { chosen, ListedKind } from './listed.js';
import { choicesOf, typedChoice } from './picking.js';
import type { SentenceParts } from './sentenceParts.js';

/** One of the choices that `pick` gives. */
export const choice = () => asKind(picked(chosen().min(1, 'value.missing')), new ChoiceKind());
/** One of them, which says what the procedure does: its answer is the context of `confirm`, `effect`, `done` and `next`. */
export const action = () => asKind(picked(chosen().min(1, 'value.missing')), new ChoiceKind(true));
/** One of the choices of a list that needs no other answer: it comes along, and no definition gives it. */
export const choiceOf = <T extends z.ZodType<string>>(schema: T, list: List<object>): T =>
  asKind(schema.clone(), new ChoiceKind(false, list));

/**
 * Which of the account's companies all the rest is for, the one that is worked for being chosen already. Another one is worked for from
 * then on: what was answered for the one before is looked at again.
 */
export const company = () => asKind(z.string('value.choice').max(100, 'value.choice'), new CompanyKind());

/** A code of the choices that `pick` gives, such as a SIM card’s number: typed by its last four digits, or chosen. */
export const byLastDigits = () => asKind(picked(chosen().min(1, 'value.missing')), new LastDigitsKind());

class ChoiceKind extends ListedKind {
  protected override readonly multiple = false;

  constructor(
    override readonly action = false,
    override readonly list: List<object> | undefined = undefined,
  ) {
    super();
  }

  /** A place in the list that was shown, a title, or what only one title has. */
  protected override async readTyped(
    field: Field,
    { text, shown }: Line,
    answers: Run['answers'],
    turn: Turn,
  ): Promise<Typed> {
    const { value, fitting } = await typedChoice(field, text, shown, answers, turn);
    if (value !== undefined) return this.read(field, value, answers, turn);
    return fitting > 1 && !looksSecret(text) ? { ok: false, several: true } : refuse('value.choice');
  }

  /** Also what cannot be chosen now: why is the answer to that. */
  override async takes(field: Field, text: string, answers: Run['answers'], turn: Turn): Promise<boolean> {
    const { value, fitting } = await typedChoice(field, text, [], answers, turn);
    return value !== undefined || (fitting > 1 && !looksSecret(text));
  }

  protected override namedIn(said: SentenceParts, field: Field, answers: Answers) {
    return said.choice(field, answers);
  }
}

/** Digits at the end of a code: four of them say which one is meant, unless several end alike. */
const LAST_DIGITS = /^\D*\d(?:[\s.-]*\d){3,}\D*$/;

class LastDigitsKind extends ChoiceKind {
  /** What looks like a PIN elsewhere is asked for here. */
  protected override async readTyped(field: Field, line: Line, answers: Run['answers'], turn: Turn): Promise<Typed> {
    const { text } = line;
    if (!LAST_DIGITS.test(text)) return super.readTyped(field, line, answers, turn);
    const { choices, total } = await choicesOf(field, answers, turn, { text, page: 0 });
    const [first] = choices;
    if (total > 1) return { ok: false, several: true };
    return first === undefined ? refuse('sim.unknown') : this.read(field, first.value, answers, turn);
  }
}

class CompanyKind extends ChoiceKind {
  override readonly isCompany = true;

  constructor() {
    super(false, ownOrganisations);
  }
}
