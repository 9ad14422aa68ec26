import { pressed, registrationSteps } from '../guide.js';
import type { Talk } from './channel.js';
import type { Plan } from './server.js';

/** How many replies each turn of the guide gives: the spent card's new form and the next card, but for the first. */
export const replies: readonly number[] = [1, 2, 2, 2, 2, 2, 2, 2];

/** Carries out one whole piece of work in a conversation and gives the milliseconds of each turn. */
export type Script = (talk: Talk, n: number) => Promise<number[]>;

/** The registration of a customer (K2), from the menu to the receipt. The peer has no PIN: what is typed there is not sent to it. */
const guide: Script = async (talk, n) => {
  let heard = talk.last();
  const times: number[] = [];
  for (const [turn, [title, filled]] of registrationSteps(n).entries()) {
    const value = pressed(heard, title, filled);
    const began = performance.now();
    heard = await talk.send({ value }, replies[turn] ?? 1);
    times.push(performance.now() - began);
  }
  if (!JSON.stringify(heard).includes('Client enregistr')) throw new Error('the guide did not come to its end');
  return times;
};

/** As many turns with as many replies: twice a greeting and the answers to three questions. */
const plain: Script = async (talk) => {
  const texts = ['Hello', 'Carole', '33', 'Car', 'Hello', 'Carole', '33', 'Car'];
  const times: number[] = [];
  for (const [turn, text] of texts.entries()) {
    const asked = replies[turn] ?? 1;
    const began = performance.now();
    await talk.send({ text, value: { replies: asked } }, asked);
    times.push(performance.now() - began);
  }
  return times;
};

/** What is done with a bot: the guide where it has one. */
export const scriptOf = (bot: Plan['bot']): Script => (bot === 'guichet' || bot === 'peer' ? guide : plain);
