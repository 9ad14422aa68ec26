import type { Attachment } from 'botbuilder';
import { asTyped, type Cards } from '../cards.js';
import { answerInWords } from '../showing.js';
import type { Turn } from '../turn.js';
import { labelOf, sayIfAny } from '../words.js';
import { fieldData } from './fieldData.js';
import type { Screen } from './screen.js';

/** The screen as one card with all its fields. */
export async function screenCard(cards: Cards, screen: Screen, card: string, turn: Turn): Promise<Attachment> {
  const { procedure, fields } = screen;
  const { words } = turn;
  const data = {
    ...titles(screen, turn),
    card,
    fields: await Promise.all(fields.map((field) => fieldData(field, screen, turn))),
    next: words.say('common:next'),
    back: screen.first ? '' : words.say('common:back'),
    help: words.say('common:help'),
    cancel: words.say('common:cancel'),
    note: sayIfAny(words, `${procedure.id}:note`),
  };
  return cards('screen', data);
}

function titles({ procedure, fields }: Screen, { words }: Turn) {
  const screens = Object.keys(procedure.screens);
  const name = fields[0]?.screen ?? '';
  const step = { number: screens.indexOf(name) + 1, total: screens.length };
  return {
    progress: `${words.say(`${procedure.id}:title`)} · ${words.say('common:step', step)}`,
    title: words.say(`${procedure.id}:screens.${name}`),
  };
}

/** What was answered on a screen, as the card that takes its place. `answers` are all that the run has by now. */
export async function answeredCard(
  cards: Cards,
  screen: Screen,
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
  const { title } = titles(screen, turn);
  return cards('details', { title, note: '', facts, spent: true });
}
