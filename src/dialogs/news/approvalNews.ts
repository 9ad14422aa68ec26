import type { ApprovalStanding } from '../../domain/orders/approvals.js';
import type { Turn } from '../conversation/turn.js';
import { noteTold, toldBefore } from '../shown/told.js';

/**
 * What is told of a request for a second administrator: to the others that it waits for them, to whoever asked how it was
 * decided. '' where that was told already, or concerns somebody else.
 */
export function approvalNews(id: string, said: ApprovalStanding, turn: Turn): string {
  const { state, own, reference, askedBy, decidedBy, lines } = said;
  const states = { [state]: 1 };
  if (own === (state === 'waiting') || (!own && state !== 'waiting') || toldBefore(id, states, turn)) return '';
  noteTold(id, states, turn);
  const { words } = turn;
  const procedure = words.say('approvals:title');
  const counted = words.say('common:counted.lines', { count: lines });
  return words.say(`common:approval.${state}`, { reference, askedBy, decidedBy, lines: counted, procedure });
}
