import { Language } from '../../domain/terms/language.js';
import { goingOnWith, openCard } from '../conversation/openDialog.js';
import { say, sayStale } from '../conversation/speaking.js';
import type { Waits } from '../conversation/state.js';
import type { Act, Pressed, Submit } from '../conversation/submit.js';
import { turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';
import { showGuideOf } from '../help/guidePage.js';
import { receiptBefore } from '../runs/carryOut.js';
import { showMore } from '../shown/found.js';
import { showOnceLink } from '../shown/once.js';
import { showReportLink } from '../shown/reportLink.js';
import { showResultLink } from '../shown/resultLink.js';
import { reopen, sayDoneBefore } from './ownReceipt.js';
import type { Parts } from './parts.js';
import { goOnLater } from './questions/goingOn.js';
import { takeQuestion } from './questions/waiting.js';

type ByAct = { readonly [A in Act]: Pressed<A> };

/** Where a button counts: on the card of the open question, on the list that was shown last, or wherever it stands. */
type Place = 'question' | 'list' | 'anywhere';

interface Button<A extends Act> {
  readonly on: Place;
  press(parts: Parts, submit: ByAct[A], waits: Waits | undefined): Promise<void>;
}
type Buttons = { readonly [A in Act]: Button<A> };

const anywhere = <A extends Act>(press: Button<A>['press']): Button<A> => ({ on: 'anywhere', press });
const own = { on: 'question', press: ({ answering }: Parts) => answering.open() } as const;

const isGoingOn = ({ dc }: Parts, run: string): boolean => goingOnWith(turnOf(dc.context).state) === run;

/** What each button does. */
const buttons: Buttons = {
  ...{ answer: own, change: own, step: own, lines: own, confirm: own, back: own, sendCode: own },
  ...{ find: own, more: own, previous: own, all: own, none: own, sort: own, open: own, export: own },
  cancel: { on: 'question', press: ({ controls }) => controls.take('cancel') },
  rows: { on: 'list', press: ({ dc, guides }, { after }) => showMore(dc.context, guides, after) },
  as: { on: 'list', press: ({ dc, guides }, { form }) => showReportLink(dc.context, guides, form) },
  menu: anywhere(({ controls }) => controls.take('menu')),
  help: anywhere(({ controls }) => controls.take('help')),
  where: anywhere(({ controls }) => controls.take('where')),
  person: anywhere(({ controls }) => controls.take('person')),
  history: anywhere(({ controls }) => controls.take('history')),
  // It is also the way back from the list of companies: to the menu, where that was shown.
  repeat: anywhere(({ runs, controls }, _, waits) =>
    waits?.for === 'choosing' ? runs.repeat() : controls.take('repeat'),
  ),
  restart: anywhere(({ dc, runs, controls }, { run }) =>
    run && run !== runs.current?.id ? sayStale(dc.context) : controls.take('restart'),
  ),
  language: anywhere(({ controls }, { language }) => {
    const wished = Language.safeParse(language).data;
    return wished === undefined ? controls.take('language') : controls.speak(wished);
  }),
  organisation: anywhere(({ organisations }, { organisation }) => organisations.pressed(organisation)),
  start: anywhere(async ({ sentences, answering }, { procedure, field, value, does = '' }, waits) => {
    // A line of the menu sends '' for what it does not begin with.
    const begun = !field || value === undefined ? undefined : { field, value, does };
    if (begun === undefined && (await sentences.pressed(procedure, waits))) return;
    await answering.start(procedure, begun);
  }),
  narrow: anywhere(({ answering }, submit) => answering.narrow(submit.procedure, submit)),
  asAnswer: anywhere(({ wishes }, _, waits) => wishes.asAnswer(waits)),
  resume: anywhere(({ runs }, { run }) => runs.resume(run)),
  later: anywhere((parts, { run }) =>
    isGoingOn(parts, run) ? goOnLater(parts.dc.context, parts.guides) : sayStale(parts.dc.context),
  ),
  giveUp: anywhere((parts, { run }) =>
    isGoingOn(parts, run) ? parts.controls.take('cancel') : sayStale(parts.dc.context),
  ),
  leave: anywhere(({ leaving }, submit, waits) => leaving.pressed(submit, waits)),
  stay: anywhere(({ leaving }, submit, waits) => leaving.pressed(submit, waits)),
  afresh: anywhere(({ leaving }, submit, waits) => leaving.pressed(submit, waits)),
  drafts: anywhere(({ drafts }) => drafts.show()),
  draft: anywhere(({ runs }, { procedure }) => runs.goOnWith(procedure)),
  anew: anywhere(({ drafts }, { procedure }, waits) => drafts.anew(procedure, waits)),
  deleteDraft: anywhere(({ drafts }, { procedure, run }) => drafts.delete([run || procedure])),
  deleteDrafts: anywhere(({ drafts }) => drafts.delete()),
  guide: anywhere(({ dc, guides }, { procedure }) => showGuideOf(dc.context, guides, procedure)),
  receipt: anywhere(({ dc, guides }, { command }) => reopen(dc.context, guides, command)),
  file: anywhere(({ dc, guides }, { command }) => showResultLink(dc.context, guides.cards, command)),
  // Our page shows it itself.
  once: anywhere(({ dc, guides }, { command }) => showOnceLink(dc.context, guides.cards, command)),
  copy: anywhere(({ dc }, { copy }) => say(dc.context, copy)),
};

/** Does what the pressed button stands for: on the open card that is first of all what its dialog does with it. */
export async function press(submit: Submit, parts: Parts): Promise<void> {
  const { context } = parts.dc;
  const { state } = turnOf(context);
  const { on } = buttons[submit.act];
  const open = on === 'list' ? state.list?.id : openCard(state);
  const isThere = on === 'anywhere' || (submit.card !== undefined && submit.card === open);
  if (!isThere) return notThere(context, submit, parts);
  // More of a list is no answer: a question that waits over it waits on.
  await take(submit.act, parts, submit, on === 'list' ? undefined : takeQuestion(state));
}

const take = <A extends Act>(act: A, parts: Parts, submit: ByAct[A], waits: Waits | undefined): Promise<void> =>
  buttons[act].press(parts, submit, waits);

/** A card that is not the open one says so; but a command that was carried out gives its receipt again. */
async function notThere(context: TurnContext, submit: Submit, { guides }: Parts): Promise<void> {
  const command = submit.act === 'confirm' ? submit.command : undefined;
  const receipt = await receiptBefore({ commandId: command }, turnOf(context));
  if (receipt === undefined) await sayStale(context);
  else await sayDoneBefore(context, receipt, guides);
}
