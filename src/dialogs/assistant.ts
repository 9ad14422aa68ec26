import type { Cards } from './conversation/cards.js';
import { dialogSet } from './conversation/dialogClasses.js';
import type { DialogState, StatePropertyAccessor } from './conversation/dialogTypes.js';
import { PROOF, REVIEW } from './conversation/openDialog.js';
import { nameOrganisation } from './conversation/organisationLine.js';
import { readAloud } from './conversation/spoken.js';
import { turnOf } from './conversation/turn.js';
import type { TurnContext } from './conversation/turnContext.js';
import type { Guides } from './definition/guides.js';
import type { Procedure } from './definition/procedure.js';
import type { Kept } from './learning/classifier.js';
import { Reception } from './reception/reception.js';
import { ProofPrompt } from './review/proofPrompt.js';
import { ReviewPrompt } from './review/reviewPrompt.js';
import { watchDrafts } from './runs/drafts/keeping.js';
import { watchKeptChoices } from './runs/keptChoices.js';
import { ScreenPrompt } from './screen/screenPrompt.js';
import { compile, SCREEN } from './waterfall.js';

/** The dialogs' state is a part of the conversation's: the turn has it, and whoever runs the turn commits it. */
const dialogState: StatePropertyAccessor = {
  get: async (context: TurnContext) => turnOf(context).state.dialogs,
  set: async (context: TurnContext, value: DialogState) => {
    turnOf(context).state.dialogs = value;
  },
  delete: async (context: TurnContext) => {
    turnOf(context).state.dialogs = { dialogStack: [] };
  },
};

/** Carries out one turn of a conversation. The context has its turn bound to it (`bindTurn`). */
export type Assistant = (context: TurnContext) => Promise<void>;

/** The procedures by their ids, with the cards they are shown on. */
export const guidesOf = (procedures: readonly Procedure[], cards: Cards, kept?: Kept): Guides => ({
  procedures: new Map(procedures.map((procedure) => [procedure.id, procedure])),
  cards,
  kept,
});

/** The assistant that knows these procedures. */
export function makeAssistant(procedures: readonly Procedure[], cards: Cards, kept?: Kept): Assistant {
  const guides = guidesOf(procedures, cards, kept);
  const dialogs = dialogSet(dialogState);
  for (const procedure of procedures) dialogs.add(compile(procedure, guides));
  dialogs.add(new ScreenPrompt(SCREEN, guides));
  dialogs.add(new ReviewPrompt(REVIEW, guides));
  dialogs.add(new ProofPrompt(PROOF, guides));
  return async (context) => {
    nameOrganisation(context, cards);
    readAloud(context);
    const keepDrafts = watchDrafts(context, guides);
    const letGo = watchKeptChoices(context, guides);
    await new Reception(await dialogs.createContext(context), guides).receive();
    await keepDrafts();
    letGo();
  };
}
