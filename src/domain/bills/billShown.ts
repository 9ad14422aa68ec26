import { thing } from '../terms/thing.js';

/** A bill where it is shown, by its number; `payable`: something of it is open, and nothing under way for it. */
export const billShown = thing<{ readonly payable: boolean }>('bill');
