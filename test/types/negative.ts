import { z } from 'zod';
import { procedure } from '../../src/dialogs/definition/procedure.js';
import { amount, choice, file, many, period, secret, text, toggle } from '../../src/dialogs/fields/index.js';
import { command } from '../../src/domain/door/command.js';
import { list } from '../../src/domain/door/list.js';
import type { Query } from '../../src/domain/door/query.js';
import { orderShown } from '../../src/domain/orders/ordersShown.js';
import type { Period } from '../../src/domain/terms/period.js';
import { ok } from '../../src/domain/terms/result.js';
import { textLine } from '../../src/domain/values/text.js';

/**
 * What a definition cannot say. `npm run typecheck` covers test/, and a `@ts-expect-error` without an error under it is
 * one itself: so each of these lines is a test, and nothing here is ever run.
 */

const Input = z.object({ category: z.string(), offer: z.string(), note: z.string().optional() });
type Input = z.output<typeof Input>;
const buy = command<Input>({
  name: 'test.buy',
  allowed: ['agent'],
  proof: 'none',
  input: Input,
  subject: ({ offer }) => `offer:${offer}`,
  run: async () => ok({ reference: 'TEST', facts: {} }),
});
const look: Query<Input> = { name: 'test.look', allowed: ['agent'], look: async () => ok({ facts: {} }) };

const line = () => text(textLine(40), 40);
const id = 'negative';
const ask = { all: z.object({ category: line(), offer: line(), note: line().optional() }) };
/** The same, where two are answered from lists. */
const listed = { all: z.object({ category: choice(), offer: choice(), note: line().optional() }) };
const run = { command: buy, with: (answers: Input) => answers };
const none = list(async () => ({ choices: [], total: 0 }));
/** A list that depends on what is chosen as an offer. */
const ofOffer = list<{ offer: string }>(async () => ({ choices: [], total: 0 }));

export const fine = [
  () =>
    procedure({
      id,
      ask,
      skip: (after) => ({ note: after(['offer'], ({ offer }) => offer === '') }),
      check: (after) => ({ note: after(['offer'], (_asking, { offer }, typed) => ok(offer + typed)) }),
      run,
    }),
  () =>
    procedure({
      id,
      ask: listed,
      pick: (after) => ({ category: after([], none), offer: after(['category'], none) }),
      run,
    }),
];

export const checkedKinds = [
  () =>
    procedure({
      id,
      ask: { all: z.object({ ...ask.all.shape, on: period().optional() }) },
      // @ts-expect-error: days are checked as days.
      check: (after) => ({ on: after(['offer'], (_asking, _known, typed: string) => ok(typed)) }),
      run,
    }),
  () =>
    procedure({
      id,
      ask,
      // @ts-expect-error: a text is no days.
      check: (after) => ({ note: after(['offer'], (_asking, _known, days: Period) => ok(days)) }),
      run,
    }),
];

export const pickers = [
  () =>
    procedure({
      id,
      ask: listed,
      // @ts-expect-error: `price` is not asked.
      pick: (after) => ({ category: after([], none), price: after([], none) }),
      run,
    }),
  () =>
    procedure({
      id,
      ask: listed,
      // @ts-expect-error: the list needs an `offer`, which is not named by this `after`.
      pick: (after) => ({ offer: after([], none), category: after(['category'], ofOffer) }),
      run,
    }),
  () =>
    procedure({
      id,
      ask: listed,
      // @ts-expect-error: there is no field `price` to wait for.
      pick: (after) => ({ category: after([], none), offer: after(['price'], none) }),
      run,
    }),
  () =>
    procedure({
      id,
      ask: listed,
      // @ts-expect-error: an `offer` is a choice, and has no list.
      pick: (after) => ({ category: after([], none) }),
      run,
    }),
  // @ts-expect-error: nor do choices without any `pick`.
  () => procedure({ id, ask: listed, run }),
  () =>
    procedure({
      id,
      ask,
      // @ts-expect-error: an `offer` is typed here, and has no use for a list.
      pick: () => ({ offer: { after: [], list: none } }),
      run,
    }),
];

