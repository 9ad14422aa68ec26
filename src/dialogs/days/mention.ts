import { DateTime } from 'luxon';

/** Where the days lie that are talked of: what is to be done lies ahead, what is looked up behind. */
export type Toward = 'ahead' | 'behind';

/** A day, or some days, named in a text. */
export interface Mention {
  readonly at: number;
  readonly end: number;
  /** yyyy-mm-dd, both included. */
  readonly first: string;
  readonly last: string;
  /** It was named without a year. */
  readonly yearless?: boolean;
  /** It goes on until today: "the last 7 days". */
  readonly since?: boolean;
  /** A month, or several, without a day. */
  readonly months?: boolean;
  /** It is read the other way round, with the month first: a form that is not taken here. */
  readonly monthFirst?: boolean;
}

export const dayOf = (day: DateTime): string => day.toFormat('yyyy-MM-dd');

/** A day of the year that was named without one: the next or the last there is. */
export function nearest(day: number, month: number, today: string, toward: Toward): DateTime | undefined {
  const now = DateTime.fromISO(today);
  // Four years on for the 29th of February.
  for (let years = 0; years <= 8; years += 1) {
    const year = now.year + (toward === 'ahead' ? years : -years);
    const found = DateTime.fromObject({ year, month, day });
    if (found.isValid && (toward === 'ahead' ? found >= now : found <= now)) return found;
  }
  return undefined;
}
