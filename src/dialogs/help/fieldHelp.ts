import { DateTime } from 'luxon';
import { labelOf, sayIfAny } from '../../speech/words.js';
import type { Turn } from '../conversation/turn.js';
import { isChoice, isOptional, kindOf } from '../definition/fields.js';
import type { Answers, Field, Procedure } from '../definition/procedure.js';
import { choicesOf, choiceTitle } from '../fields/picking.js';

/** What a field asks, why, and an example of an answer. */
export async function fieldHelp(procedure: Procedure, field: Field, answers: Answers, turn: Turn) {
  const { words } = turn;
  const { id } = procedure;
  const label = labelOf(words, id, field.name);
  const example = await exampleOf(field, answers, turn);
  const said = [
    sayIfAny(words, `${id}:fields.${field.name}.hint`),
    sayIfAny(words, `${id}:fields.${field.name}.why`),
    example === '' ? '' : words.say('common:guide.example', { example }),
  ];
  return {
    label: isOptional(field) ? words.say('common:optional', { label }) : label,
    value: said.filter((text) => text !== '').join(' · '),
  };
}

/** The first choice that is open, tomorrow, an amount as it can be typed; other kinds have their hint. */
async function exampleOf(field: Field, answers: Answers, turn: Turn): Promise<string> {
  const kind = kindOf(field.schema);
  const { words, format } = turn;
  if (isChoice(field) && kind.kind !== 'lines') {
    const { choices } = await choicesOf(field, answers, turn);
    const open = choices.find(({ closed }) => closed === undefined);
    return open === undefined ? '' : choiceTitle(open, turn);
  }
  switch (kind.kind) {
    case 'date':
      return dayFromNow(1);
    case 'period':
      return `${dayFromNow(-7)} – ${dayFromNow(0)}`;
    case 'amount':
      return format.money({ minor: 12_500, currency: kind.currency });
    case 'toggle':
      return words.say('common:yes');
    default:
      return '';
  }
}

/** As it can be typed in every language. */
const dayFromNow = (days: number): string => DateTime.now().plus({ days }).toFormat('dd.MM.yyyy');
