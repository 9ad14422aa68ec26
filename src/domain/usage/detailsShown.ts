import type { Asking } from '../door/asking.js';
import { userOf } from '../lines/userData.js';
import type { Line } from '../records/line.js';
import type { Period } from '../terms/period.js';
import { type Given, thing } from '../terms/thing.js';

/** Call details that a number's user is shown, by their days as an interval (ISO 8601). `mailable`: there is an address that all of them can go to. */
export const detailsShown = thing<{ readonly mailable: boolean }>('call details');

export const detailsToMail = async ({ tables }: Asking, line: Line, { from, until }: Period): Promise<Given> =>
  detailsShown.shown(`${from}/${until}`, { mailable: (await userOf(tables, line))?.email !== undefined });
