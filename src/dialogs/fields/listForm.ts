import { asTyped } from '../../speech/cardText.js';
import type { FormData } from '../conversation/cards.js';
import type { Turn } from '../conversation/turn.js';
import type { AskedField } from './asked.js';
import { aboutLines, choicesOf, choiceTitle, pickedOf } from './picking.js';

/** A list of choices on a card, searched where it is long; `value` is what is chosen of it, with commas. */
export async function listForm({ field, answers, place }: AskedField, value: string, turn: Turn): Promise<FormData> {
  const { words, format } = turn;
  const found = await choicesOf(field, answers, turn, place);
  // A list with nothing in it is no card's, so what finds nothing leaves the whole list.
  const nothing = found.choices.length === 0 && place?.text !== undefined;
  const { choices, total } = nothing ? await choicesOf(field, answers, turn) : found;
  // What was picked on another page stays in the list: a client sends only what it can show.
  const others = value.split(',').filter((one) => one !== '' && !choices.some((choice) => choice.value === one));
  const picked = await pickedOf(field, others, answers, turn);
  // Somebody else has taken the last one in the meantime: a list without a line would break the card.
  if (picked.length + choices.length === 0) return { form: 'nothing', shown: words.say('common:list.nothingHere') };
  const offered = [...picked, ...choices];
  // What stood and is offered no more, such as a limit above the new one, would leave a list that shows nothing.
  const standing = value.split(',').filter((one) => offered.some((choice) => choice.value === one));
  const preset = choices.find((choice) => choice.preset)?.value ?? '';
  return {
    form: 'choice',
    about: aboutLines(found, turn)
      .map((line) => asTyped(line))
      .join('\n\n'),
    choices: offered.map((choice) => ({ title: choiceTitle(choice, turn), value: choice.value })),
    value: standing.length === 0 ? preset : standing.join(','),
    searchable: total > choices.length || place !== undefined,
    shown: nothing
      ? words.say('common:list.none', { text: asTyped(place.text ?? '') })
      : words.say('common:list.shown', { shown: choices.length, ...format.found(total) }),
    searched: place?.text ?? '',
    searchLabel: words.say('common:list.search'),
    searchAction: words.say('common:list.searchAction'),
    moreAction: words.say('common:list.more'),
  };
}
