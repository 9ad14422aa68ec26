import { asTyped } from '../../speech/cardText.js';
import { factData, linesOf } from '../../speech/factLines.js';
import { labelOf, sayIfAny, type Words } from '../../speech/words.js';
import type { Attachment } from '../conversation/activity.js';
import type { Cards } from '../conversation/cards.js';
import type { Turn } from '../conversation/turn.js';
import type { Procedure } from '../definition/procedure.js';
import { finishedSteps, stepsOf } from '../definition/steps.js';
import { answerInWords } from '../fields/showing.js';
import { rowsOf } from '../shown/buttons.js';
import { fieldsData } from './fieldData.js';
import type { Screen } from './screen.js';

/** The screen as one card with all its fields. */
export async function screenCard(cards: Cards, screen: Screen, card: string, turn: Turn): Promise<Attachment> {
  const { procedure } = screen;
  const { words } = turn;
  const data = {
    progress: progressOf(procedure, screenOf(screen), words, screen.goesOn),
    title: titleOf(screen, turn),
    steps: stepButtons(screen, turn),
    card,
    fields: await fieldsData(cards, screen, card, turn),
    next: words.say('common:next'),
    back: screen.first ? '' : words.say('common:back'),
    help: words.say('common:help'),
    cancel: words.say('common:cancel'),
    note: sayIfAny(words, `${procedure.id}:note`),
    beside: factData(linesOf(procedure.id, screen.beside ?? {}, turn)),
  };
  return cards('screen', data);
}

/** The finished steps, each of which can be opened again, where the operator's guide keeps them on the screen. */
function stepButtons({ procedure, fields, answers }: Screen, { operator, words }: Turn) {
  if (!operator.profile.breadcrumb) return [];
  const steps = finishedSteps(procedure, { answers }, fields[0]?.name).map(({ screen, number }) => {
    const step = { number, title: words.say(`${procedure.id}:screens.${screen}`) };
    return {
      title: words.say('common:steps.button', step),
      about: words.say('common:steps.reopen', step),
      step: screen,
    };
  });
  return rowsOf(steps);
}

const screenOf = ({ fields }: Pick<Screen, 'fields'>): string => fields[0]?.screen ?? '';

const titleOf = ({ procedure, fields }: Answered, { words }: Turn): string =>
  words.say(`${procedure.id}:screens.${screenOf({ fields })}`);

/**
 * "Register a customer · step 3 of 5", and "continued" where the step's first questions were answered before. A single step has
 * no number.
 */
export function progressOf(procedure: Procedure, screen: string, words: Words, goesOn = false): string {
  const steps = stepsOf(procedure);
  const title = words.say(`${procedure.id}:title`);
  const now = steps.find((step) => step.screen === screen);
  if (now === undefined || steps.length === 1) return title;
  const step = words.say('common:step', { number: now.number, total: steps.length });
  return [title, step, ...(goesOn ? [words.say('common:stepGoesOn')] : [])].join(' · ');
}

type Answered = Pick<Screen, 'procedure' | 'fields' | 'answers'>;

/** What was answered on a screen, as the card that takes its place. `answers` are all that the run has by now. */
export async function answeredCard(
  cards: Cards,
  screen: Answered,
  answered: readonly string[],
  turn: Turn,
): Promise<Attachment> {
  const { procedure, fields, answers } = screen;
  const facts = await Promise.all(
    fields
      .filter(({ name }) => answered.includes(name))
      .map(async (field) => ({
        label: labelOf(turn.words, procedure.id, field.name),
        value: asTyped(await answerInWords(field, answers, turn)),
      })),
  );
  // Nothing of it stands any more: all of it is asked anew.
  const note = facts.length === 0 ? turn.words.say('common:below') : '';
  return cards('details', {
    title: titleOf(screen, turn),
    note,
    facts,
    spent: true,
    next: [],
    files: [],
    page: '',
    open: '',
  });
}
