import { z } from 'zod';
import { ok, type Result, refuse } from '../../domain/terms/result.js';
import type { FormData } from '../conversation/cards.js';
import type { Turn } from '../conversation/turn.js';
import type { Answers } from '../definition/definition.js';
import type { Field } from '../definition/procedure.js';
import type { Around, AskedField, Listing, Value } from './asked.js';
import { Kind } from './kind.js';
import { listForm } from './listForm.js';
import { aboutLines, choiceOf, choicesOf, choiceTitle, titlesOf } from './picking.js';

/** The value of a choice. */
export const chosen = () => z.string('value.choice').max(100, 'value.choice');

/** What the kinds with a list of choices have in common: `pick` gives it, one page at a time. */
export abstract class ListedKind extends Kind {
  override readonly listed = true;
  override readonly offersChoices = true;
  protected abstract readonly multiple: boolean;

  override async form(asked: AskedField, _around: Around, turn: Turn): Promise<FormData> {
    const [value = ''] = this.standing(asked, turn);
    return { ...(await listForm(asked, value, turn)), multiple: this.multiple };
  }

  override async listing({ field, answers, place }: AskedField, turn: Turn): Promise<Listing> {
    const found = await choicesOf(field, answers, turn, place);
    const { choices, total } = found;
    const { words, format } = turn;
    const more = total > choices.length;
    return {
      lines: [
        ...aboutLines(found, turn),
        ...choices.map((choice, index) => `${index + 1}. ${choiceTitle(choice, turn)}`),
        more ? words.say('common:list.shownText', { shown: choices.length, ...format.found(total) }) : '',
        total === 0 ? words.say('common:list.nothingHere') : '',
      ],
      shown: choices.map(({ value }) => value),
    };
  }

  protected override async offered(
    field: Field,
    value: Value,
    answers: Answers,
    turn: Turn,
  ): Promise<Result<undefined>> {
    for (const one of Array.isArray(value) ? value : [value]) {
      const choice = typeof one === 'string' ? await choiceOf(field, one, answers, turn) : undefined;
      if (choice === undefined) return refuse('value.choice');
      if (choice.closed !== undefined) return { ok: false, problem: choice.closed };
    }
    return ok(undefined);
  }

  /** Choices have their titles from the list; what is there no more is shown as it was kept. */
  override async inWords(field: Field, value: unknown, answers: Answers, turn: Turn): Promise<string> {
    const titles = await titlesOf(field, value, answers, turn);
    const values = (Array.isArray(value) ? value : [value]).map(String);
    return values.map((one) => titles.get(one) ?? one).join(', ');
  }

  /** The first choice that is open. */
  override async example(field: Field, answers: Answers, turn: Turn): Promise<string> {
    const { choices } = await choicesOf(field, answers, turn);
    const open = choices.find(({ closed }) => closed === undefined);
    return open === undefined ? '' : choiceTitle(open, turn);
  }
}
