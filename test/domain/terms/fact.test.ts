import { expect, it } from '@jest/globals';
import { z } from 'zod';
import { Fact } from '../../../src/domain/terms/fact.js';

const Shaped = z.object({ shape: z.record(z.string(), z.instanceof(z.ZodType)) });

/** The keys that each form of a fact has, and those that it cannot be without, in the order in which they are tried. */
const forms = Fact.options.map((option) => {
  const entries = Object.entries(Shaped.parse({ shape: option.shape }).shape);
  const needed = entries.filter(([, schema]) => !schema.safeParse(undefined).success);
  return { all: entries.map(([key]) => key), needed: needed.map(([key]) => key) };
});

it('is read as the form that it was kept in: none that has less of it is tried before', () => {
  expect(forms.length).toBeGreaterThan(25);
  const taken = forms.flatMap((later, at) =>
    forms
      .slice(0, at)
      .filter(({ all, needed }) => all.length < later.all.length && needed.every((key) => later.all.includes(key)))
      .map(({ all }) => `${all.join()} before ${later.all.join()}`),
  );
  expect(taken).toEqual([]);
});

it.each([
  { counted: 'sms' as const, count: 2 },
  { switch: 'Roaming', on: true, until: '2027-02-10T12:00:00.000Z' },
  { forward: 'Busy', to: '+375291000001', after: 20 },
])('keeps all of %j', (fact) => {
  expect(Fact.parse(fact)).toEqual(fact);
});
