import { z } from 'zod';
import { type Proof, proofs } from '../../domain/records/receipt.js';
import type { DialogsState } from './state.js';

/** The dialog that asks for a proof which has no field on the review. Its name is the one it had when that was a PIN only. */
export const PROOF = 'pin';
/** What it asks for; one that an older version began asks for a PIN. */
const Asking = z.looseObject({ proof: z.enum(proofs).default('pin') });
/** The dialog that shows all answers and waits for the yes. */
export const REVIEW = 'review';

/** The dialog whose question is open: the uppermost on the stack. */
const uppermost = ({ dialogs }: DialogsState) => dialogs.dialogStack.at(-1);

/** The card that waits for an answer now, by the id that stands on its buttons. */
export const openCard = (state: DialogsState): unknown => uppermost(state)?.state.card;

/** Which proof the open question is for, even where something is asked over it. */
export function proofAsked(state: DialogsState): Proof | undefined {
  const open = uppermost(state);
  return open?.id === PROOF ? Asking.parse(open.state).proof : undefined;
}

/** Whether all is answered and waits for the yes. */
export const asksReview = (state: DialogsState): boolean => uppermost(state)?.id === REVIEW;

/** Whether the menu was shown over what is open. */
export const isAtMenu = ({ instead }: DialogsState): boolean => instead?.asks === 'menu';

/** Whether no question is open, or the menu was shown over it. */
export const asksNothing = (state: DialogsState): boolean => uppermost(state) === undefined || isAtMenu(state);

/** The run of which it is asked whether to go on with it. */
export const goingOnWith = ({ instead }: DialogsState): string | undefined =>
  instead?.asks === 'goingOn' ? instead.run : undefined;
