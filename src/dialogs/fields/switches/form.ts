import type { Choice } from '../../../domain/terms/choices.js';
import { Switched } from '../../../domain/terms/switched.js';
import { asTyped } from '../../../speech/cardText.js';
import { onOrOff } from '../../../speech/changeText.js';
import { labelled } from '../../../speech/words.js';
import type { CardData, FormData } from '../../conversation/cards.js';
import type { Turn } from '../../conversation/turn.js';
import type { AskedField } from '../asked.js';
import { choiceTitle } from '../picking.js';
import { isOn, stateText } from './states.js';

/** What a switch that is mixed says as long as it stays so. */
const STAYS = 'stays';

/** What is shown: the switches, what is so now above them, and what is said where one is left out. */
interface Shown {
  readonly all: readonly Choice[];
  readonly about: string;
  readonly missing: string;
}

/** The switches under their headings, each as it stands: as it was sent last, else as it was answered, else as it is now. */
export function switchesForm(asked: AskedField, { all, about, missing }: Shown, turn: Turn): FormData {
  if (all.length === 0) return { form: 'nothing', shown: turn.words.say('common:list.nothing') };
  const groups = new Map<string, CardData[]>();
  for (const one of all) {
    const { group = '' } = one;
    groups.set(group, [...(groups.get(group) ?? []), switchData(asked, one, missing, turn)]);
  }
  return {
    form: 'switches',
    about,
    groups: [...groups].map(([group, switches]) => ({ group: asTyped(group), switches })),
  };
}

function switchData({ field, answers, drafts }: AskedField, one: Choice, missing: string, turn: Turn): CardData {
  const { words } = turn;
  const id = `${field.name}.${one.value}`;
  const now = isOn(one);
  const answered = Switched.safeParse(answers[field.name]).data?.[one.value];
  const stands = answered ?? now ?? STAYS;
  const { conditions = '' } = one;
  return {
    ...{ id, missing, label: choiceTitle(one, turn), on: onOrOff(true, words), value: String(drafts[id] ?? stands) },
    choices: now === undefined ? mixedChoices(one, turn) : [],
    conditions: asTyped(conditions),
    conditionsId: `${id}.conditions`,
    more: words.say('common:switches.conditions'),
    tip: labelled(words, words.say('common:switches.conditions'), one.title),
  };
}

/** Of what is on for some only: that, or the same for all. */
const mixedChoices = (one: Choice, turn: Turn): CardData[] => [
  { title: turn.words.say('common:switches.stays', { state: stateText(one, turn) }), value: STAYS },
  { title: onOrOff(true, turn.words), value: 'true' },
  { title: onOrOff(false, turn.words), value: 'false' },
];
