import { readdir } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { Question } from '../../../src/domain/door/ask.js';
import type { Door } from '../../../src/domain/door/execute.js';
import type { Query } from '../../../src/domain/door/query.js';
import { refuse } from '../../../src/domain/terms/result.js';
import { columns, operatorIds } from './authorisationCells.js';
import { queryTable } from './authorisationQueries.js';
import { openWorld, tracesOf } from './authorisationWorld.js';

const Exported = z.record(z.string(), z.unknown());
const isQuery = (value: unknown): value is Query<object, unknown> =>
  z.looseObject({ name: z.string(), look: z.function() }).safeParse(value).success;

const queries = new Map<string, Query<object, unknown>>();
for (const file of await readdir(new URL('../../../src/domain/', import.meta.url), { recursive: true })) {
  if (!file.endsWith('.ts')) continue;
  const module = Exported.parse({ ...(await import(`../../../src/domain/${file.replace(/\.ts$/, '.js')}`)) });
  for (const one of Object.values(module).filter(isQuery)) queries.set(one.name, one);
}

it('the table has a row for every query, and no other', () => {
  expect(Object.keys(queryTable).sort()).toEqual([...queries.keys()].sort());
});

const cases = Object.entries(queryTable).flatMap(([name, row]) =>
  operatorIds.flatMap((operator) =>
    columns.map((role) => {
      const may = row.who === 'everybody' || (row.who[operator]?.includes(role) ?? false);
      return [name, row.guide, operator, role, may ? 'may' : 'may not', row] as const;
    }),
  ),
);

/** All rows of a report, for whoever may have it. */
async function wholeReport(door: Door, question: Question<object, unknown>, may: 'may' | 'may not'): Promise<unknown> {
  const found = await door.report(question);
  expect(found.ok).toBe(may === 'may');
  const rows: unknown[] = [];
  if (found.ok) for await (const row of found.value.rows()) rows.push(row);
  return rows;
}

describe('who may look at what', () => {
  it.each(cases)('%s (%s) at %s, as %s: %s', async (name, _guide, operator, role, may, { asked }) => {
    const world = await openWorld({ operator, role });
    const { door, actor, things } = world;
    const query = queries.get(name);
    if (query === undefined) throw new Error(`there is no query ${name}`);
    const answers = [];
    for (const whose of ['own', 'company', 'operator', 'unknown'] as const) {
      const input = asked(things[whose], operator);
      const answer = await door.ask({ query, input, actor });
      if (may === 'may not') expect([whose, answer]).toEqual([whose, refuse('actor.notAllowed')]);
      else expect([whose, answer.ok]).toEqual([whose, true]);
      answers.push(answer);
      // A report is read as a file, too.
      if (query.as !== undefined) answers.push(await wholeReport(door, { query, input, actor }, may));
    }
    // Whatever it is asked with, nothing of another company's or another operator's comes back but what was asked with.
    const inputs = Object.values(things).map((one) => asked(one, operator));
    const told = JSON.stringify(answers);
    const foreign = (['company', 'operator'] as const).flatMap((of) => tracesOf(world, of, inputs));
    expect(foreign.filter((text) => told.includes(text))).toEqual([]);
  });
});

it('the list of secret codes has those of the whole company, also what a colleague sent', async () => {
  const { door, actor, things } = await openWorld({ operator: 'kcell', role: 'administrator' });
  const query = queries.get('secretCode.list');
  const told = query && JSON.stringify(await door.ask({ query, input: {}, actor }));
  for (const { line } of [things.own, things.colleague]) expect(told).toContain(line.number);
  for (const { line } of [things.company, things.operator]) expect(told).not.toContain(line.number);
});
