import { list } from '../door/list.js';
import { present } from '../door/present.js';
import { lineRulesOf } from '../operator/index.js';
import type { Voicemail } from '../records/line.js';
import { choose, inLanguage } from '../terms/choices.js';
import { chosenLines } from './chosen.js';
import { linesNow } from './facts.js';
import { mailboxFacts } from './voicemail.js';

/** On or off, below what is so now, with what it costs to have it. */
export const voicemailStates = list<{ lines: string }>(async (asking, { lines }, find) => {
  const { operator } = asking;
  const { states = [], price } = lineRulesOf(operator).voicemail ?? {};
  const chosen = await chosenLines(asking, lines);
  const choices = states.map(({ id, name }) => ({
    ...{ value: id, title: inLanguage(name, find.language) },
    ...(id === 'on' && price !== undefined && { facts: [{ money: price, per: 'month' as const }] }),
  }));
  return { ...choose(choices, find), about: linesNow(chosen, (line) => mailboxFacts(operator, line)) };
});

/** How the chosen lines have it, where that is the same for all: to be changed or kept. */
export const voicemailOfLines = present<{ lines: string }, { state?: string; email?: string }>(
  async (asking, { lines }) => {
    const [first, ...others] = await chosenLines(asking, lines);
    if (first === undefined || others.some(({ voicemail }) => !isSame(voicemail, first.voicemail))) return undefined;
    const { voicemail } = first;
    return { answers: { state: voicemail === undefined ? 'off' : 'on', email: voicemail?.email } };
  },
);

const isSame = (one: Voicemail | undefined, other: Voicemail | undefined): boolean =>
  (one === undefined) === (other === undefined) && one?.email === other?.email;

/** What is answered where nobody is to leave a message. */
export const isOff = (state: string): boolean => state === 'off';
