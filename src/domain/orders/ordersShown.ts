import { thing } from '../terms/thing.js';

/** The orders of a command that are shown, by their reference: whether who sees them may undo them now, or link a SIM card. */
export const orderShown = thing<{ readonly undo: boolean; readonly sim: boolean }>('order');

/** A request for a second administrator that is shown, by its id. */
export const approvalShown = thing<undefined>('approval');
