import { readdir } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { Query } from '../../../src/domain/door/query.js';
import { linesFor } from '../../../src/domain/lines/find/choices.js';
import { asking, find } from './authorisationLookUps.js';
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

/** Roles whose queries are tried: what a role may not ask must not be what keeps the line's bounds. */
const roles = ['subscriber', 'administrator'] as const;
const others = ['colleague', 'company', 'operator'] as const;

/** Somebody of the company who is bound to the line of `own`; the colleague's line is the same company's. */
async function bound(role: (typeof roles)[number]) {
  const world = await openWorld({ operator: 'kcell', role });
  return { ...world, actor: { ...world.actor, boundTo: world.things.own.line.id } };
}

const names = Object.keys(queryTable).flatMap((name) => roles.map((role) => [name, role] as const));

describe('whoever is bound to a line', () => {
  it.each(names)('is told nothing of another line of the company by %s, as %s', async (name, role) => {
    const world = await bound(role);
    const { door, actor, things } = world;
    const query = queries.get(name);
    const asked = queryTable[name]?.asked;
    if (query === undefined || asked === undefined) throw new Error(`there is no query ${name}`);
    const inputs = (['own', ...others] as const).map((of) => asked(things[of], 'kcell'));
    const answers: unknown[] = [];
    for (const input of inputs) {
      answers.push(await door.ask({ query, input, actor }));
      const report = query.as === undefined ? undefined : await door.report({ query, input, actor });
      if (report?.ok) for await (const row of report.value.rows()) answers.push(row);
    }
    const told = JSON.stringify(answers);
    const lines = others.flatMap((of) => [things[of].line.id, things[of].line.number, things[of].line.iccid ?? '']);
    const company = `Company ${things.own.selection.organisation}`;
    const traces = [...lines, ...others.flatMap((of) => tracesOf(world, of, inputs))];
    const known = JSON.stringify([inputs, company]);
    expect(traces.filter((text) => text !== '' && !known.includes(text) && told.includes(text))).toEqual([]);
  });

  const reads = asking
    .filter(([operator, role]) => operator === 'kcell' && role === 'administrator')
    .flatMap(([, , found]) => Object.entries(found))
    .filter(([, { only = 'kcell' }]) => only === 'kcell');
  it.each(reads)('finds nothing of another line: %s', async (_name, { asked, look }) => {
    const world = await bound('administrator');
    for (const of of others) {
      const key = asked(world.things[of]);
      const told = JSON.stringify(await look(world, key)) ?? '';
      expect(tracesOf(world, of, key).filter((text) => told.includes(text))).toEqual([]);
    }
  });

  it('has the one line to choose, which is certain, and no other by whatever is typed', async () => {
    const { door, actor, things } = await bound('subscriber');
    const all = await door.find(linesFor('any'), actor, {}, find);
    expect([all.total, all.choices]).toMatchObject([1, [{ value: things.own.line.id, certain: true }]]);
    for (const text of ['%', things.colleague.line.number, things.company.line.number]) {
      const { choices } = await door.find(linesFor('any'), actor, {}, { ...find, text });
      expect(choices.filter(({ value }) => value !== things.own.line.id)).toEqual([]);
    }
    const other = { ...find, value: things.colleague.line.id };
    expect((await door.find(linesFor('any'), actor, {}, other)).choices).toEqual([]);
  });
});
