import type { TurnContext } from 'botbuilder';
import { Language } from '../../domain/terms/language.js';
import { goingOnWith, openCard } from '../conversation/openDialog.js';
import { say, sayStale } from '../conversation/speaking.js';
import type { Waits } from '../conversation/state.js';
import type { Act, Pressed, Submit } from '../conversation/submit.js';
import { turnOf } from '../conversation/turn.js';
import { showGuideOf } from '../help/guidePage.js';
import { receiptBefore } from '../runs/carryOut.js';
import { showMore } from '../shown/found.js';
import { showResultLink } from '../shown/resultLink.js';
import { receiptAgain, reopen } from './ownReceipt.js';
import type { Parts } from './parts.js';
import { goOnLater } from './questions/goingOn.js';
import { takeQuestion } from './questions/waiting.js';

type ByAct = { readonly [A in Act]: Pressed<A> };

/** Where a button counts: on the card of the open question, on the list that was shown last, or wherever it stands. */
type Place = 'question' | 'list' | 'anywhere';

interface Button<A extends Act> {
  readonly on: Place;
  press(submit: ByAct[A], waits: Waits | undefined): Promise<void>;
}
type Buttons = { readonly [A in Act]: Button<A> };

const anywhere = <A extends Act>(press: Button<A>['press']): Button<A> => ({ on: 'anywhere', press });

/** What each button does. */
function buttonsOf(parts: Parts): Buttons {
  const { dc, guides, runs, controls, organisations, leaving, drafts, sentences, answering } = parts;
  const { context } = dc;
  const own = { on: 'question', press: () => answering.open() } as const;
  const isGoingOn = (run: string) => goingOnWith(turnOf(context).state) === run;
  return {
    ...{ answer: own, change: own, confirm: own, back: own },
    ...{ find: own, more: own, previous: own, all: own, none: own },
    cancel: { on: 'question', press: () => controls.take('cancel') },
    rows: { on: 'list', press: ({ after }) => showMore(context, guides, after) },
    menu: anywhere(() => controls.take('menu')),
    help: anywhere(() => controls.take('help')),
    where: anywhere(() => controls.take('where')),
    person: anywhere(() => controls.take('person')),
    history: anywhere(() => controls.take('history')),
    // It is also the way back from the list of companies: to the menu, where that was shown.
    repeat: anywhere((_, waits) => (waits?.for === 'choosing' ? runs.repeat() : controls.take('repeat'))),
    restart: anywhere(({ run }) => (run && run !== runs.current?.id ? sayStale(context) : controls.take('restart'))),
    language: anywhere(({ language }) => {
      const wished = Language.safeParse(language).data;
      return wished === undefined ? controls.take('language') : controls.speak(wished);
    }),
    organisation: anywhere(({ organisation }) => organisations.pressed(organisation)),
    start: anywhere(async ({ procedure, field, value }, waits) => {
      if (field === undefined && (await sentences.pressed(procedure, waits))) return;
      await answering.start(procedure, field === undefined || value === undefined ? undefined : { field, value });
    }),
    resume: anywhere(({ run }) => runs.resume(run)),
    later: anywhere(({ run }) => (isGoingOn(run) ? goOnLater(context, guides) : sayStale(context))),
    giveUp: anywhere(({ run }) => (isGoingOn(run) ? controls.take('cancel') : sayStale(context))),
    leave: anywhere((submit, waits) => leaving.pressed(submit, waits)),
    stay: anywhere((submit, waits) => leaving.pressed(submit, waits)),
    afresh: anywhere((submit, waits) => leaving.pressed(submit, waits)),
    drafts: anywhere(() => drafts.show()),
    draft: anywhere(({ procedure }) => runs.goOnWith(procedure)),
    anew: anywhere(({ procedure }, waits) => drafts.anew(procedure, waits)),
    deleteDraft: anywhere(({ procedure, run }) => drafts.delete([run || procedure])),
    deleteDrafts: anywhere(() => drafts.delete()),
    guide: anywhere(({ procedure }) => showGuideOf(context, guides, procedure)),
    receipt: anywhere(({ command }) => reopen(context, guides, command)),
    file: anywhere(({ command }) => showResultLink(context, guides.cards, command)),
    copy: anywhere(({ copy }) => say(context, copy)),
  };
}

/** Does what the pressed button stands for: on the open card that is first of all what its dialog does with it. */
export async function press(submit: Submit, parts: Parts): Promise<void> {
  const { context } = parts.dc;
  const { state } = turnOf(context);
  const buttons = buttonsOf(parts);
  const { on } = buttons[submit.act];
  const open = on === 'list' ? state.list?.id : openCard(state);
  const isThere = on === 'anywhere' || (submit.card !== undefined && submit.card === open);
  if (!isThere) return notThere(context, submit, parts);
  // More of a list is no answer: a question that waits over it waits on.
  await take(buttons, submit.act, submit, on === 'list' ? undefined : takeQuestion(state));
}

const take = <A extends Act>(buttons: Buttons, act: A, submit: ByAct[A], waits: Waits | undefined): Promise<void> =>
  buttons[act].press(submit, waits);

/** A card that is not the open one says so; but a command that was carried out gives its receipt again. */
async function notThere(context: TurnContext, submit: Submit, { guides }: Parts): Promise<void> {
  const command = submit.act === 'confirm' ? submit.command : undefined;
  const receipt = await receiptBefore({ commandId: command }, turnOf(context));
  if (receipt === undefined) await sayStale(context);
  else await receiptAgain(context, receipt, guides);
}
