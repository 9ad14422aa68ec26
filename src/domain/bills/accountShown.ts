import { thing } from '../terms/thing.js';

/** A billing account where it is shown, by its number. */
export const accountShown = thing<object>('billingAccount');
