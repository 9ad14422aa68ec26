import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { procedure } from '../../src/dialogs/definition/procedure.js';
import { choice, date, text } from '../../src/dialogs/fields/index.js';
import { kindOf } from '../../src/dialogs/fields/kind.js';
import { list } from '../../src/domain/door/list.js';
import { query as ask } from '../../src/domain/door/query.js';
import { linesFit } from '../../src/domain/lines/linesShown.js';
import { ok } from '../../src/domain/terms/result.js';
import { textLine } from '../../src/domain/values/text.js';
import {
  callDetails,
  invoicesShown,
  optionsOnLines,
  orderingInvoices,
  orderMobileUser,
  ticket,
} from './definitions.js';

const widest = [orderMobileUser, optionsOnLines, ticket, callDetails, orderingInvoices, invoicesShown];

describe('the widest guides', () => {
  // tsc has checked them by now; `procedure` throws on what cannot be asked.
  it.each(widest.map((one) => [one.id, one] as const))('%s can be asked', (_id, { fields, screens }) => {
    expect(fields.length).toBeGreaterThan(0);
    expect(new Set(fields.map(({ screen }) => screen))).toEqual(new Set(Object.keys(screens)));
  });

  it('take every kind of field together', () => {
    const kinds = new Set(widest.flatMap(({ fields }) => fields.map(({ schema }) => kindOf(schema).constructor.name)));
    const all = ['Text', 'Choice', 'Many', 'Lines', 'Date', 'Period', 'Amount', 'Toggle', 'Switches', 'File', 'Secret'];
    expect([...kinds].sort()).toEqual(all.map((one) => `${one}Kind`).sort());
  });

  it('ask O1 on the eight screens of the guide, of which the last is the review', () => {
    expect(Object.keys(orderMobileUser.screens)).toHaveLength(8);
  });
});

const query = ask<object>({ name: 'test.nothing', allowed: 'everybody', look: async () => ok({ facts: {} }) });
const show = { query, with: () => ({}) };
const none = list(async () => ({ choices: [], total: 0 }));
const line = () => text(textLine(10), 10);

const impossible: [string, () => unknown, string][] = [
  [
    'a field in two screens',
    () => procedure({ id: 'x', ask: { a: z.object({ one: line() }), b: z.object({ one: line() }) }, show }),
    'x: one is asked twice',
  ],
  [
    'a field that is called like what buttons send',
    () => procedure({ id: 'x', ask: { a: z.object({ language: line() }) }, show }),
    'x: language is what a button sends beside the fields: call it otherwise',
  ],
  [
    'a list that waits for a later answer',
    () =>
      procedure({
        id: 'x',
        ask: { a: z.object({ one: choice(), two: date() }) },
        pick: (after) => ({ one: after(['two'], none) }),
        show,
      }),
    'x: one needs two, which is asked later or never',
  ],
  [
    'a field it is begun with that needs another answer',
    () =>
      procedure({
        id: 'x',
        ask: { a: z.object({ two: date(), one: choice() }) },
        about: { one: linesFit('any') },
        pick: (after) => ({ one: after(['two'], none) }),
        show,
      }),
    'x: one needs two: it cannot be begun about lines',
  ],
  [
    'a schema of no kind',
    () => procedure({ id: 'x', ask: { a: z.object({ one: z.string() }) }, show }),
    'a field is made by one of the kinds in dialogs/fields',
  ],
];

describe('a definition that cannot be asked', () => {
  it.each(impossible)('is refused: %s', (_what, define, why) => {
    expect(define).toThrow(why);
  });
});
