import { z } from 'zod';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { linesFit } from '../../../domain/lines/linesShown.js';
import { isOff, voicemailOfLines, voicemailStates } from '../../../domain/lines/voicemailChoices.js';
import { setVoicemail } from '../../../domain/orders/setVoicemail.js';
import { email } from '../../../domain/values/text.js';
import { procedure } from '../../definition/procedure.js';
import { choice, emailText, lines } from '../../fields/index.js';

/**
 * Belarus: voicemail (B16). The guide names what can be done and shows no steps: how the numbers have it is there before it is
 * asked, and several can be changed alike.
 */
export const voiceMessages = procedure({
  id: 'voiceMessages',
  ask: {
    lines: z.object({ lines: lines() }),
    mailbox: z.object({ state: choice(), email: emailText(email).optional() }),
  },
  about: { lines: linesFit('voicemail') },
  pick: (after) => ({ lines: after([], linesFor('voicemail')), state: after(['lines'], voicemailStates) }),
  skip: (after) => ({ email: after(['state'], ({ state }) => isOff(state)) }),
  preset: (after) => ({ mailbox: after(['lines'], voicemailOfLines) }),
  run: { command: setVoicemail, with: (answers) => answers },
});
