import { todayOf } from '../../domain/operator/calendar.js';
import type { Result } from '../../domain/terms/result.js';
import { refuse } from '../../domain/terms/result.js';
import type { Words } from '../../speech/words.js';
import type { Turn } from '../conversation/turn.js';

type Read<T> = (
  text: string,
  words: Words,
  today: string,
  how: { readonly whole: boolean },
) => Promise<Result<T> | undefined>;

/**
 * What somebody typed as an answer about days, in the language of the conversation or another that the operator speaks.
 * Refused (`value.date`): it names none, or says something else, too.
 */
export async function typedDays<T>(text: string, read: Read<T>, turn: Turn): Promise<Result<T>> {
  const today = todayOf(turn.operator, turn.services.clock.now());
  const others = turn.operator.profile.languages.filter((language) => language !== turn.words.language);
  for (const words of [turn.words, ...others.map((language) => turn.speaking(language).words)]) {
    const found = await read(text, words, today, { whole: true });
    if (found !== undefined) return found;
  }
  return refuse('value.date');
}

/** A day that is so many days from today, as it is shown: an example. */
export function dayFromToday(days: number, { operator, services, format }: Turn): string {
  const day = new Date(`${todayOf(operator, services.clock.now())}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return format.day(day.toISOString().slice(0, 10));
}
