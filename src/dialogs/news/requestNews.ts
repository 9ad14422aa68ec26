import type { Request } from '../../domain/records/request.js';
import type { Turn } from '../conversation/turn.js';
import { noteTold, toldBefore } from '../shown/told.js';

/**
 * What the operator's staff has done about one's own request since it was told last: answered it, taken it up, or closed it;
 * else ''. How often it was answered says whether an answer is new: what one writes oneself is told to nobody.
 */
export function requestNews({ id, reference, state, answers }: Request, turn: Turn): string {
  const given = answers.filter(({ by }) => by !== 'own');
  const states = { [state]: given.length };
  const last = given.at(-1);
  if (state === 'open' || toldBefore(id, states, turn)) return '';
  noteTold(id, states, turn);
  const { words } = turn;
  if (state === 'inProgress') return words.say('common:request.inProgress', { reference });
  if (state === 'closed' || last === undefined) return words.say('common:request.closed', { reference });
  return words.say('common:request.answered', { reference, text: last.text });
}
