import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { z } from 'zod';
import { Budgets, type Rate, usualBudgets } from '../../src/bot/budgets.js';
import { ConfigError, loadConfig } from '../../src/bot/start/config.js';

const operating = readFileSync(new URL('../../docs/operating.md', import.meta.url), 'utf8');
const [, limits = ''] = operating.split('\n## Limits\n');
const [section = ''] = limits.split('\n## ');

/** What the table says of each: by its name. */
const shown = new Map(
  [...section.matchAll(/^\| `([\w.]+)` \| [^|]+ \| ([^|]+) \|$/gm)].map(([, name = '', many = '']) => [name, many]),
);

const spans = new Map([
  [60, 'a minute'],
  [300, 'in 5 minutes'],
  [900, 'in 15 minutes'],
  [3600, 'an hour'],
  [86_400, 'a day'],
]);
const megabyte = 1024 * 1024;
const many = (points: number) =>
  points >= megabyte ? `${points / megabyte} MB` : new Intl.NumberFormat('en').format(points);
const inWords = (budget: Rate | number): string =>
  typeof budget === 'number' ? `${many(budget)} at a time` : `${many(budget.points)} ${spans.get(budget.duration)}`;

it('every budget stands in docs/operating.md with what it is', () => {
  const { streams, ...others } = usualBudgets;
  const ofStreams = Object.entries(streams)
    .filter(([name]) => name !== 'checkEvery')
    .map(([name, most]) => [`streams.${name}`, inWords(most)] as const);
  const declared = [...Object.entries(others).map(([name, one]) => [name, inWords(one)] as const), ...ofStreams];
  expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(declared));
});

it('the configuration changes a budget by its name, and refuses a name that is none', () => {
  const budgets = { smsOfAccount: { points: 3, duration: 60 } };
  expect(loadConfig({ BUDGETS: JSON.stringify(budgets) }).budgets).toEqual(budgets);
  for (const wrong of ['{', '[]', '{"sms": {"points": 1, "duration": 1}}', '{"turns": {"points": 0, "duration": 1}}'])
    expect(() => loadConfig({ BUDGETS: wrong })).toThrow(ConfigError);
  expect(z.toJSONSchema(Budgets).additionalProperties).toBe(false);
});
