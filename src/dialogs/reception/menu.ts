import type { TurnContext } from 'botbuilder';
import { approvalsWaiting } from '../../domain/orders/approvalQueries.js';
import { type Header, header } from '../../domain/sales/header.js';
import { asTyped } from '../../speech/cardText.js';
import { labelled, type Words } from '../../speech/words.js';
import { asked } from '../conversation/asking.js';
import { itemOf } from '../conversation/listNumber.js';
import { say } from '../conversation/speaking.js';
import type { Run } from '../conversation/state.js';
import { type Turn, turnOf } from '../conversation/turn.js';
import type { Guides } from '../definition/guides.js';
import { draftTitle, offeredDrafts } from '../runs/drafts/offered.js';
import { showButtons } from '../shown/buttons.js';

/** The menu shows so many drafts, the latest; one line more leads to them all. */
const MOST_DRAFTS = 3;

export interface MenuEntry {
  readonly title: string;
  readonly act: 'start' | 'resume' | 'draft' | 'drafts' | 'organisation' | 'language';
  readonly procedure: string;
  readonly run: string;
}

const organisation = { act: 'organisation', procedure: '', run: '' } as const;
const drafts = { act: 'drafts', procedure: '', run: '' } as const;
const language = { act: 'language', procedure: '', run: '' } as const;

/** The lines of the menu in the order of their numbers. */
interface Entries {
  /** What this role may do here: a line keeps its number whatever was begun meanwhile. */
  readonly offered: readonly MenuEntry[];
  /** What waits to be gone on with: it comes and goes, and has the numbers after the last of the others. */
  readonly waiting: readonly MenuEntry[];
}

function menuEntries(turn: Turn, guides: Guides): Entries {
  return { offered: offeredEntries(turn, guides), waiting: waitingEntries(turn) };
}

function offeredEntries({ operator, actor, words, organisation: company }: Turn, { procedures }: Guides): MenuEntry[] {
  const offered = (operator.profile.roles[actor.role] ?? []).filter((id) => procedures.has(id));
  return [
    ...offered.map((procedure) => ({
      title: words.say(`${procedure}:title`),
      act: 'start' as const,
      procedure,
      run: '',
    })),
    ...(company?.several ? [{ ...organisation, title: words.say('common:menu.organisation') }] : []),
    ...(operator.profile.languages.length > 1 ? [{ ...language, title: words.say('common:menu.language') }] : []),
  ];
}

function waitingEntries({ state, words }: Turn): MenuEntry[] {
  const waiting = state.open.flatMap((id) => state.runs[id] ?? []);
  return [
    ...waiting.map(({ id, procedure }, index) => ({
      title: resumeTitle(
        procedure,
        waiting.slice(0, index).filter((run) => run.procedure === procedure),
        words,
      ),
      act: 'resume' as const,
      procedure,
      run: id,
    })),
    ...(state.offered ?? []).map((draft) => ({ ...draft, act: 'draft' as const, run: '' })),
    ...(state.moreOffered ? [{ ...drafts, title: words.say('common:drafts.more') }] : []),
  ];
}

/** "Resume: Block a number", and "(2)" where there is one of it already: no two lines read alike. */
function resumeTitle(procedure: string, before: readonly Run[], words: Words): string {
  return numbered(words.say('common:menu.resume', { procedure: words.say(`${procedure}:title`) }), before.length);
}

/** A title where so many like it stand before it. */
export const numbered = (title: string, before: number): string => (before === 0 ? title : `${title} (${before + 1})`);

/** The line of the menu that a typed text means: its title or, where lines have `numbers`, its number. */
export function menuEntry(turn: Turn, guides: Guides, text: string, numbers: boolean): MenuEntry | undefined {
  const { offered, waiting } = menuEntries(turn, guides);
  return itemOf(text, [...offered, ...waiting], ({ title }) => title, turn.words, numbers);
}

/** Keeps which drafts the menu shows: its lines stay what they are, whatever other conversations do meanwhile. */
async function offerDrafts(turn: Turn, guides: Guides): Promise<void> {
  const all = await offeredDrafts(turn, guides);
  const { state } = turn;
  const shown = all.slice(0, MOST_DRAFTS);
  state.offered =
    shown.length === 0 ? undefined : shown.map((one) => ({ procedure: one.procedure, title: draftTitle(one, turn) }));
  state.moreOffered = all.length > MOST_DRAFTS || undefined;
}

/** The menu with the guide's header (K1): who, balances, rate. */
export async function showMenu(context: TurnContext, guides: Guides, greeting?: 'greeting'): Promise<void> {
  const turn = turnOf(context);
  const { words } = turn;
  await offerDrafts(turn, guides);
  const { offered, waiting } = menuEntries(turn, guides);
  // Whatever else was to be gone on with is one of its lines.
  turn.state.instead = turn.state.open.length > 0 ? { asks: 'menu' } : undefined;
  const { name, facts } = await headerOf(turn);
  const titleFor = (who: string) =>
    greeting === undefined ? words.say('common:menu.title') : words.say('common:menu.greeting', { name: who });
  if (!turn.showsCards) {
    const numbered = [...offered, ...waiting].map((entry, index) => `${index + 1}. ${entry.title}`);
    const lines = [titleFor(name), ...facts.map(({ label, value }) => labelled(words, label, value)), ...numbered];
    return say(context, [...lines, words.say('common:menu.questionText')].join('\n'));
  }
  const question = {
    title: titleFor(asTyped(name)),
    facts: facts.map(({ label, value }) => ({ label, value: asTyped(value) })),
    question: words.say('common:menu.question'),
  };
  // What waits stands on top, where it is seen first, in rows of its own: the others stay in their places.
  await showButtons(context, guides.cards, question, offered, { onTop: waiting });
}

async function headerOf(turn: Turn) {
  const { organisation, words, format, showsCards } = turn;
  const { name, wallet }: Header = (await asked(header, {}, turn)) ?? { name: '' };
  const user = { label: words.say('common:header.user'), value: name };
  // Cards say it on top, where there are several.
  const isNamed = organisation === undefined || (organisation.several && showsCards);
  const company = isNamed ? [] : [{ label: words.say('common:header.organisation'), value: organisation.name }];
  const waiting = (await asked(approvalsWaiting, {}, turn)) ?? 0;
  const approvals = waiting === 0 ? [] : [{ label: words.say('common:header.approvals'), value: String(waiting) }];
  if (wallet === undefined) return { name, facts: [user, ...company, ...approvals] };
  const balance = wallet.balances.map(format.money).join(' | ');
  return {
    name,
    facts: [
      user,
      ...company,
      { label: words.say('common:header.balance'), value: balance },
      { label: words.say('common:header.rate'), value: format.rate(wallet.rate) },
    ],
  };
}
