import type { Action, SeenCard } from '../support/seen.js';
import type { Answer, Client, Said } from './client.js';
import { questionIn } from './question.js';
import { badInput, goodChoice, goodInput, goodText, nonsense, soon } from './values.js';
import type { World } from './world.js';

/** The card that waits for an answer or a confirmation, and its button for that. */
export interface OpenCard {
  readonly card: SeenCard;
  readonly action: Action;
  readonly act: 'answer' | 'confirm';
}

export function openCard(client: Pick<Client, 'cards'>): OpenCard | undefined {
  for (const card of client.cards().toReversed()) {
    for (const act of ['answer', 'confirm'] as const) {
      const action = card.actions.find(({ data }) => data?.act === act);
      if (action !== undefined) return { card, action, act };
    }
  }
  return undefined;
}

/** Fills in the open card and presses its button. `given`: values by the field's name, in the place of any. */
export function filledIn(
  { card, action }: OpenCard,
  world: World,
  client: Client,
  n: number,
  given: Readonly<Record<string, string>> = {},
): Said {
  const { account, pin = '' } = client.person;
  const inputs = card.inputs.map((input): [string, string] => {
    if (input.id === 'pin') return ['pin', given.pin ?? pin];
    return [input.id, given[input.id] ?? goodInput(input, world, account, n + input.id.length)];
  });
  return { value: { ...Object.fromEntries(inputs), ...action.data } };
}

/** The same with one field filled in wrongly; a wrong PIN, where that is the field. */
export function filledInWrongly(open: OpenCard, world: World, client: Client, n: number): Said {
  const { inputs } = open.card;
  const input = inputs[n % Math.max(inputs.length, 1)];
  if (input === undefined) return filledIn(open, world, client, n);
  const value = input.id === 'pin' ? (['1111', '12', '', '99999999'][n % 4] ?? '') : badInput(input, world, n);
  return filledIn(open, world, client, n, { [input.id]: value });
}

/** The line that answers what is asked in plain text. */
export async function lineFor(world: World, client: Client, n: number): Promise<Said> {
  const { operator, account, pin = '0000' } = client.person;
  const words = world.app.words(await client.language(), operator);
  const { asks, field = '', choices } = questionIn(words, client.read());
  if (asks === 'pin') return { text: pin };
  if (asks === 'review') return { text: words.list('common:said.yes')[0] ?? '' };
  if (asks === 'menu') return { text: String(1 + (n % Math.max(choices.length, 1))) };
  if (asks === 'other') return { text: words.list(n % 2 === 0 ? 'common:said.yes' : 'common:said.no')[0] ?? '' };
  if (choices.length > 0) {
    const chosen = goodChoice(choices, n);
    return {
      text: String(
        1 +
          Math.max(
            0,
            choices.findIndex(({ title }) => title === chosen?.title),
          ),
      ),
    };
  }
  const typed = goodText(field, world, account, n);
  if (typed !== '') return { text: typed };
  return { text: field === 'on' && n % 3 === 0 ? soon(world, n).split('-').toReversed().join('/') : '-' };
}

/** Answers what is open, on whatever channel. Without anything open, the menu is asked for. */
export async function answerOpen(world: World, client: Client, n: number, wrong = false): Promise<Answer> {
  if (!client.showsCards) {
    const line = await lineFor(world, client, n);
    return client.send(wrong ? { text: nonsense[n % nonsense.length] ?? '' } : line);
  }
  const open = openCard(client);
  if (open === undefined) return client.send({ text: 'menu' });
  return client.send(wrong ? filledInWrongly(open, world, client, n) : filledIn(open, world, client, n));
}
