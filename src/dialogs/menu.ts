import type { TurnContext } from 'botbuilder';
import { asTyped, type Cards, cardMessage } from './cards.js';
import { say } from './speaking.js';
import { type Turn, turnOf } from './turn.js';

interface Entry {
  readonly title: string;
  readonly act: 'start' | 'resume';
  readonly procedure: string;
  readonly run: string;
}

/** What this role may do here, and first of all what waits to be gone on with. */
export function menuEntries({ state, operator, actor, words }: Turn, known: ReadonlySet<string>): Entry[] {
  const waiting = state.open.flatMap((id) => {
    const run = state.runs[id];
    return run === undefined ? [] : [run];
  });
  const offered = (operator.profile.roles[actor.role] ?? []).filter((id) => known.has(id));
  return [
    ...waiting.map(({ id, procedure }) => ({
      title: words.say('common:menu.resume', { procedure: words.say(`${procedure}:title`) }),
      act: 'resume' as const,
      procedure,
      run: id,
    })),
    ...offered.map((procedure) => ({
      title: words.say(`${procedure}:title`),
      act: 'start' as const,
      procedure,
      run: '',
    })),
  ];
}

/** The menu with the guide's header (K1): who, balances, rate. */
export async function showMenu(
  context: TurnContext,
  cards: Cards,
  known: ReadonlySet<string>,
  greeting: boolean,
): Promise<void> {
  const turn = turnOf(context);
  const { words } = turn;
  const entries = menuEntries(turn, known);
  const header = await headerOf(turn);
  const name = header?.name ?? '';
  const title = greeting ? words.say('common:menu.greeting', { name }) : words.say('common:menu.title');
  const facts = header?.facts ?? [];
  if (!turn.showsCards) {
    const numbered = entries.map((entry, index) => `${index + 1}. ${entry.title}`);
    const lines = [title, ...facts.map(({ label, value }) => `${label}: ${value}`), ...numbered];
    return say(context, [...lines, words.say('common:menu.questionText')].join('\n'));
  }
  const data = {
    title: greeting ? words.say('common:menu.greeting', { name: asTyped(name) }) : title,
    facts: facts.map(({ label, value }) => ({ label, value: asTyped(value) })),
    question: words.say('common:menu.question'),
    entries: entries.map((entry) => ({ ...entry })),
  };
  await context.sendActivity(cardMessage(cards('menu', data)));
}

async function headerOf({ services, actor, words, format }: Turn) {
  const header = await services.desk.wallet(actor);
  if (header === undefined) return undefined;
  const { name, balances, rate } = header;
  return {
    name,
    facts: [
      { label: words.say('common:header.user'), value: name },
      { label: words.say('common:header.balance'), value: balances.map(format.money).join(' | ') },
      { label: words.say('common:header.rate'), value: format.rate(rate) },
    ],
  };
}
