import type { Cost, Costs } from '../domain/terms/costs.js';
import type { Speaker } from './speaker.js';

interface Labelled {
  readonly label: string;
  readonly value: string;
}

/** What something costs: each part under its name, then what they come to a month and once. Of nothing, nothing. */
export function costFacts(costs: Costs | undefined, { words, format }: Speaker): Labelled[] {
  if (costs === undefined) return [];
  const { parts, month, once } = costs;
  const price = ({ month, once }: Cost): string =>
    [
      ...(month === undefined ? [] : [words.say('common:costs.aMonth', { amount: format.money(month) })]),
      ...(once === undefined ? [] : [words.say('common:costs.oneOff', { amount: format.money(once) })]),
    ].join(', ');
  return [
    ...parts.map((part) => ({ label: format.fact(part.what), value: price(part) })),
    ...(month === undefined ? [] : [{ label: words.say('common:costs.month'), value: format.money(month) }]),
    ...(once === undefined ? [] : [{ label: words.say('common:costs.once'), value: format.money(once) }]),
  ];
}
