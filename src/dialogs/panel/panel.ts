import { usedLately } from '../../domain/accounts/lately.js';
import { approvalChoices, approvalsWaiting } from '../../domain/orders/approvalQueries.js';
import { ordersAwaitingSim, ordersToLink } from '../../domain/orders/linkSim.js';
import type { Language } from '../../domain/terms/language.js';
import { labelled } from '../../speech/words.js';
import { asked } from '../conversation/asking.js';
import { isAtMenu } from '../conversation/openDialog.js';
import type { Submit } from '../conversation/submit.js';
import type { Turn } from '../conversation/turn.js';
import type { Guides } from '../definition/guides.js';
import { menuGroups, waitingHere } from '../reception/menu.js';
import { headerOf } from '../reception/menuHeader.js';
import { draftTitle, offeredDrafts } from '../runs/drafts/offered.js';
import { type Trail, trailOf } from './trail.js';

/** A line of the panel: what stands on it, and what it sends, which is what a button of a card would send. */
export interface Line {
  readonly title: string;
  /** What else is known of it, in smaller letters. */
  readonly about?: string;
  readonly press: Submit;
}

interface LineGroup {
  readonly title: string;
  readonly lines: readonly Line[];
}

/** What stands around the conversation on our page, as it is now. */
export interface Panel {
  readonly language: Language;
  readonly who: string;
  /** The company that is worked for; `several`: there are others to turn to. */
  readonly company: { readonly name: string; readonly several: boolean } | undefined;
  /** What the role is shown of itself, such as its balance and rate. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** What can be begun, in the groups of the operator's guide. */
  readonly groups: readonly LineGroup[];
  /** What was used last. */
  readonly lately: readonly Line[];
  /** What waits to be gone on with, to be decided, or for something. */
  readonly waiting: readonly Line[];
  /** Where somebody is in the guide that is open. */
  readonly trail: Trail | undefined;
}

/** The panel of a conversation between two of its turns. It changes nothing. */
export async function panelOf(turn: Turn, guides: Guides): Promise<Panel> {
  const { words, organisation } = turn;
  const groups = menuGroups(turn, guides)
    .map(({ title, entries }) => ({ title, lines: entries.flatMap(started) }))
    .filter(({ lines }) => lines.length > 0);
  const { name, own } = await headerOf(turn);
  return {
    language: words.language,
    who: name,
    company: organisation && { name: organisation.name, several: organisation.several },
    facts: own,
    groups,
    lately: await latelyOf(turn, groups),
    waiting: [...aside(turn).map(resumed), ...(await drafts(turn, guides)), ...(await others(turn, groups, guides))],
    trail: trailOf(turn, guides),
  };
}

const started = ({ title, act, procedure, field, value }: ReturnType<typeof menuGroups>[number]['entries'][number]) =>
  act === 'start' ? [{ title, press: { act, procedure, ...(field && { field, value }) } }] : [];

/** The runs that are set aside: what is asked now waits before everybody's eyes. */
const aside = (turn: Turn) =>
  waitingHere(turn).filter(
    ({ run }) => run !== turn.state.open[0] || turn.state.dialogs.dialogStack.length === 0 || isAtMenu(turn.state),
  );

const resumed = ({ title, run }: { readonly title: string; readonly run: string }): Line => ({
  title,
  press: { act: 'resume', run },
});

async function drafts(turn: Turn, guides: Guides): Promise<Line[]> {
  const offered = await offeredDrafts(turn, guides);
  return offered.map((draft) => ({
    title: draftTitle(draft, turn),
    press: { act: 'draft', procedure: draft.procedure },
  }));
}

/** What others ask for and what lacks something, each where the role has the procedure that chooses among them. */
async function others(turn: Turn, groups: readonly LineGroup[], guides: Guides): Promise<Line[]> {
  const { words, actor } = turn;
  if (actor.boundTo !== undefined) return [];
  const decided = words.say('common:header.approvals');
  const linked = words.say('common:header.awaitingSim');
  const counts = [
    { list: approvalChoices, label: decided, count: await asked(approvalsWaiting, {}, turn) },
    { list: ordersToLink, label: linked, count: await asked(ordersAwaitingSim, {}, turn) },
  ];
  return counts.flatMap(({ list, label, count = 0 }) => {
    const chooses = [...guides.procedures.values()].find(({ fields }) =>
      fields.some(({ pick }) => pick?.list === list),
    );
    const line = chooses && lineOf(groups, chooses.id);
    return line === undefined || count === 0 ? [] : [{ ...line, title: labelled(words, label, String(count)) }];
  });
}

const lineOf = (groups: readonly LineGroup[], procedure: string): Line | undefined =>
  groups
    .flatMap(({ lines }) => lines)
    .find(({ press }) => press.act === 'start' && press.procedure === procedure && press.field === undefined);

async function latelyOf(turn: Turn, groups: readonly LineGroup[]): Promise<Line[]> {
  const used = (await asked(usedLately, {}, turn)) ?? [];
  return used.flatMap((procedure) => lineOf(groups, procedure) ?? []);
}
