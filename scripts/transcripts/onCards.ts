import { type Input, plainBlanks, type SeenCard } from '../../test/support/seen.js';
import { buttonValue, cardTalk, type Filled } from '../../test/support/talk.js';
import type { Way } from './play.js';
import { cardLines } from './readable.js';
import type { Translated } from './translated.js';

/** What is typed, or the choice by its value, or by its place where values are made anew each time. */
type Given = { readonly typed: string } | { readonly value: string; readonly at: number };

/** A button that is pressed, with what was filled in before, all by where it stands: no word of it is looked up. */
interface Press {
  readonly card: number;
  readonly action: number;
  readonly filled: readonly (readonly [input: number, given: readonly Given[]])[];
}

export const onCards: Way<Press> = {
  name: 'on cards',
  expected: ({ cards }) => cards.map(([, , expected]) => expected),
  open: async (app, operator, { login, cards: steps }, inLanguage) => {
    const talk = await cardTalk(app, operator, login);
    return {
      greeting: asRead(talk.greeting, talk.cards()),
      moveOf: (at) => {
        const [button = '', filled = {}] = steps[at] ?? [];
        return pressOf(talk.cards(), button, filled);
      },
      play: async (press) => {
        const known = new Set(talk.cards());
        const { card, button, filled } = onScreen(talk.cards(), press, inLanguage);
        const read = await talk.send(buttonValue([card], button, filled));
        const said = Object.entries(filled).map(([label, given]) => `${label}: ${String(given)}`);
        const shown = talk.cards().filter((one) => !known.has(one));
        const lines = { said: [`[${button}]`, ...said].join('  '), answer: asRead(read, shown) };
        return { read, lines, shape: shapeOf(shown) };
      },
      close: () => talk.close(),
    };
  },
};

/** What was read, with the cards in it as they look. */
const asRead = (read: string, cards: readonly SeenCard[]): string =>
  cards.reduce((text, card) => text.replace(card.text, () => cardLines(card).join('\n')), read);

/** What is filled in and pressed is the same in every language. */
const shapeOf = (cards: readonly SeenCard[]): string =>
  cards.map(({ inputs, actions }) => [...inputs.map(({ id }) => id), actions.length].join(' ')).join(' | ');

function pressOf(cards: readonly SeenCard[], button: string, filled: Filled): Press {
  const isIt = ({ title = '' }: { readonly title?: string | undefined }) => plainBlanks(title) === button;
  const card = cards.findLastIndex(({ actions }) => actions.some(isIt));
  if (card === -1) throw new Error(`no card has a button “${button}”`);
  const { inputs = [], actions = [] } = cards[card] ?? {};
  const given = Object.entries(filled).map(([label, value]) => {
    const at = inputs.findIndex((input) => plainBlanks(input.label) === label);
    if (at === -1) throw new Error(`the card with “${button}” has no field “${label}”`);
    const all = typeof value === 'string' || value instanceof RegExp ? [value] : value;
    return [at, all.map((one) => givenIn(inputs[at], one))] as const;
  });
  return { card, action: actions.findIndex(isIt), filled: given };
}

function givenIn({ choices = [] }: Partial<Input> = {}, given: string | RegExp): Given {
  const at = choices.findIndex(({ title }) =>
    typeof given === 'string' ? plainBlanks(title) === given : given.test(plainBlanks(title)),
  );
  const choice = choices[at];
  if (choice !== undefined) return { value: choice.value, at };
  if (given instanceof RegExp) throw new Error(`no choice is like ${given}`);
  return { typed: given };
}

/** The same press on this screen, in its words. */
function onScreen(cards: readonly SeenCard[], press: Press, inLanguage: Translated) {
  const card = cards[press.card];
  const button = card?.actions[press.action]?.title;
  if (card === undefined || button === undefined) throw new Error('the card that is pressed is not on the screen');
  const filled: Filled = Object.fromEntries(
    press.filled.map(([at, given]) => {
      const input = card.inputs[at];
      if (input === undefined) throw new Error(`the card with “${button}” has fewer fields`);
      return [plainBlanks(input.label), inWords(given.map((one) => wordsOf(input, one, inLanguage)))];
    }),
  );
  return { card, button: plainBlanks(button), filled };
}

const inWords = (words: readonly string[]): string | readonly string[] =>
  words.length === 1 ? (words[0] ?? '') : words;

function wordsOf({ choices = [] }: Input, given: Given, inLanguage: Translated): string {
  if ('typed' in given) return inLanguage(given.typed)[0] ?? given.typed;
  const choice = choices.find(({ value }) => value === given.value) ?? choices[given.at];
  if (choice === undefined) throw new Error(`there is no choice number ${given.at + 1}`);
  return plainBlanks(choice.title);
}
