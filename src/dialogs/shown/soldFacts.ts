import type { Facts } from '../../domain/terms/fact.js';

/** What an agent gives away once a sale is carried out, and not before. */
const forLater = ['activationKey'];
/** What there is not where nothing has come of it: what was debited has gone back. */
const ofASale = [...forLater, 'price', 'balance', 'commission', 'startsAt', 'endsAt'];

const without = (facts: Facts, names: readonly string[]): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => !names.includes(name)));

/** What the receipt of a sale shows by how the back end stands with it: `done`, it `waits`, or `nothing` has come of it. */
export function soldFacts(facts: Facts, tone: 'done' | 'waits' | 'nothing'): Facts {
  if (tone === 'done') return facts;
  return without(facts, tone === 'waits' ? forLater : ofASale);
}
