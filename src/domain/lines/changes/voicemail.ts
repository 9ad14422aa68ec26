import { type Operator, ruled } from '../../operator/index.js';
import { Line, type Voicemail } from '../../records/line.js';
import { fine, type Result, refuse } from '../../terms/result.js';
import { inState } from '../states.js';
import { mailboxFacts, voicemailFacts, voicemailWords } from '../voicemail.js';
import { changeKind } from './change.js';

const columns = Line.pick({ voicemail: true });

/** Voicemail of a line, on or off, and where copies of its messages go (B16). */
export const voicemail = changeKind({
  kind: 'voicemail',
  offered: ruled('voicemail'),
  about: 'voicemail',
  holds: columns,
  columns,
  reads: {
    facts: voicemailFacts,
    between: (operator, before, after) => ({
      before: voicemailFacts(operator, before),
      // Its name was said of what there is before.
      after: mailboxFacts(operator, after, voicemailWords(after)),
    }),
  },
  ways: (_operator, line) => (line.voicemail === undefined ? [{ voicemail: {} }] : [{ voicemail: {} }, {}]),
  fits: (operator, held, line) => {
    const may = inState(line, 'active', 'suspended');
    return may.ok ? somebodyListens(operator, held, line) : may;
  },
  applied: ({ voicemail: mailbox }, line) => ({ ...line, voicemail: mailbox }),
  opposite: (_held, before) => ({ kind: 'voicemail', ...before }),
});

/** Nobody listens to the messages of a meter or a terminal; what such a line has of an older day can be turned off. */
function somebodyListens(
  { catalogue }: Operator,
  { voicemail: mailbox }: { readonly voicemail?: Voicemail | undefined },
  { plan }: Line,
): Result<undefined> {
  const machines = catalogue.plans.find(({ id }) => id === plan)?.machines === true;
  return machines && mailbox !== undefined ? refuse('voicemail.machine') : fine;
}