export const skips = [
  () =>
    procedure({
      id,
      ask,
      // @ts-expect-error: `price` is not asked.
      skip: (after) => ({ price: after([], () => true) }),
      run,
    }),
  () =>
    procedure({
      id,
      ask,
      // @ts-expect-error: `offer` is not named by this `after`.
      skip: (after) => ({ note: after(['category'], ({ offer }) => offer === '') }),
      run,
    }),
  () =>
    procedure({
      id,
      ask,
      // @ts-expect-error: there is no field `price` to wait for.
      skip: (after) => ({ note: after(['price'], () => true) }),
      run,
    }),
  () =>
    procedure({
      id,
      ask,
      // @ts-expect-error: the command needs an `offer`, so it cannot be left out.
      skip: (after) => ({ offer: after(['category'], () => true) }),
      run,
    }),
];

const wide = {
  all: z.object({
    ...ask.all.shape,
    several: many(3),
    yes: toggle(),
    days: period(),
    price: amount('EUR'),
    papers: file(2),
    password: secret(textLine(40), 40),
  }),
};
const kept = () => ok('');

export const checks = [
  // @ts-expect-error: a check is for texts, not for several choices.
  () => procedure({ id, ask: wide, check: (after) => ({ several: after([], kept) }), run }),
  // @ts-expect-error: nor for a yes or no.
  () => procedure({ id, ask: wide, check: (after) => ({ yes: after([], kept) }), run }),
  // @ts-expect-error: nor for a period.
  () => procedure({ id, ask: wide, check: (after) => ({ days: after([], kept) }), run }),
  // @ts-expect-error: nor for an amount.
  () => procedure({ id, ask: wide, check: (after) => ({ price: after([], kept) }), run }),
  // @ts-expect-error: nor for files.
  () => procedure({ id, ask: wide, check: (after) => ({ papers: after([], kept) }), run }),
  // @ts-expect-error: nor for a secret: it is sealed by then.
  () => procedure({ id, ask: wide, check: (after) => ({ password: after([], kept) }), run }),
  // @ts-expect-error: `price` is not asked.
  () => procedure({ id, ask, check: (after) => ({ price: after([], kept) }), run }),
];

export const begun = [
  // @ts-expect-error: `price` is not asked.
  () => procedure({ id, ask, about: { price: orderShown.any }, run }),
  // @ts-expect-error: what is known of an order is whether it can be undone.
  () => orderShown.when(({ lines }) => lines.length > 0),
  // @ts-expect-error: a field is begun with a thing that is declared, not with its name.
  () => procedure({ id, ask, about: { category: 'order' }, run }),
];

export const inputs = [
  // @ts-expect-error: the command takes no `colour`.
  () => procedure({ id, ask, run: { command: buy, with: (answers) => ({ ...answers, colour: 1 }) } }),
  // @ts-expect-error: the command needs an `offer`.
  () => procedure({ id, ask, run: { command: buy, with: ({ category }) => ({ category }) } }),
  // @ts-expect-error: an `offer` is a text.
  () => procedure({ id, ask, run: { command: buy, with: (answers) => ({ ...answers, offer: 1 }) } }),
  // @ts-expect-error: `price` is not asked.
  () => procedure({ id, ask, run: { command: buy, with: ({ price, ...answers }) => answers } }),
  // @ts-expect-error: the query needs an `offer`.
  () => procedure({ id, ask, show: { query: look, with: ({ category }) => ({ category }) } }),
];

export const endings = [
  // @ts-expect-error: it runs a command or shows a query, not both.
  () => procedure({ id, ask, run, show: { query: look, with: (answers) => answers } }),
  // @ts-expect-error: it has to do one of them.
  () => procedure({ id, ask }),
];

// @ts-expect-error: a definition has no other keys.
export const keys = () => procedure({ id, ask, run, before: () => undefined });
