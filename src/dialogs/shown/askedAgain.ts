import type { Result } from '../../domain/terms/result.js';
import type { Rows, Shown } from '../../domain/terms/shown.js';
import type { Turn } from '../conversation/turn.js';
import { given } from '../definition/answers.js';
import type { Guides } from '../definition/guides.js';

/** Other rows of the list that was shown last, as it is now. Undefined where there is none. */
export async function askedAgain(
  rows: Rows,
  { procedures }: Guides,
  { state: { list }, services, actor }: Turn,
): Promise<Result<Shown> | undefined> {
  const show = procedures.get(list?.procedure ?? '')?.ending.show;
  if (list === undefined || show === undefined) return undefined;
  const input = show.with(given(list.answers));
  const further = { ...rows, again: true as const };
  return services.door.ask({ query: show.query, input, rows: further, actor, procedure: list.procedure });
}
