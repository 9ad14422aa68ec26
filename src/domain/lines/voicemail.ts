import { lineRulesOf, type Operator } from '../operator/index.js';
import type { Line, Voicemail } from '../records/line.js';
import type { OneFact } from '../terms/fact.js';
import { forwardConditions } from '../terms/forwarding.js';
import { conditionFact } from './forwarding.js';

type Mailbox = Pick<Line, 'voicemail'>;

/** Whether a line has voicemail, by its name, and where copies of its messages go (B16). */
export const voicemailFacts = (operator: Operator, { voicemail }: Mailbox): OneFact[] => [
  { switch: lineRulesOf(operator).voicemail?.name ?? '', on: voicemail !== undefined },
  ...copiesOf(voicemail),
];

/** The same where its name stands beside it. */
export const voicemailWords = ({ voicemail }: Mailbox): OneFact[] => [
  { word: voicemail === undefined ? 'off' : 'on' },
  ...copiesOf(voicemail),
];

const copiesOf = ({ email }: Voicemail = {}): OneFact[] => (email === undefined ? [] : [{ copiesTo: email }]);

/**
 * The same, with what voicemail does not get: a call that is forwarded elsewhere leaves the line before anybody is asked to leave
 * a message (3GPP TS 22.082).
 */
export function mailboxFacts(
  operator: Operator,
  line: Pick<Line, 'voicemail' | 'forwarding'>,
  own = voicemailFacts(operator, line),
): OneFact[] {
  const past =
    line.voicemail === undefined ? [] : forwardConditions.filter((id) => line.forwarding?.[id] !== undefined);
  if (past.length === 0) return own;
  return [...own, ...past.map((id) => conditionFact(operator, line, id)), { word: 'pastVoicemail' }];
}
