import { randomUUID } from 'node:crypto';
import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { customAlphabet } from 'nanoid';
import { z } from 'zod';
import type { Catalogue } from './catalogue.js';
import { Replies } from './replies.js';
import { type Answers, type Screens, type Step, steps } from './screens.js';
import type { Showing } from './showing.js';
import type { PeerStorage, Registration } from './store.js';

/** What the dialog keeps between two turns. */
interface Run {
  /** Where it is; without it, at the review. */
  step?: Step | undefined;
  /** Of the card that was shown last: the others are no longer open. */
  card: string;
  answers: Answers;
}

export interface RegistrationPorts {
  readonly screens: Screens;
  readonly showing: Showing;
  readonly catalogue: Catalogue;
  readonly store: PeerStorage;
  /** Where a turn leaves its row. */
  readonly registered: StatePropertyAccessor<Registration>;
}

const Pressed = z.looseObject({ act: z.enum(['answer', 'back', 'help', 'cancel', 'confirm']), card: z.string() });
const key = customAlphabet('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', 16);
const reference = customAlphabet('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', 8);
const DAY = 24 * 60 * 60 * 1000;

/** KONNECT guide, A. Enregistrement, as cards: five screens, the review, the receipt. */
export class RegistrationDialog extends Dialog {
  constructor(private readonly ports: RegistrationPorts) {
    super('registration');
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const run = runOf(dc);
    run.answers = {};
    return this.#ask(dc.context, run, 'names');
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const run = runOf(dc);
    const pressed = Pressed.safeParse(dc.context.activity.value).data;
    // Something was typed, or a button of an earlier card was pressed.
    if (pressed?.card !== run.card) return this.#ask(dc.context, run, run.step);
    switch (pressed.act) {
      case 'answer':
        return this.#answer(dc.context, run, pressed);
      case 'confirm':
        return this.#confirm(dc, run);
      case 'back':
        return this.#ask(dc.context, run, steps[(run.step ? steps.indexOf(run.step) : steps.length) - 1] ?? 'names');
      case 'help':
        Replies.of(dc.context).say(this.ports.showing.text('helpText'));
        return Dialog.EndOfTurn;
      case 'cancel':
        Replies.of(dc.context).say(this.ports.showing.text('cancelled'));
        return this.#end(dc);
    }
  }

  #ask(context: TurnContext, run: Run, step: Step | undefined): DialogTurnResult {
    const { showing } = this.ports;
    Object.assign(run, { step, card: randomUUID() });
    const { card, answers } = run;
    Replies.of(context).say(step ? showing.screen(step, card, answers) : showing.review(card, answers));
    return Dialog.EndOfTurn;
  }

  #answer(context: TurnContext, run: Run, submitted: Readonly<Record<string, unknown>>): DialogTurnResult {
    const { screens, showing } = this.ports;
    const { step } = run;
    if (step === undefined) return this.#ask(context, run, step);
    const read = screens[step].read(submitted, run.answers);
    if ('problems' in read) {
      run.card = randomUUID();
      const typed = Typed.parse(submitted);
      Replies.of(context).replace(showing.screen(step, run.card, { ...run.answers, ...typed }, read.problems));
      return Dialog.EndOfTurn;
    }
    run.answers = { ...run.answers, ...read.answers };
    Replies.of(context).replace(showing.answered(step, run.answers));
    return this.#ask(context, run, steps[steps.indexOf(step) + 1]);
  }

  async #confirm(dc: DialogContext, run: Run): Promise<DialogTurnResult> {
    const { showing, store, registered, catalogue } = this.ports;
    if (run.step !== undefined) return this.#ask(dc.context, run, run.step);
    const row = rowOf(run.answers, catalogue);
    if (await store.isTaken(row.document, row.modem)) {
      run.card = randomUUID();
      Replies.of(dc.context).replace(showing.review(run.card, run.answers, 'taken'));
      return Dialog.EndOfTurn;
    }
    await registered.set(dc.context, row);
    Replies.of(dc.context).replace(showing.receipt(row));
    return this.#end(dc);
  }

  #end(dc: DialogContext): Promise<DialogTurnResult> {
    Replies.of(dc.context).say(this.ports.showing.menu());
    return dc.endDialog();
  }
}

/** What stands in the fields that have a mistake. */
const Typed = z.record(z.string(), z.string().catch(''));

function runOf({ activeDialog }: DialogContext): Run {
  if (activeDialog === undefined) throw new Error('no registration is under way');
  return activeDialog.state;
}

function rowOf(answers: Answers, { offers }: Catalogue): Registration {
  const { documentType, country, documentNumber, category = '', offer, modemSerial = '' } = answers;
  const days = offers.get(category)?.find(({ value }) => value === offer)?.days ?? 0;
  const now = Date.now();
  return {
    ...{ id: reference(), activationKey: key(), answers },
    ...{ document: [documentType, country, documentNumber].join(':'), modem: modemSerial },
    registeredAt: new Date(now).toISOString(),
    endsAt: new Date(now + days * DAY).toISOString(),
  };
}
