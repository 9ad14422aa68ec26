// The dialogs of Microsoft's Agents SDK in the place of src/dialogs/conversation/dialogClasses.ts: `npm run guides:agents`.
import { TurnContext } from '@microsoft/agents-hosting';
import {
  Dialog as AgentsDialog,
  WaterfallStepContext as AgentsStep,
  DialogContext,
  DialogSet,
  DialogTurnStatus,
  WaterfallDialog,
} from '@microsoft/agents-hosting-dialogs';
import { z } from 'zod';
import type {
  DialogClass,
  DialogOf,
  Dialogs,
  DialogContext as OurContext,
  StatePropertyAccessor,
  WaterfallStep,
  WaterfallStepContext,
} from '../../src/dialogs/conversation/dialogTypes.js';

export const Dialog: DialogClass = AgentsDialog;

export const complete: string = DialogTurnStatus.complete;

/** A set of its own takes its state from a class over a storage only: the context is made here. */
export function dialogSet(state: StatePropertyAccessor): Dialogs {
  const set = new DialogSet();
  return {
    add: (dialog) => {
      if (!(dialog instanceof AgentsDialog)) throw new Error('a dialog of another framework');
      set.add(dialog);
    },
    createContext: async (context) => {
      if (!(context instanceof TurnContext)) throw new Error('a turn of another framework');
      return Ours.parse(new DialogContext(set, context, await state.get(context)));
    },
  };
}

// Their contexts have a TurnContext that takes a text as well as its own class of activities, which our types have no word for.
const Ours = z.custom<OurContext>((value) => value instanceof DialogContext);
const OurStep = z.custom<WaterfallStepContext>((value) => value instanceof AgentsStep);
const OurDialog = z.custom<DialogOf<object>>((value) => value instanceof AgentsDialog);

const Result = z.looseObject({ status: z.enum(DialogTurnStatus) });

export const waterfall = (id: string, steps: readonly WaterfallStep[]): DialogOf<object> =>
  OurDialog.parse(
    new WaterfallDialog(
      id,
      steps.map((take) => async (step) => Result.parse(await take(OurStep.parse(step)))),
    ),
  );
