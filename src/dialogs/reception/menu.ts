import type { MenuStart } from '../../domain/operator/index.js';
import { inLanguage } from '../../domain/terms/choices.js';
import { plain } from '../../domain/terms/plainText.js';
import { asTyped } from '../../speech/cardText.js';
import { labelled, type Words } from '../../speech/words.js';
import { itemOf } from '../conversation/listNumber.js';
import { say } from '../conversation/speaking.js';
import type { Run } from '../conversation/state.js';
import { type Turn, turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';
import type { Guides } from '../definition/guides.js';
import { draftTitle, offeredDrafts } from '../runs/drafts/offered.js';
import { type Section, showButtons } from '../shown/buttons.js';
import { leaveRows } from '../shown/rowActions.js';
import { headerOf } from './menuHeader.js';

/** The menu shows so many drafts, the latest; one line more leads to them all. */
const MOST_DRAFTS = 3;

export interface MenuEntry {
  readonly title: string;
  readonly act: 'start' | 'resume' | 'draft' | 'drafts' | 'organisation' | 'language';
  readonly procedure: string;
  readonly run: string;
  /** The answer that its procedure is begun with, where the line has one. */
  readonly field?: string;
  readonly value?: string;
}

const organisation = { act: 'organisation', procedure: '', run: '' } as const;
const drafts = { act: 'drafts', procedure: '', run: '' } as const;
const language = { act: 'language', procedure: '', run: '' } as const;

/** Lines that belong together, as the operator's guide has them; those of a group without a title stand alone. */
interface Group {
  readonly title: string;
  readonly entries: readonly MenuEntry[];
}

/** The lines of the menu in the order of their numbers. */
interface Entries {
  /** What this role may do here: a line keeps its number whatever was begun meanwhile. */
  readonly groups: readonly Group[];
  /** What waits to be gone on with: it comes and goes, and has the numbers after the last of the others. */
  readonly waiting: readonly MenuEntry[];
}

const menuEntries = (turn: Turn, guides: Guides): Entries => ({
  groups: menuGroups(turn, guides),
  waiting: waitingEntries(turn),
});

const numberedLines = ({ groups, waiting }: Entries): readonly MenuEntry[] => [
  ...groups.flatMap(({ entries }) => entries),
  ...waiting,
];

/** What this role may begin, in the groups of the operator's guide; last, what is about the conversation itself. */
export function menuGroups({ operator, actor, words, organisation: company }: Turn, { procedures }: Guides): Group[] {
  const { menus, roles, languages } = operator.profile;
  const isOffered = (id: string) => procedures.has(id) && roles[actor.role]?.includes(id) === true;
  const start = (line: string | MenuStart): MenuEntry[] => {
    const [procedure, title] =
      typeof line === 'string'
        ? [line, words.say(`${line}:title`)]
        : [line.procedure, inLanguage(line.title, words.language)];
    const begun = typeof line === 'string' ? {} : { field: line.field, value: line.value };
    return isOffered(procedure) ? [{ ...{ title, act: 'start', procedure, run: '' }, ...begun }] : [];
  };
  const groups = (menus[actor.role] ?? []).map((one) =>
    typeof one === 'string'
      ? { title: '', entries: start(one) }
      : { title: inLanguage(one.title, words.language), entries: one.procedures.flatMap(start) },
  );
  const around = [
    ...(company?.several ? [{ ...organisation, title: words.say('common:menu.organisation') }] : []),
    ...(languages.length > 1 ? [{ ...language, title: words.say('common:menu.language') }] : []),
  ];
  return [...groups, { title: '', entries: around }].filter(({ entries }) => entries.length > 0);
}

/** The runs that are open in this conversation. */
export function waitingHere({ state, words }: Turn): MenuEntry[] {
  const waiting = state.open.flatMap((id) => state.runs[id] ?? []);
  return waiting.map(({ id, procedure }, index) => ({
    title: resumeTitle(
      procedure,
      waiting.slice(0, index).filter((run) => run.procedure === procedure),
      words,
    ),
    act: 'resume' as const,
    procedure,
    run: id,
  }));
}

function waitingEntries(turn: Turn): MenuEntry[] {
  const { state, words } = turn;
  return [
    ...waitingHere(turn),
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
  return itemOf(
    text,
    numberedLines(menuEntries(turn, guides)),
    ({ title }) => title,
    turn.words,
    numbers ? 'place' : 'title',
  );
}

/** The lines of the group that a text names, with their numbers; undefined where every line is seen, or none is called so. */
export function groupNamed(turn: Turn, guides: Guides, text: string): string | undefined {
  const { groups } = menuEntries(turn, guides);
  const found = isFolded(groups) ? groups.findIndex(({ title }) => title !== '' && plain(title) === plain(text)) : -1;
  const group = groups[found];
  if (group === undefined) return undefined;
  const before = groups.slice(0, found).reduce((sum, { entries }) => sum + entries.length, 0);
  const lines = group.entries.map(({ title }, index) => `${before + index + 1}. ${title}`);
  return [group.title, ...lines, turn.words.say('common:menu.questionText')].join('\n');
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
  const entries = menuEntries(turn, guides);
  // Whatever else was to be gone on with is one of its lines.
  turn.state.instead = turn.state.open.length > 0 ? { asks: 'menu' } : undefined;
  leaveRows(turn.state);
  const { name, facts } = await headerOf(turn);
  const titleFor = (who: string) =>
    greeting === undefined ? words.say('common:menu.title') : words.say('common:menu.greeting', { name: who });
  if (!turn.showsCards) {
    const about = facts.map(({ label, value }) => labelled(words, label, value));
    const how = isFolded(entries.groups) ? 'common:menu.groupsText' : 'common:menu.questionText';
    const lines = [titleFor(name), ...about, ...menuText(entries, words), words.say(how)];
    return say(context, lines.join('\n'));
  }
  const question = {
    title: titleFor(asTyped(name)),
    facts: facts.map(({ label, value }) => ({ label, value: asTyped(value) })),
    question: words.say('common:menu.question'),
  };
  // What waits stands on top, where it is seen first, in rows of its own: the others stay in their places.
  await showButtons(context, guides.cards, question, entries.waiting, {
    sections: menuSections(entries.groups),
  });
}

/** The menu's lines in plain text, each group under its title. Of a long menu the groups are named, with the numbers they have. */
function menuText(entries: Entries, words: Words): string[] {
  const lines = numberedLines(entries).map(({ title }, index) => `${index + 1}. ${title}`);
  const isLong = isFolded(entries.groups);
  let from = 0;
  const groups = entries.groups.flatMap(({ title, entries: own }) => {
    const all = lines.slice(from, from + own.length);
    const range = { title, from: from + 1, until: from + own.length };
    from += own.length;
    if (title !== '' && isLong) return [words.say('common:menu.group', range)];
    return title === '' ? all : [title, ...all];
  });
  return [...groups, ...lines.slice(from)];
}

/** More procedures than this, in groups, are folded. */
const MOST_UNFOLDED = 20;
function isFolded(groups: readonly Group[]): boolean {
  const named = groups.filter(({ title }) => title !== '');
  return named.length > 1 && named.reduce((sum, { entries }) => sum + entries.length, 0) > MOST_UNFOLDED;
}

/** The groups as parts of the card. */
function menuSections(groups: readonly Group[]): readonly Section[] {
  const folded = isFolded(groups);
  return groups.map(({ title, entries }) => ({ title, buttons: entries, folded: folded && title !== '' }));
}
