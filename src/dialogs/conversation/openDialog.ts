import type { DialogsState } from './state.js';

/** The dialog that asks for a PIN, where nothing but text can be sent. */
export const PIN = 'pin';
/** The dialog that shows all answers and waits for the yes. */
export const REVIEW = 'review';

/** The dialog whose question is open: the uppermost on the stack. */
const uppermost = ({ dialogs }: DialogsState) => dialogs.dialogStack.at(-1);

/** The card that waits for an answer now, by the id that stands on its buttons. */
export const openCard = (state: DialogsState): unknown => uppermost(state)?.state.card;

/** Whether the question that is open is the one for the PIN, even where something is asked over it. */
export const asksPin = (state: DialogsState): boolean => uppermost(state)?.id === PIN;

/** Whether all is answered and waits for the yes. */
export const asksReview = (state: DialogsState): boolean => uppermost(state)?.id === REVIEW;

/** Whether the menu was shown over what is open. */
export const isAtMenu = ({ instead }: DialogsState): boolean => instead?.asks === 'menu';

/** The run of which it is asked whether to go on with it. */
export const goingOnWith = ({ instead }: DialogsState): string | undefined =>
  instead?.asks === 'goingOn' ? instead.run : undefined;
