import { z } from 'zod';
import { voicemail } from '../lines/changes/voicemail.js';
import { lineRulesOf } from '../operator/index.js';
import { ok, refuse } from '../terms/result.js';
import { email } from '../values/text.js';
import { lineCommand } from './lineCommand.js';

/** `email`: where copies go; without it there are none. */
const Input = z.object({ lines: z.string(), state: z.string(), email: email.optional() });
type Input = z.output<typeof Input>;

/** Belarus: the voicemail package of numbers, on or off, and where copies of the messages go by e-mail (B16). */
export const setVoicemail = lineCommand<Input>({
  name: 'line.voicemail',
  allowed: ['administrator'],
  input: Input,
  offered: voicemail.offered,
  reads: voicemail.reads,
  decide: ({ operator, input }, line) => {
    const { states = [], price } = lineRulesOf(operator).voicemail ?? {};
    const state = states.find(({ id }) => id === input.state)?.id;
    if (state === undefined) return refuse('value.choice');
    if (state === 'off') return ok({ change: voicemail.of({ voicemail: undefined }) });
    const change = voicemail.of({ voicemail: input.email === undefined ? {} : { email: input.email } });
    const isNew = line.voicemail === undefined && price !== undefined;
    return ok({ change, ...(isNew && { price: { money: price, per: 'month' } }) });
  },
});
