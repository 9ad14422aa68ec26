import type { ApprovalStanding } from '../domain/orders/approvalQueries.js';
import type { Speaker } from './speaker.js';

/** How a request stands, in a sentence. */
export function approvalText(said: ApprovalStanding, { words, format }: Speaker): string {
  const { state, reference, askedBy, decidedBy, lines, asked, why = '' } = said;
  const counted = words.say('common:counted.lines', { count: lines });
  const key = state === 'refused' && why !== '' ? 'refusedBecause' : state;
  const about = format.fact({ list: [...asked] });
  return words.say(`common:approval.${key}`, { reference, askedBy, decidedBy, lines: counted, about, why });
}
