import type { Request } from '../../domain/records/request.js';
import type { Turn } from '../conversation/turn.js';
import { noteTold, toldBefore } from '../shown/told.js';

/** What the operator's staff has answered to one's own request since it was told last, or that it is closed; else ''. */
export function requestNews({ id, reference, state, answers }: Request, turn: Turn): string {
  const states = { [state]: answers.length };
  const last = answers.at(-1);
  if (state === 'open' || toldBefore(id, states, turn)) return '';
  noteTold(id, states, turn);
  const { words } = turn;
  if (state === 'closed' || last === undefined) return words.say('common:request.closed', { reference });
  return words.say('common:request.answered', { reference, text: last.text });
}
