import type { TurnContext } from 'botbuilder';
import { plain } from '../../domain/choices.js';
import { asTyped } from '../cards.js';
import type { Guides } from '../guides.js';
import { say } from '../speaking.js';
import { type Turn, turnOf } from '../turn.js';
import { labelled } from '../words.js';
import { showButtons } from './buttons.js';

export interface MenuEntry {
  readonly title: string;
  readonly act: 'start' | 'resume' | 'language';
  readonly procedure: string;
  readonly run: string;
}

const language = { act: 'language', procedure: '', run: '' } as const;

/** What this role may do here, and first of all what waits to be gone on with. */
function menuEntries({ state, operator, actor, words }: Turn, { procedures }: Guides): MenuEntry[] {
  const waiting = state.open.flatMap((id) => {
    const run = state.runs[id];
    return run === undefined ? [] : [run];
  });
  const offered = (operator.profile.roles[actor.role] ?? []).filter((id) => procedures.has(id));
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
    ...(operator.profile.languages.length > 1 ? [{ ...language, title: words.say('common:menu.language') }] : []),
  ];
}

/** The line of the menu that a typed text means: its title or, where lines have `numbers`, its number. */
export function menuEntry(turn: Turn, guides: Guides, text: string, numbers: boolean): MenuEntry | undefined {
  const entries = menuEntries(turn, guides);
  const said = plain(text);
  const number = numbers && /^\d{1,2}$/.test(said) ? Number(said) : 0;
  return entries.find(({ title }) => plain(title) === said) ?? entries[number - 1];
}

/** The menu with the guide's header (K1): who, balances, rate. */
export async function showMenu(context: TurnContext, guides: Guides, greeting?: 'greeting'): Promise<void> {
  const turn = turnOf(context);
  const { words } = turn;
  const entries = menuEntries(turn, guides);
  if (turn.state.open.length > 0) turn.state.atMenu = true;
  const { name, facts } = await headerOf(turn);
  const titleFor = (who: string) =>
    greeting === undefined ? words.say('common:menu.title') : words.say('common:menu.greeting', { name: who });
  if (!turn.showsCards) {
    const numbered = entries.map((entry, index) => `${index + 1}. ${entry.title}`);
    const lines = [titleFor(name), ...facts.map(({ label, value }) => labelled(words, label, value)), ...numbered];
    return say(context, [...lines, words.say('common:menu.questionText')].join('\n'));
  }
  const question = {
    title: titleFor(asTyped(name)),
    facts: facts.map(({ label, value }) => ({ label, value: asTyped(value) })),
    question: words.say('common:menu.question'),
  };
  await showButtons(context, guides.cards, question, entries);
}

async function headerOf({ services, actor, words, format }: Turn) {
  const { name, wallet } = await services.desk.header(actor);
  const user = { label: words.say('common:header.user'), value: name };
  if (wallet === undefined) return { name, facts: [user] };
  const balance = wallet.balances.map(format.money).join(' | ');
  return {
    name,
    facts: [
      user,
      { label: words.say('common:header.balance'), value: balance },
      { label: words.say('common:header.rate'), value: format.rate(wallet.rate) },
    ],
  };
}
